import assert from "node:assert/strict";
import type { Evaluation } from "../../server/dockerfile/evaluate";
import { layerStack } from "../../server/dockerfile/stack";
import type { LayerStack, StepFate } from "../../server/protocol";
import type { RecordedStep } from "./recordings";

interface PlacedFate extends StepFate {
  instruction: string;
}

/** The fates of the second build by stage, in the order in which the stage runs its steps. */
function byStage({ steps }: LayerStack, fates: readonly StepFate[]): Map<number, PlacedFate[]> {
  const stages = new Map<number, PlacedFate[]>();
  for (const fate of fates) {
    const { stage, instruction } = steps[fate.step]!;
    stages.set(stage, [...(stages.get(stage) ?? []), { ...fate, instruction }]);
  }
  return stages;
}

/** The builder shows no stage's name in a file of one stage, unless one of its steps has a mount. */
export function stageIndex({ stages }: LayerStack, label: string): number {
  if (label === "") return 0;
  const named = stages.findLast((stage) => stage.name?.toLowerCase() === label);
  return named?.index ?? Number(/^stage-(\d+)$/.exec(label)?.[1]);
}

/**
 * The model's fates are what the engine did: what is reused was cached, what is rebuilt was not. `depends` is only right for a step that
 * reads from a stage that ran again, stands on or reads from an image that is another now, or reads files that a changed `.dockerignore`
 * may leave out, and for the steps above such a step.
 */
export function assertFates(
  after: Evaluation,
  fates: readonly StepFate[],
  steps: readonly RecordedStep[],
  changedImages: readonly string[],
): void {
  const stack = layerStack(after, 1);
  const stages = byStage(stack, fates);
  const ranAgain = new Set(steps.filter((step) => !step.cached).map((step) => stageIndex(stack, step.stage)));
  const isSettled = (index: number): boolean => {
    const base = stack.stages[index]?.base.stage;
    // The builder shows a step that two stages share only once, so a stage may have run without a word of it.
    const reused = stages.get(index)?.every(({ fate }) => fate === "reused") ?? true;
    return !ranAgain.has(index) && reused && (base === undefined || isSettled(base));
  };
  const mayDiffer = (name: string): boolean =>
    changedImages.includes(name) ||
    stack.stages.some((stage) => (stage.name ?? `${stage.index}`) === name && !isSettled(stage.index));

  for (const { stage, at, text, cached } of steps) {
    const index = stageIndex(stack, stage);
    const fate = stages.get(index)?.[at - 1];
    const step = `[${stage} ${at}] ${text}: ${cached ? "cached" : "not cached"}, ${JSON.stringify(fate)}`;
    assert.ok(fate, step);
    if (!fate.onbuild) assert.equal(text.split(/\s/, 1)[0]?.toUpperCase(), fate.instruction, step);
    if (fate.fate !== "depends") {
      assert.equal(fate.fate, cached ? "reused" : "rebuilt", step);
      continue;
    }
    const base = stack.stages[index]!.base.stage;
    const rightly: Record<string, boolean> = {
      below: at > 1 ? stages.get(index)![at - 2]!.fate === "depends" : base !== undefined && !isSettled(base),
      source: fate.because.kind === "source" && mayDiffer(fate.because.name),
      image: changedImages.includes(stack.stages[index]!.base.reference ?? ""),
      files: fate.because.kind === "files" && fate.because.files.some((file) => file.endsWith(".dockerignore")),
    };
    assert.ok(rightly[fate.because.kind], step);
  }
}
