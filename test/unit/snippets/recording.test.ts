import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../support/root.mjs";
import { snippetVariants } from "../../support/snippetVariants.mjs";

/** What one command of docker answered. */
interface Answer {
  exit: number;
  warnings?: unknown[];
  error?: string;
}

interface Recorded {
  name: string;
  text: string;
  check?: Answer;
  build?: Answer;
  config?: Answer;
}

const again = "record anew: node test/engine/record-snippets.mjs";
const read = (file: string): string => readFileSync(`${root}/test/${file}`, "utf8");
const recordings = JSON.parse(read("engine/snippets.json"));
const sample = JSON.parse(read("engine/sample.json"));

test("recordings: the engine has judged the snippets as they are today, every choice of them", () => {
  const today = ["dockerfile", "compose"].flatMap(snippetVariants);
  const then = recordings.snippets.map(({ file, name, picks, text }: (typeof today)[number]) => ({
    ...{ file, name, picks, text },
  }));
  assert.deepEqual(then, today, again);
});

test("recordings: the engine has judged the sample as it is today", () => {
  assert.equal(sample.dockerfile.text, read("sample/Dockerfile"), again);
  assert.equal(sample.compose.text, read("sample/compose.yaml"), again);
});

const dockerfiles: Recorded[] = [
  ...recordings.snippets.filter(({ file }: { file: string }) => file === "dockerfile"),
  { name: "sample", ...sample.dockerfile },
];
const composeFiles: Recorded[] = [
  ...recordings.snippets.filter(({ file }: { file: string }) => file === "compose"),
  { name: "sample", ...sample.compose },
];

test("recordings: every Dockerfile builds, and no check of the builder has anything to say", () => {
  for (const { name, check, build } of dockerfiles) {
    assert.deepEqual(check, { exit: 0, warnings: [] }, name);
    assert.equal(build?.exit, 0, `${name}: ${build?.error}`);
  }
});

test("recordings: Compose reads every file without a warning", () => {
  for (const { name, config } of composeFiles) {
    assert.equal(config?.exit, 0, name);
    assert.deepEqual(config?.warnings, [], name);
  }
});
