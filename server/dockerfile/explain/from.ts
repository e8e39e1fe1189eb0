import type { Facts } from "../../explanation";
import { lineOf, type Place, shortReference, stageLabel, standsOnUnknown } from "./place";

/** FROM: what lies below the stage, and what the stage is for. */
export function fromFacts(place: Place): Facts {
  const { stack, stage, instruction } = place;
  if (!stage) return {};
  const { base } = stage;
  const written = instruction.args[0]?.text ?? "";
  const own = stack.steps.filter((each) => each.stage === stage.index && each.effect === "layer").length;
  const parent = base.stage === undefined ? undefined : stack.stages[base.stage];
  const reference = base.reference;
  const named = written.includes("$") ? reference : written;
  return {
    unnamed: stage.name === undefined && stack.stages.length > 1,
    isTarget: stage.index === stack.target,
    ownLayers: stage.layers,
    adds: stage.layers > 0,
    triggeredLayers: Math.max(0, stage.layers - own) || undefined,
    unknown: standsOnUnknown(place),
    ...(reference !== undefined && {
      base: shortReference(reference),
      written: written.includes("$") ? written : undefined,
      pinned: reference.includes("@"),
      untagged: named !== undefined && !/[:@][^/]*$/.test(named),
    }),
    ...(parent && {
      parent: stageLabel(parent),
      parentLine: lineOf(parent.range),
      inherited: [...place.lineage].reduce((sum, at) => sum + (stack.stages[at]?.layers ?? 0), 0) - stage.layers,
    }),
  };
}

/** Which of the three texts about FROM is about this one. */
export function fromTopic({ stage }: Place): string {
  if (stage?.base.scratch) return "from-scratch";
  return stage?.base.stage === undefined ? "from" : "from-stage";
}
