import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readProject } from "../../server/compose/project/model";
import { parseCompose } from "../../server/compose/read/parse";
import { createService } from "../../server/service";
import { hostile } from "../support/hostile";
import { root } from "../support/root.mjs";

const folder = `${root}/test/engine/compose`;
const files = ["", "refused/"].flatMap((within) =>
  readdirSync(`${folder}/${within}`)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => readFileSync(`${folder}/${within}${file}`, "utf8")),
);

/** The project of a text; every place in it must be one of the text. */
function project(text: string) {
  const document = TextDocument.create("file:///compose.yaml", "dockercompose", 1, text);
  const project = createService().project(document, {}, "en")!;
  const check = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("start" in value && "end" in value) {
      for (const position of [value.start, value.end] as { line: number; character: number }[]) {
        assert.deepEqual(document.positionAt(document.offsetAt(position)), position);
      }
    } else Object.values(value).forEach(check);
  };
  check(project);
  return project;
}

test("compose project: a file cut off anywhere still has one", () => {
  for (const text of files) {
    const stride = Math.ceil(text.length / 6);
    for (let end = 0; end < text.length; end += stride) project(text.slice(0, end));
  }
});

test("compose project: lines in any order still have one", () => {
  const lines = [...new Set(files.flatMap((text) => text.split("\n")))];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 20 }), (chosen) => {
      project(`services:\n  web:\n    image: a\n${chosen.join("\n")}`);
    }),
    { numRuns: 300 },
  );
});

test("compose project: text of the file stays what it is, wherever it stands", () => {
  for (const text of hostile) {
    const quoted = JSON.stringify(text.replaceAll("$", "$$$$"));
    const { services } = project(
      `services:\n  web:\n    image: ${quoted}\n    environment: {A: ${quoted}}\n    ports: [${quoted}]\n`,
    );
    assert.equal(services[0]?.image, text);
    assert.equal(services[0]?.environment[0]?.value, text);
  }
});

const names = Array.from({ length: 1000 }, (_, at) => `s${at}`);

const bombs: [name: string, text: string][] = [
  [
    "aliases in aliases",
    `x0: &x0 [a, a]\n${names
      .slice(1, 60)
      .map((_, at) => `x${at + 1}: &x${at + 1} [*x${at}, *x${at}]\n`)
      .join("")}services:\n  a: {image: a, volumes: *x59}\n`,
  ],
  [
    "a shared list of mounts",
    `x: &x\n${names.map((name) => `  - ${name}:/${name}\n`).join("")}services:\n${names.map((name) => `  ${name}: {image: a, volumes: *x}\n`).join("")}`,
  ],
  [
    "a chain of extends",
    `services:\n${names.map((name, at) => `  ${name}: {image: a, extends: s${at + 1}}\n`).join("")}`,
  ],
  [
    "merges of merges",
    `x0: &x0 {a: b}\n${names
      .slice(1, 500)
      .map((_, at) => `x${at + 1}: &x${at + 1} {<<: [*x${at}, *x${at}]}\n`)
      .join("")}services:\n  a: {<<: *x499, image: a}\n`,
  ],
  [
    "everybody waits for everybody",
    `x: &x [${names.join(", ")}]\nservices:\n${names
      .slice(0, 300)
      .map((name) => `  ${name}: {image: a, depends_on: *x}\n`)
      .join("")}`,
  ],
  ["a thousand documents", names.map((name) => `---\nservices: {${name}: {image: a, environment: {A: b}}}\n`).join("")],
  [
    "ranges of every port",
    `services:\n  a:\n    image: a\n    ports:\n${names
      .slice(0, 20)
      .map((_, at) => `      - 127.0.0.${at + 1}:0-65535:0-65535\n`)
      .join("")}`,
  ],
  ["variables in variables", `services:\n  a: {image: "${"${A:-".repeat(2000)}${"}".repeat(2000)}"}\n`],
];

for (const [name, text] of bombs) {
  test(`compose project: ${name}: an answer all the same`, () => {
    assert.ok(readProject(parseCompose(text)).services.length >= 1);
  });
}
