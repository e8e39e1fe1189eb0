import assert from "node:assert/strict";
import { test } from "node:test";
import { costOfStage, fatesByStep, fatesOfTriggers } from "../../../media/layerView/whatIf/fates";
import { analyze } from "../../../server/dockerfile/analysis";
import type { StepFate } from "../../../server/protocol";

const images = { base: { config: { OnBuild: ["COPY a /", "ENV A=1", "RUN b"] } } };
const { stack } = analyze("FROM base\nRUN c\n", 1, { images });
const reused: StepFate = { step: 0, fate: "reused", because: { kind: "unchanged" }, onbuild: true };
const again: StepFate = { step: 0, fate: "rebuilt", because: { kind: "below" }, onbuild: true };
const own: StepFate = { step: 1, fate: "rebuilt", because: { kind: "below" } };
const whatIf = { question: { kind: "saved" as const }, steps: [reused, again, own] };

test("fates: triggers that add a layer have theirs by entry of the history", () => {
  assert.deepEqual(
    [...fatesOfTriggers(whatIf, stack)].map(([entry, { fate }]) => [stack.image.history[entry]?.empty_layer, fate]),
    [
      [false, "reused"],
      [false, "rebuilt"],
    ],
  );
  assert.deepEqual([...fatesByStep(whatIf).keys()], [1]);
});

test("fates: an answer about other triggers than the history's is not drawn", () => {
  assert.equal(fatesOfTriggers({ ...whatIf, steps: [again, own] }, stack).size, 0);
});

test("fates: triggers count among the steps of their stage", () => {
  assert.deepEqual(costOfStage(whatIf, stack, 0), { steps: 3, again: 2 });
  assert.equal(costOfStage(undefined, stack, 0), undefined);
});
