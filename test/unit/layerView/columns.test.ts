import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { layoutOf } from "../../../media/layerView/compose/columns";
import { composePhrases } from "../../../media/layerView/compose/phrases";
import { plain } from "../../../media/layerView/text";
import { createService } from "../../../server/service";

function projectOf(text: string) {
  return createService().project(TextDocument.create("file:///compose.yaml", "dockercompose", 1, text))!;
}

const shop = `
services:
  web:
    image: web
    networks: [front, back]
    volumes: ["uploads:/srv/uploads"]
    depends_on:
      db:
        condition: service_healthy
  worker:
    image: web
    networks: [back]
    volumes: ["uploads:/in:ro", "./src:/src"]
    depends_on: [db]
  db:
    image: postgres:18
    networks: [back]
    volumes: ["db-data:/var/lib/postgresql"]
networks:
  front:
  back:
    internal: true
  lonely:
volumes:
  db-data:
  uploads:
`;

test("columns: services stand in the order they start", () => {
  const { columns } = layoutOf(projectOf(shop));
  assert.deepEqual(
    columns.map(({ service, wave, index }) => [service.name, wave, index]),
    [
      ["db", 1, 2],
      ["web", 2, 0],
      ["worker", 2, 1],
    ],
  );
});

test("columns: a circle of services stands last, without a wave", () => {
  const { columns } = layoutOf(
    projectOf("services:\n  a: { image: x, depends_on: [b] }\n  b: { image: x, depends_on: [a] }\n  c: { image: x }\n"),
  );
  assert.deepEqual(
    columns.map(({ service, wave }) => [service.name, wave]),
    [
      ["c", 1],
      ["a", undefined],
      ["b", undefined],
    ],
  );
});

test("bands and drums: whose columns they meet", () => {
  const { bands, drums } = layoutOf(projectOf(shop));
  assert.deepEqual(
    bands.map(({ key, columns, internal }) => [key, columns, internal]),
    [
      ["front", [1], false],
      ["back", [0, 1, 2], true],
      ["lonely", [], false],
    ],
  );
  assert.deepEqual(
    drums.map(({ key, mounts }) => [key, mounts.map(({ column, target, readOnly }) => [column, target, readOnly])]),
    [
      ["db-data", [[0, "/var/lib/postgresql", false]]],
      [
        "uploads",
        [
          [1, "/srv/uploads", false],
          [2, "/in", true],
        ],
      ],
    ],
  );
});

test("project: the title counts, and up and down say what stays", () => {
  const project = projectOf(shop);
  const { summary, down, downVolumes } = composePhrases.en;
  assert.equal(plain(summary(project)), "3 services · 3 networks · 2 named volumes · starts in 2 waves");
  assert.match(plain(down(project.lifeCycle)), /keeps (?:db-data and uploads|uploads and db-data)$/);
  assert.match(plain(downVolumes(project.lifeCycle)), /^deletes (?:db-data and uploads|uploads and db-data)/);
});

test("project: what a variable may make right is told apart from what is refused for certain", () => {
  const problems = (text: string, environment?: Record<string, string>) => {
    const document = TextDocument.create("file:///compose.yaml", "dockercompose", 1, text);
    return createService()
      .project(document, environment && { environment })!
      .problems.map(({ ifUnset }) => ifUnset === true);
  };
  const open = 'services:\n  web:\n    image: x\n    ports: ["${PORT}:80:1:2"]\n';
  assert.deepEqual(problems(open), [true]);
  assert.deepEqual(problems(open, { PORT: "1" }), [false]);
  assert.deepEqual(problems(open.replace("${PORT}", "1")), [false]);
});
