import assert from "node:assert/strict";
import { test } from "node:test";
import { readProject } from "../../../server/compose/project/model";
import { parseCompose } from "../../../server/compose/read/parse";

function project(text: string, environment?: Record<string, string>) {
  return readProject(parseCompose(text), environment ? { environment } : {});
}

const chain = `name: shop
services:
  web: {image: web, depends_on: [api, cache]}
  api: {image: api, depends_on: [db], volumes: [/tmp/a], scale: 2}
  cache: {image: redis}
  db: {image: postgres, volumes: ["data:/var/lib/postgresql", "theirs:/t"], networks: [back]}
  tool: {image: tool, profiles: [debug], volumes: ["tool:/t"], depends_on: [db]}
volumes: {data: , theirs: {external: true}, tool: , unused: }
networks: {back: }
`;

test("project: services start in waves", () => {
  assert.deepEqual(project(chain).startOrder, [["cache", "db"], ["api", "tool"], ["web"]]);
});

test("project: services of a cycle, and those that wait for one, are in no wave", () => {
  const { startOrder, refusals } = project(
    "services:\n  a: {image: a, depends_on: [b]}\n  b: {image: b, depends_on: [a]}\n  c: {image: c, depends_on: [a]}\n  d: {image: d}\n",
  );
  assert.deepEqual(startOrder, [["d"]]);
  assert.deepEqual(
    refusals.map(({ message }) => message),
    ["dependency cycle detected: a -> b -> a"],
  );
});

test("project: what up makes and down removes", () => {
  assert.deepEqual(project(chain).lifeCycle, {
    up: {
      services: ["web", "api", "cache", "db"],
      volumes: ["data"],
      networks: ["back", "default"],
      anonymousVolumes: 2,
    },
    down: { removes: { networks: ["back", "default"] }, keeps: { volumes: ["data"] } },
    downVolumes: { removes: { networks: ["back", "default"], volumes: ["data"] } },
  });
});

test("project: volumes know who mounts them", () => {
  const { volumes } = project(
    "services:\n  a: {image: a, volumes: [x1:/x, y1:/y:ro]}\n  b: {image: b, volumes: [x1:/z]}\nvolumes: {x1: }\n",
  );
  assert.deepEqual(
    volumes.map(({ key, declared, nameOnMachine, users }) => [
      key,
      declared,
      nameOnMachine,
      users.map((user) => user.service + user.target),
    ]),
    [
      ["x1", true, "<project>_x1", ["a/x", "b/z"]],
      ["y1", false, "<project>_y1", ["a/y"]],
    ],
  );
});

test("project: what an included file may hold is not missed", () => {
  const rest = "services:\n  a: {image: a, depends_on: [b], volumes: ['data:/d'], networks: [front]}\n";
  assert.equal(project(rest).refusals.length, 3);
  const { refusals, includes } = project(`include: [one.yaml, {path: [two.yaml, three.yaml]}]\n${rest}`);
  assert.deepEqual(refusals, []);
  assert.deepEqual(
    includes.map(({ path }) => path),
    ["one.yaml", "two.yaml", "three.yaml"],
  );
});

test("project: a service that extends one of another file is not judged by what it lacks", () => {
  const { services, refusals } = project("services:\n  a: {extends: {file: base.yaml, service: b}}\n");
  assert.deepEqual(refusals, []);
  assert.equal(services[0]?.extends?.file, "base.yaml");
});

test("project: ranges are those of the file, after merges, too", () => {
  const text = "x-p: &p\n  - 80:80\nservices:\n  a:\n    image: a\n    ports: *p\n  b:\n    extends: a\n";
  const { services } = project(text);
  assert.deepEqual(
    services.map(({ name, ports }) => [name, ports[0]?.range.start]),
    [
      ["a", { line: 1, character: 4 }],
      ["b", { line: 1, character: 4 }],
    ],
  );
});

test("project: variables take the values they are given", () => {
  const text = "services:\n  a:\n    image: a:${TAG}\n    environment: [SET, UNSET]\n    command: $TAG ${OTHER:+x}\n";
  const { services, variables } = project(text, { TAG: "1", SET: "yes" });
  const [service] = services;
  assert.equal(service?.image, "a:1");
  assert.deepEqual(
    service?.environment.map(({ name, value, source }) => [name, value, source]),
    [
      ["SET", "yes", "shell"],
      ["UNSET", undefined, "shell"],
    ],
  );
  assert.deepEqual(
    variables.map(({ name, value, blank, ranges }) => [name, value, blank, ranges.length]),
    [
      ["TAG", "1", false, 2],
      ["OTHER", undefined, false, 1],
    ],
  );
  assert.equal(project(text).variables[0]?.blank, true);
});
