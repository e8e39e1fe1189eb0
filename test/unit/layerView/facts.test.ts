import assert from "node:assert/strict";
import { test } from "node:test";
import { baseOf, commandLine, startOf, summaryOf } from "../../../media/layerView/facts";
import { analyze } from "../../../server/dockerfile/analysis";

const stackOf = (text: string) => analyze(text, 1).stack;

test("summary: layers and metadata of the image's stages, names of the others", () => {
  const text = "FROM a\nRUN x\nFROM b AS base\nENV A=1\nARG B\nFROM base\nCOPY --from=0 / /\nUSER u\n";
  assert.deepEqual(summaryOf(stackOf(text)), { layers: 1, notes: 2, left: [{ index: 0 }] });
});

test("summary: lines the builder refuses are not counted as metadata", () => {
  assert.equal(summaryOf(stackOf("FROM a\nCOPPY . .\nEXPOSE web\nUSER u\n")).notes, 1);
});

const starts: [name: string, text: string, start: ReturnType<typeof startOf>][] = [
  ["an unknown base decides what the file does not say", "FROM a", { command: "", open: "base", ports: [] }],
  [
    "a command alone runs behind the ENTRYPOINT of an unknown base",
    'FROM a\nCMD ["x", "y z"]',
    { command: 'x "y z"', open: "entrypoint", ports: [] },
  ],
  [
    "ENTRYPOINT and CMD combine",
    'FROM a\nENTRYPOINT ["x"]\nCMD ["y"]\nUSER u\nWORKDIR /w\nEXPOSE 80',
    { command: "x y", user: "u", workdir: "/w", ports: ["80/tcp"] },
  ],
  [
    "on scratch nothing is left open",
    "FROM scratch\nCOPY a /",
    { command: "", open: "none", user: "root", workdir: "/", ports: [] },
  ],
];

for (const [name, text, start] of starts) {
  test(`start: ${name}`, () => assert.deepEqual(startOf(stackOf(text)), start));
}

const commandLines: [words: string[], line: string][] = [
  [["a", "--b=c", "$D"], "a --b=c $D"],
  [["sh", "-c", 'echo "hi"'], 'sh -c "echo \\"hi\\""'],
  [["C:\\a\\b.exe", "C:\\a b"], 'C:\\a\\b.exe "C:\\\\a b"'],
  [["", "a\tb"], '"" "a\\tb"'],
];

for (const [words, line] of commandLines) {
  test(`command line: ${line}`, () => assert.equal(commandLine(words), line));
}

const checks: [name: string, line: string, check: ReturnType<typeof startOf>["healthcheck"]][] = [
  [
    "a command with its interval",
    "HEALTHCHECK --interval=1m30s CMD curl -f x",
    { command: "curl -f x", everySeconds: 90 },
  ],
  ["the exec form", 'HEALTHCHECK CMD ["a b", "c"]', { command: '"a b" c' }],
  ["switched off", "HEALTHCHECK NONE", {}],
];

for (const [name, line, check] of checks) {
  test(`health check: ${name}`, () => assert.deepEqual(startOf(stackOf(`FROM a\n${line}`)).healthcheck, check));
}

test("base: a variable that nobody has set leaves no reference", () => {
  const base = baseOf(stackOf("ARG B\nFROM ${B}"));
  assert.deepEqual([base.reference, base.parts], [undefined, undefined]);
});
