import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rebuild } from "../../server/dockerfile/cache/rebuild";
import { checkDockerfile } from "../../server/dockerfile/check/checks";
import { evaluate } from "../../server/dockerfile/evaluate";
import { parse } from "../../server/dockerfile/read/parse";
import { layerStack } from "../../server/dockerfile/stack";
import type { Range } from "../../server/protocol";
import { realDockerfiles } from "../support/shared";

/** Everything the model answers about a text; fails when something throws, or points outside of the text. */
function readAll(text: string, other = text): void {
  const dockerfile = parse(text);
  const evaluation = evaluate(dockerfile, { buildArgs: { A: "1" } });
  const stack = layerStack(evaluation, 1);
  const checks = checkDockerfile(dockerfile, evaluation.options);
  const before = evaluate(parse(other));
  const fates = rebuild(before, evaluation, { files: ["a", "src/b", ".dockerignore"], images: ["alpine"] });
  assert.equal(stack.steps.length, dockerfile.instructions.length);
  for (const { step } of fates) assert.ok(step < stack.steps.length);
  assert.equal(stack.image.layers, stack.image.history.filter((entry) => !entry.empty_layer).length);
  assert.doesNotThrow(() => JSON.stringify([stack, checks, fates]));
  const lengths = text.split("\n").map((line) => line.length);
  const isInside = ({ start, end }: Range): boolean =>
    [start, end].every(({ line, character }) => line < lengths.length && character <= lengths[line]!) &&
    (start.line < end.line || (start.line === end.line && start.character <= end.character));
  const ranges = [
    ...stack.steps.map((step) => step.range),
    ...stack.stages.map((stage) => stage.range),
    ...stack.problems.map((problem) => problem.range),
    ...checks.map((check) => check.range),
    ...dockerfile.comments,
    ...dockerfile.instructions.flatMap(({ keyword, flags, args, pairs, heredocs }) => [
      keyword.range,
      ...flags.flatMap((flag) => [flag.range, flag.nameRange, flag.valueRange ?? flag.range]),
      ...args.map((word) => word.range),
      ...pairs.flatMap((pair) => [pair.key.range, pair.value?.range ?? pair.key.range]),
      ...heredocs.flatMap((heredoc) => [heredoc.range, heredoc.bodyRange]),
    ]),
  ];
  const outside = ranges.find((range) => !isInside(range));
  if (outside) assert.fail(`${JSON.stringify(outside)} in ${JSON.stringify(text)}`);
}

const keywords =
  "FROM RUN CMD LABEL MAINTAINER EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD STOPSIGNAL HEALTHCHECK SHELL from run".split(
    " ",
  );
const pieces = fc.constantFrom(
  ...keywords.map((keyword) => `${keyword} `),
  "\n",
  "\n",
  "\n",
  "\r\n",
  "\\\n",
  "` \n",
  " ",
  "\t",
  "# c\n",
  "# escape=`\n",
  "# syntax=x\n",
  "# check=skip=all\n",
  "scratch",
  "alpine:3",
  "a@sha256:0",
  " AS ",
  "a",
  "b",
  "A",
  "=",
  "$A",
  "${A",
  "${A:-",
  "${A##*/}",
  "${A//",
  "}",
  "$",
  '"',
  "'",
  "\\",
  '["',
  '","',
  '"]',
  "[",
  "]",
  "<<EOF",
  "<<-EOF",
  '3<<"E"',
  "EOF\n",
  "\tEOF\n",
  "--from=",
  "--mount=type=",
  "cache,target=/c",
  "--link ",
  "--chown=",
  "--",
  "--platform=",
  "80/tcp",
  "1-9",
  "/",
  "..",
  "*",
  "é",
  "\u{1F600}",
  "\uFEFF",
  "\0",
  "\u2028",
  "\uD800",
);
const dockerfiles = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));

test("property: any text of pieces that mean something", () => {
  fc.assert(
    fc.property(dockerfiles, dockerfiles, (text, other) => readAll(`FROM a\n${text}`, other)),
    { numRuns: 600 },
  );
});

test("property: any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => readAll(text)),
    { numRuns: 300 },
  );
});

const samples = realDockerfiles().map(({ text }) => text);

test("property: real files, cut, doubled and with something typed in", () => {
  const mutation = fc.record({
    sample: fc.nat(samples.length - 1),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(40),
    insert: fc.oneof(pieces, fc.string({ maxLength: 5 })),
  });
  fc.assert(
    fc.property(mutation, ({ sample, at, remove, insert }) => {
      const text = samples[sample]!;
      const offset = Math.floor(at * text.length);
      readAll(text.slice(0, offset) + insert + text.slice(offset + remove), text);
    }),
    { numRuns: 300 },
  );
});

test("property: real files cut off anywhere", () => {
  for (const text of samples.slice(0, 10)) {
    for (let length = 0; length < text.length; length += Math.ceil(text.length / 40)) readAll(text.slice(0, length));
  }
});

const extremes: [name: string, text: string][] = [
  ["10,000 lines", `FROM a\n${"ENV A=$PATH:x\nRUN echo\n".repeat(5000)}`],
  ["a heredoc of 1 MB", `FROM a\nRUN <<EOF\n${"echo 0123456789\n".repeat(65_000)}EOF\nCMD x\n`],
  ["5,000 unterminated heredocs", `FROM a\n${"RUN <<EOF\n".repeat(5000)}`],
  ["10,000 nested expansions", `FROM a\nLABEL a=${"${A:-".repeat(10_000)}${"}".repeat(10_000)}\n`],
  ["a line of 1 MB", `FROM a\nRUN ${"x".repeat(1_000_000)}\n`],
  ["20,000 continuation lines", `FROM a\nRUN a ${"\\\n b ".repeat(20_000)}\n`],
  [
    "2,000 stages in a chain",
    `FROM a AS s0\n${Array.from({ length: 2000 }, (_, at) => `FROM s${at} AS s${at + 1}\nRUN x\n`).join("")}`,
  ],
  [
    "1,000 stages that copy in a circle",
    Array.from({ length: 1000 }, (_, at) => `FROM a AS s${at}\nCOPY --from=s${(at + 1) % 1000} /a /b\n`).join(""),
  ],
  ["every port", "FROM a\nEXPOSE 0-65535\n"],
  ["a JSON array nested 100,000 deep", `FROM a\nCMD ${"[".repeat(100_000)}${"]".repeat(100_000)}\n`],
  ["100,000 quotes", `FROM a\nENV A=${"'\"".repeat(50_000)}\n`],
  ["a pattern of 1,000 stars", `FROM a\nARG V=${"a".repeat(5000)}\nLABEL a=\${V##${"*a".repeat(500)}b}\n`],
];
for (const [name, text] of extremes) test(`property: ${name}`, () => readAll(text));
