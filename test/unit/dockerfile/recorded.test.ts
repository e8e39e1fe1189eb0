import assert from "node:assert/strict";
import { test } from "node:test";
import { rebuild } from "../../../server/dockerfile/cache/rebuild";
import type { Evaluation } from "../../../server/dockerfile/evaluate";
import { areas } from "../../engine/fixtures/areas.mjs";
import { type Build, changed, context } from "../../engine/fixtures/fixture.mjs";
import { assertFates } from "../../support/rebuilds";
import {
  assertImage,
  assertRefused,
  checksOf,
  evaluateCase,
  ignoreOf,
  type RecordedChange,
  type Recording,
  readRecording,
} from "../../support/recordings";

/** The engine asked a registry for the base image of a stage that the image does not need, and there is no network. */
const unreachable = /failed to resolve source metadata/;

/** The engine counts these lines from 0 and so marks the one before; the model marks the line itself. */
const countedFromZero = /^only one \w+ parser directive can be used|^dockerfile line greater than max allowed size/;

for (const [area, fixtures] of Object.entries(areas)) {
  const recording = readRecording(area);

  test(`recorded: ${area} is the engine's word on today's cases`, () => {
    const again = `record anew: npm run record -- --only ${area}`;
    assert.deepEqual(
      recording.cases.map(({ fixture }) => fixture),
      fixtures,
      again,
    );
  });

  for (const recorded of recording.cases) {
    const { fixture, images, result, refused, check, changes } = recorded;
    const known = { ...recording.images, ...images };
    let evaluated: Evaluation | undefined;
    const evaluation = () => (evaluated ??= evaluateCase(fixture, recording.recorder.platform, known));

    if (result) test(`image: ${area}: ${fixture.name}`, () => assertImage(evaluation(), result));
    if (refused) {
      const line = (refused.line ?? 0) + 1;
      const expected = countedFromZero.test(refused.message) ? { ...refused, line } : refused;
      test(`refused: ${area}: ${fixture.name}`, () => assertRefused(evaluation(), expected));
    }
    if (check && !unreachable.test(check.refused ?? "")) {
      test(`check: ${area}: ${fixture.name}`, () => assert.deepEqual(checksOf(evaluation()), check.warnings));
    }
    for (const change of changes ?? []) {
      test(`rebuild: ${area}: ${fixture.name}: ${change.name}`, () => assertChange(recording, fixture, change));
    }
  }
}

function assertChange(
  { recorder }: Recording,
  before: Recording["cases"][number]["fixture"],
  recorded: RecordedChange,
): void {
  const change = before.changes!.find(({ name }) => name === recorded.name)!;
  const after = changed(before, change);
  const first = evaluateCase(before, recorder.platform, recorded.before);
  const second = evaluateCase(after, recorder.platform, recorded.after);
  const ignore = ignoreOf(after);
  const files = changedFiles(before, after);
  const images = Object.keys(change.images ?? {});
  assert.ok(recorded.steps.length > 0);
  // Once with both images known, once told only that they are others now.
  for (const others of [[], images]) {
    const fates = rebuild(first, second, { files, images: others, ...(ignore ? { ignore } : {}) });
    assertFates(second, fates, recorded.steps, images);
  }
}

/** Paths of the build context that are not the same in both builds. */
function changedFiles(before: Build, after: Build): string[] {
  const of = (build: Build) => ({ ...(build.context ?? context), Dockerfile: build.dockerfile });
  const [first, second]: Record<string, unknown>[] = [of(before), of(after)];
  const names = new Set([...Object.keys(first!), ...Object.keys(second!)]);
  return [...names].filter((name) => JSON.stringify(first![name]) !== JSON.stringify(second![name]));
}
