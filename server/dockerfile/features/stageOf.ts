import type { LayerStack, Stage, Step } from "../../protocol";

/** The stage that a step is part of; undefined above the first FROM, and from a FROM that names nothing down to the next one. */
export function stageOf({ stages }: LayerStack, step: Step): Stage | undefined {
  const stage = stages[step.stage];
  return stage && step.range.start.line <= stage.range.end.line ? stage : undefined;
}
