import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseCompose } from "../../../server/compose/read/parse";
import { evaluate } from "../../../server/dockerfile/evaluate";
import { parse } from "../../../server/dockerfile/read/parse";
import { layerStack } from "../../../server/dockerfile/stack";
import { root } from "../../support/root.mjs";
import { type Fence, fencesIn, isWholeDockerfile, topicFences } from "../../support/topicFences.mjs";

const fences = topicFences();
const whole = fences.filter(isWholeDockerfile);

/** What is wrong with a code block, whatever it shows. */
function faults(fence: Fence): string[] {
  switch (fence.language) {
    case "dockerfile": {
      const text = isWholeDockerfile(fence) ? fence.text : `FROM scratch\n${fence.text}`;
      return layerStack(evaluate(parse(text)), 1).problems.map(({ message }) => message);
    }
    case "yaml": {
      const { documents } = parseCompose(fence.text);
      if (documents.length === 0 || documents.some(({ broken }) => broken)) return ["no YAML"];
      return documents.every(({ root }) => root?.kind === "map") ? [] : ["no map"];
    }
    default:
      return [`no language that is known: "${fence.language}"`];
  }
}

const broken: [name: string, markdown: string][] = [
  ["an unknown flag", "```dockerfile\nFROM alpine\nCOPY --frm=a b /\n```"],
  ["an unknown instruction in a piece", "```dockerfile\nCOPPY a /\n```"],
  ["a mount of no kind", "{?a}{!b}```dockerfile\nRUN --mount=type=cash,target=/c true\n```"],
  ["a quote without an end", '```yaml\nservices:\n  web:\n    image: "nginx\n```'],
  ["a list without keys", "```yaml\n- web\n```"],
  ["no language", "```\nFROM scratch\n```"],
];

for (const [name, markdown] of broken) {
  test(`fences: ${name} is found`, () => {
    const found = fencesIn(`## Title {#id}\n\n${markdown}\n`);
    assert.equal(found.length, 1);
    assert.equal(found[0]!.line, 3);
    assert.notDeepEqual(faults(found[0]!), []);
  });
}

test("fences: a compose file and a whole Dockerfile are fine, and a piece is no whole", () => {
  const [compose, dockerfile, piece] = fencesIn(
    "```yaml\nservices:\n  web:\n    image: nginx\n```\n\n```dockerfile\nARG A=1\nFROM alpine:$A\n```\n\n```dockerfile\nARG A=1\n```",
  );
  assert.deepEqual(
    [compose, dockerfile, piece].map((fence) => faults(fence!)),
    [[], [], []],
  );
  assert.deepEqual(
    [compose, dockerfile, piece].map((fence) => isWholeDockerfile(fence!)),
    [false, true, false],
  );
});

test("fences: every code block of the topics reads without a problem", () => {
  const wrong = fences.flatMap((fence) => faults(fence).map((fault) => `${fence.file}:${fence.line}: ${fault}`));
  assert.deepEqual(wrong, []);
});

test("fences: the languages show the same examples", () => {
  const of = (language: string) =>
    fences.filter(({ file }) => file.startsWith(language)).map(({ file, text }) => [file.slice(3), text]);
  assert.deepEqual(of("ko"), of("en"));
});

test("fences: the engine has built the whole Dockerfiles of the topics as they are today", () => {
  const recording = JSON.parse(readFileSync(`${root}/test/engine/recorded/fences.json`, "utf8"));
  const exits = new Map<string, number>(
    recording.fences.map(({ text, build }: { text: string; build: { exit: number } }) => [text, build.exit]),
  );
  for (const { file, line, text } of whole) {
    assert.equal(exits.get(text), 0, `${file}:${line}: record anew with: npm run record -- --only fences\n${text}`);
  }
});
