import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createService } from "../../../server/service";

const service = createService();
const open = (text: string) => TextDocument.create("file:///Dockerfile", "dockerfile", 1, text);

/** The marked line (`>`) is the one that read otherwise; behind `#` what becomes of each step: R runs again, C from the cache, ? depends. */
const changedLines: [name: string, text: string][] = [
  ["a command: itself and all above it", "FROM a\nRUN x#C\n> RUN y#R\nRUN z#R"],
  ["one command of two that are equal", "FROM a\n> RUN x#R\nRUN x#R"],
  ["a copy: itself and all above it", "FROM a\n> COPY a b#R\nRUN z#R"],
  ["a variable: the commands that see it", "FROM a\n> ENV A=1\nRUN x#R\nCOPY a b#R"],
  ["a variable: not what copies before any command", "FROM a\n> ENV A=1\nCOPY a b#C\nRUN x#R"],
  ["a variable in a path", "FROM a\n> ENV A=1\nCOPY a $A#R"],
  ["a label: nothing", "FROM a\n> LABEL a=b\nRUN x#C"],
  ["the command of the container: nothing", 'FROM a\nRUN x#C\n> CMD ["x"]'],
  ["the base image: everything", "> FROM a\nRUN x#R\nCOPY a b#R"],
  ["the base of one stage: what uses the stage depends", "> FROM a AS x\nRUN x#R\nFROM b\nCOPY --from=x /a /b#?"],
  ["a user", "FROM a\nCOPY a b#C\n> USER u\nRUN x#R"],
  ["an argument", "FROM a\n> ARG V=1\nRUN x#R"],
  ["a copy out of a stage: not the stage", "FROM a AS x\nRUN x#C\nFROM b\n> COPY --from=x /a /b#R\nRUN y#R"],
  ["a command with a mount: not what it mounts", "FROM a AS x\nRUN x#C\nFROM b\n> RUN --mount=from=x,target=/x y#R"],
  ["over several lines", "FROM a\n> RUN x \\\n  y#R\nRUN z#R"],
];

for (const [name, marked] of changedLines) {
  test(`what if this line changes: ${name}`, () => {
    const line = marked.split("\n").findIndex((each) => each.startsWith("> "));
    const text = marked.replace("> ", "").replace(/#[RC?]/g, "");
    const document = open(text);
    const changed = service.layerStack(document)!.steps.findIndex(({ range }) => range.start.line === line);
    const letters = { rebuilt: "R", reused: "C", depends: "?" };
    const fates = service.rebuild(document, { changedSteps: [changed] })!.steps.map(({ fate }) => letters[fate]);
    assert.deepEqual(
      fates,
      [...marked.matchAll(/#([RC?])/g)].map(([, letter]) => letter),
    );
  });
}

const files = ["package.json", "src/app.js", "src/deep/x.ts", "README.md", ".dockerignore"];
const copied: [name: string, text: string, dockerignore: string | undefined, steps: Record<string, number[]>][] = [
  ["nothing", "FROM a\nRUN x", undefined, {}],
  ["a file", "FROM a\nCOPY package.json .", undefined, { "package.json": [1] }],
  ["a folder", "FROM a\nADD src /s", undefined, { "src/app.js": [1], "src/deep/x.ts": [1] }],
  [
    "everything but what is ignored",
    "FROM a\nCOPY package.json .\nRUN x\nCOPY . .",
    "*.md\nsrc/deep",
    { "package.json": [1, 3], "src/app.js": [3], ".dockerignore": [3] },
  ],
  ["a pattern", "FROM a\nCOPY *.md /", undefined, { "README.md": [1] }],
  [
    "a mount",
    "FROM a\nRUN --mount=type=bind,source=src,target=/s x",
    undefined,
    { "src/app.js": [1], "src/deep/x.ts": [1] },
  ],
  [
    "not from a stage, and not into one that is not built",
    "FROM a AS x\nCOPY src /\nFROM a\nCOPY --from=b src /",
    undefined,
    {},
  ],
];

for (const [name, text, dockerignore, expected] of copied) {
  test(`copied files: ${name}`, () => {
    const answer = service.copiedFiles(open(text), { files, ...(dockerignore !== undefined && { dockerignore }) })!;
    assert.deepEqual(Object.fromEntries(answer.map(({ path, steps }) => [path, steps])), expected);
  });
}
