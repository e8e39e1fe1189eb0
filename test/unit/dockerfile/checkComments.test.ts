import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDockerfile } from "../../../server/dockerfile/check/checks";
import { evaluate } from "../../../server/dockerfile/evaluate";
import { parse } from "../../../server/dockerfile/read/parse";
import { at, hover, most } from "../../support/dockerfileHover";
import { explainsTokens } from "./tokens";

/** Read in the source of the frontends; the recorder's engine has one that does not know such comments, which the recordings show. */
const cases: [name: string, syntax: string, lines: string[], warnings: string[]][] = [
  ["one rule of one instruction", "1.21", ["FROM a AS B", "# check=skip=StageNameCasing", "FROM a AS C"], ["B"]],
  ["the newest release", "1", ["FROM a AS B", "# check=skip=StageNameCasing", "FROM a AS C"], ["B"]],
  ["a release before", "1.20", ["FROM a AS B", "# check=skip=StageNameCasing", "FROM a AS C"], ["B", "C"]],
  ["all rules", "1.21", ["FROM a AS B", "# check=skip=all", "FROM a AS C"], ["B"]],
  [
    "below other comments and a blank line",
    "1.21",
    ["FROM a AS B", "# c", "# check=skip=all", "", "FROM a AS C"],
    ["B"],
  ],
  ["above an empty comment", "1.21", ["FROM a AS B", "# check=skip=all", "#", "FROM a AS C"], ["B", "C"]],
  ["a reason behind a blank", "1.21", ["FROM a AS B", "# check=skip=StageNameCasing is fine", "FROM a AS C"], ["B"]],
  ["not for the instruction after", "1.21", ["# c", "# check=skip=all", "FROM a AS B", "FROM a AS C"], ["C"]],
  ["options that cannot be read", "1.21", ["FROM a AS B", "# check=skip", "FROM a AS C"], ["B", "C"]],
  ["inside an instruction", "1.21", ["FROM a AS B", "FROM \\", "# check=skip=all", "a AS C"], ["B", "C"]],
];

for (const [name, syntax, lines, warnings] of cases) {
  test(`check: a comment above an instruction: ${name}`, () => {
    const found = checksOf([`# syntax=docker/dockerfile:${syntax}`, ...lines]);
    assert.deepEqual(
      found.filter(({ rule }) => rule === "StageNameCasing").map(({ message }) => /'(.+)'/.exec(message)?.[1]),
      warnings,
    );
  });
}

test("check: a comment above an instruction adds to the file's own options", () => {
  const found = checksOf([
    "# syntax=docker/dockerfile:1",
    "# check=skip=StageNameCasing",
    "# check=skip=JSONArgsRecommended",
    "FROM a AS B",
    "# check=skip=JSONArgsRecommended",
    "CMD x",
  ]);
  assert.deepEqual(found, []);
});

test("check: a comment above an instruction asks for an experimental rule", () => {
  const lines = ["# c", "FROM a AS b", "# check=experimental=InvalidDefinitionDescription", "# c", "ARG C"];
  const found = checksOf(["# syntax=docker/dockerfile:1", ...lines]);
  assert.deepEqual(
    found.map(({ rule, range }) => [rule, range.start.line]),
    [["InvalidDefinitionDescription", 5]],
  );
});

test("check: a comment above an instruction does not reach what is about the whole file", () => {
  const found = checksOf(["# syntax=docker/dockerfile:1", "FROM a AS b", "# check=skip=all", "FROM a AS b"]);
  assert.deepEqual(
    found.map(({ rule }) => rule),
    ["DuplicateStageName"],
  );
});

function checksOf(lines: string[]) {
  const { dockerfile, options } = evaluate(parse(`${lines.join("\n")}\n`));
  return checkDockerfile(dockerfile, options);
}

const newest = "# syntax=docker/dockerfile:1\nFROM a\n";

explainsTokens(most.name, [
  [
    `${newest}# check=sk<|>ip=JSONArgsRecommended is fine\nCMD x`,
    "# check=skip=JSONArgsRecommended",
    "directive.check.comment",
    "**Decides which checks speak about line 4** · layers stay the same",
    "These say nothing about this `CMD`: `JSONArgsRecommended`.",
    "!since Dockerfile",
  ],
  [
    `${newest}# check=skip=al<|>l;experimental=all\nCMD x`,
    "# check=skip=all;experimental=all",
    "directive.check.comment",
    "**Decides which checks speak about line 4** · layers stay the same",
    "No check speaks about this `CMD`, but for experimental ones that are asked for.",
    "All experimental checks speak about this `CMD`, too.",
  ],
  [
    "FROM a\n<|># check=skip=all\nCMD x",
    "# check=skip=all",
    "directive.check.comment",
    "**A comment like any other** · Dockerfile 1.19 obeys `# check=` at the top only",
    "since Dockerfile 1.21",
    "!say nothing",
  ],
  [
    "# my file\n# check<|>=skip=all\nFROM a",
    "# check=skip=all",
    "directive.check.comment",
    "**A comment like any other** · Dockerfile 1.19 obeys `# check=` at the top only",
  ],
]);

const silent: [name: string, dockerfile: string][] = [
  ["options that cannot be read", `${newest}# check=sk<|>ip\nCMD x`],
  ["a rule that is about the whole file", `${newest}# check=skip=Duplicate<|>StageName\nFROM b`],
  ["what is behind the blank", `${newest}# check=skip=all is fi<|>ne\nCMD x`],
  ["a second one", `${newest}# check=skip=all\n# check=sk<|>ip=all\nCMD x`],
  ["one above nothing", `${newest}# check=sk<|>ip=all`],
  ["a frontend that has no checks", "# syntax=docker/dockerfile:1.7\nFROM a\n# check=sk<|>ip=all\nCMD x"],
  ["a frontend by others", "# syntax=example/frontend\nFROM a\n# check=sk<|>ip=all\nCMD x"],
];

for (const [name, dockerfile] of silent) {
  test(`tokens: silent on a check comment: ${name}`, () => {
    assert.equal(at(dockerfile), null);
    assert.equal(hover(dockerfile), "");
  });
}
