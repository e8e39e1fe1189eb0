import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { analyze } from "../../../server/dockerfile/analysis";
import type { FindingKind } from "../../../server/protocol";
import { explainTopic, topics } from "../../../server/topics/topics";
import { type FindingPair, findings } from "../../engine/fixtures/findings.mjs";
import { root } from "../../support/root.mjs";

/** What record-findings.mjs measured of one side of a pair. */
interface Measured {
  layers?: number[];
  found?: boolean;
  cached?: boolean;
}

interface RecordedPair {
  fixture: FindingPair;
  before: Measured;
  after: Measured;
}

const recording: { cases: RecordedPair[] } = JSON.parse(
  readFileSync(`${root}/test/engine/recorded/findings.json`, "utf8"),
);

test("findings: the recording is the engine's word on today's cases", () => {
  const recorded = recording.cases.map(({ fixture }) => fixture);
  assert.deepEqual(recorded, findings, "record anew: npm run record -- --only findings");
});

test("findings: every kind that has a text has a recorded cure", () => {
  const kinds = [...topics("en").keys()].flatMap((id) => /^finding\.(\w+)$/.exec(id)?.[1] ?? []);
  assert.deepEqual([...new Set(findings.map(({ kind }) => kind))].sort(), kinds.sort());
});

const kindsOf = (text: string): FindingKind[] =>
  analyze(text, 1)
    .findings()
    .map(({ kind }) => kind);

const bytes = ({ layers = [] }: Measured): number => layers.reduce((sum, size) => sum + size, 0);

for (const { fixture, before, after } of recording.cases) {
  test(`findings: the engine agrees: ${fixture.name}`, () => {
    assert.ok(kindsOf(fixture.before.dockerfile).includes(fixture.kind));
    assert.ok(!kindsOf(fixture.after.dockerfile).includes(fixture.kind));
    if (fixture.proves === "size") assert.ok(bytes(before) > bytes(after), `${bytes(before)} > ${bytes(after)}`);
    else if (fixture.proves === "secret") assert.deepEqual([before.found, after.found], [true, false]);
    // What is stale comes from the cache and should not; what is installed again should.
    else assert.deepEqual([before.cached, after.cached], fixture.kind === "staleLists" ? [true, false] : [false, true]);
  });

  test(`findings: cause and cure in words: ${fixture.name}`, () => {
    for (const { topic, facts } of analyze(fixture.before.dockerfile, 1).findings()) {
      for (const language of ["en", "ko"] as const) {
        for (const id of [topic, `${topic}.cure`]) {
          const said = explainTopic(language, id, facts) ?? "";
          assert.match(said, /\.$/, id);
          assert.doesNotMatch(said.replace(/`[^`]*`/g, ""), /[{}]|undefined|\n/, id);
        }
      }
    }
  });
}
