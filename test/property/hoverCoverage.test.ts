import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Analysis, analyze } from "../../server/dockerfile/analysis";
import { locate } from "../../server/dockerfile/explain";
import { contains } from "../../server/dockerfile/explain/place";
import type { Range } from "../../server/protocol";
import { explanationText } from "../../server/topics/topics";
import { areas } from "../engine/fixtures/areas.mjs";
import { realDockerfiles } from "../support/shared";
import { silentPositions } from "./hoverSilence";
import { type Token, tokensOf } from "./hoverTokens";
import { onbuildTokens } from "./onbuildTokens";

/** What each kind of token has to be explained as: an answer about something else around it does not count. */
const topicOf: readonly [kind: RegExp, topic: RegExp][] = [
  [/^keyword/, /^[a-z-]+$/],
  [/^directive/, /^directive\./],
  [/^flag name/, /^flag\./],
  [/^flag value/, /^flag\./],
  [/^mount key/, /^mount\./],
  [/^mount value/, /^(?:mount\.|stage-mounted|image-)/],
  [/^variable use/, /^(?:variable-use|expansion-)/],
  [/^variable definition/, /^(?:env-name|arg-name)/],
  [/^stage definition/, /^stage-name$/],
  [/^AS/, /^stage-as$/],
  [/^stage use in ONBUILD/, /^flag\.from$/],
  [/^stage use/, /^stage-/],
  [/^image scratch/, /^image-scratch$/],
  [/^image registry/, /^image-registry$/],
  [/^image namespace/, /^image-namespace$/],
  [/^image name/, /^image-name$/],
  [/^image tag/, /^image-tag$/],
  [/^image digest/, /^image-digest$/],
  [/^path/, /^path-/],
  [/^port/, /^port-/],
  [/^signal/, /^signal\./],
  [/^user/, /^user\./],
  [/^heredoc marker/, /^heredoc\./],
  [/^program/, /^form\./],
  [/^\[ of|^\] of/, /^form\.exec\./],
  [/^health check type/, /^healthcheck\./],
  [/^label key/, /^label-/],
];

/** The places of the Dockerfile reference on docs.docker.com that a keyword, a flag or a key of a mount is told at, as of Dockerfile 1.21. */
const anchors = new Set([
  ..."add arg cmd copy entrypoint env expose from healthcheck label onbuild run shell stopsignal user volume workdir".split(
    " ",
  ),
  "maintainer-deprecated",
  ..."mount mounttypebind mounttypecache mounttypetmpfs mounttypesecret mounttypessh network security device"
    .split(" ")
    .map((name) => `run---${name}`),
  ..."from chmod chown link parents exclude".split(" ").map((name) => `copy---${name}`),
  ..."keep-git-dir checksum chmod chown link unpack exclude".split(" ").map((name) => `add---${name}`),
]);
const reference = /\]\(https:\/\/docs\.docker\.com\/reference\/dockerfile\/#([\w-]+)\)/g;

class Coverage {
  readonly counts = new Map<string, { tokens: number; answered: number }>();
  readonly unanswered: string[] = [];

  count(name: string, analysis: Analysis, token: Token): void {
    const count = this.counts.get(token.kind) ?? { tokens: 0, answered: 0 };
    this.counts.set(token.kind, count);
    count.tokens++;
    const found = locate(analysis, token.at);
    const topic = topicOf.find(([kind]) => kind.test(token.kind))?.[1];
    const { line, character } = token.at;
    if (found && topic?.test(found.topic) && contains(found.range, token.at)) count.answered++;
    else this.unanswered.push(`${name}:${line + 1}:${character + 1} ${token.kind} ${token.text}: ${found?.topic}`);
  }

  tell(context: TestContext): void {
    const width = Math.max(...[...this.counts.keys()].map((kind) => kind.length));
    for (const [kind, { tokens, answered }] of [...this.counts].sort()) {
      const share = Math.round((100 * answered) / tokens);
      context.diagnostic(`${kind.padEnd(width)} ${String(answered).padStart(5)} of ${tokens}: ${share} %`);
    }
    assert.deepEqual(this.unanswered.slice(0, 20), [], `${this.unanswered.length} without an answer`);
  }
}

function tokensIn(text: string): { analysis: Analysis; tokens: Token[] } {
  const analysis = analyze(text, 1);
  const isRefused = (range: Range): boolean =>
    analysis.stack.problems.some((problem) => contains(range, problem.range.start));
  return { analysis, tokens: tokensOf(text, analysis.dockerfile, isRefused) };
}

function cover(coverage: Coverage, name: string, text: string): void {
  const { analysis, tokens } = tokensIn(text);
  for (const token of tokens) coverage.count(name, analysis, token);
}

const fixtures = Object.entries(areas).flatMap(([area, cases]) =>
  cases.map(({ name, dockerfile }) => ({ name: `${area}: ${name}`, text: dockerfile })),
);
const files = [...fixtures, ...realDockerfiles(), { name: "ONBUILD", text: onbuildTokens }];

test("hovers: every token of the fixtures and of real files has its own answer", (context) => {
  const coverage = new Coverage();
  for (const { name, text } of files) cover(coverage, name, text);
  coverage.tell(context);
});

test("hovers: the file of ONBUILD has every kind of token that a trigger may have", () => {
  const coverage = new Coverage();
  cover(coverage, "ONBUILD", onbuildTokens);
  const kinds = [...coverage.counts.keys()].filter((kind) => kind.endsWith(" in ONBUILD"));
  const plain = topicOf.flatMap(([kind]) => (kind.test("x in ONBUILD") ? [] : [kind]));
  const missing = plain.filter((kind) => !kinds.some((each) => kind.test(each)));
  // FROM cannot be a trigger, so no trigger names a stage or stands before one; directives and scratch stand elsewhere, too.
  assert.deepEqual(missing.map(String), ["/^directive/", "/^stage definition/", "/^AS/", "/^image scratch/"]);
});

test("hovers: every keyword, flag and key of a mount links one place of the reference", () => {
  for (const { text } of [...fixtures, { text: onbuildTokens }]) {
    const { analysis, tokens } = tokensIn(text);
    for (const { kind, at } of tokens.filter((token) => /^(?:keyword|flag name|mount key)/.test(token.kind))) {
      const found = locate(analysis, at);
      const markdown = (found && explanationText("en", found)) ?? "";
      const linked = [...markdown.matchAll(reference)].map((match) => match[1]!);
      assert.ok(linked.length === 1 && anchors.has(linked[0]!), `${kind}: ${markdown}`);
    }
  }
});

for (const [what, kind] of [
  ["shell text", "shell"],
  ["comments", "comments"],
] as const) {
  test(`hovers: ${what} has no answer`, (context) => {
    const answered: string[] = [];
    let asked = 0;
    for (const { name, text } of files) {
      const analysis = analyze(text, 1);
      for (const [at, position] of silentPositions(text, analysis.dockerfile)[kind].entries()) {
        // Of long texts, samples.
        if (at > 200 && at % 31 > 0) continue;
        asked++;
        const found = locate(analysis, position);
        if (found) answered.push(`${name}:${position.line + 1}:${position.character + 1} ${found.topic}`);
      }
    }
    context.diagnostic(`${asked} positions of ${what}: ${answered.length} answered`);
    assert.deepEqual(answered.slice(0, 20), [], `${answered.length} answers`);
    assert.ok(asked > 1000, `${asked} positions`);
  });
}
