import type { Facts } from "../../explanation";
import type { Edge, Stage, Step } from "../../protocol";
import { chainOf, contains, externalBase, lineOf, type Place, stageLabel, stepsAbove } from "./place";

/** Where a step stands: whether its stage is shipped, the number of its layer, what lies below, who takes from its stage. */
export function standingFacts(place: Place): Facts {
  const { stack, stage, fate } = place;
  const target = stack.stages[stack.target];
  return {
    image: fate === "image",
    left: fate === "left",
    target: target && stageLabel(target),
    ...(stage && {
      stage: stageLabel(stage),
      targetCommand: stage.name === undefined ? undefined : `docker build --target ${stage.name} .`,
      ...layerFacts(place, stage),
      ...(fate === "left" && takerFacts(place, stage)),
    }),
  };
}

function layerFacts(place: Place, stage: Stage): Facts {
  const { stack, step, fate } = place;
  if (step.effect !== "layer") return {};
  // A refused line adds nothing, and the model does not count it.
  const refused = ({ range }: Step) => stack.problems.some((problem) => contains(range, problem.range.start));
  const own = stack.steps.filter((each) => each.stage === stage.index && each.effect === "layer" && !refused(each));
  // Layers of the base's ONBUILD triggers come first; no step of the file stands for them.
  const triggered = Math.max(0, stage.layers - own.length);
  const stageLayer = triggered + own.indexOf(step) + 1;
  const number = fate === "image" ? step.layer : stageLayer;
  if (number === undefined) return {};
  return {
    ...(fate === "image" ? { layer: number, layers: stack.image.layers } : { stageLayer, stageLayers: stage.layers }),
    number,
    above: layersAbove(place) || undefined,
    ...(number > 1 ? { belowLayer: number - 1 } : belowFirst(place, stage)),
  };
}

function belowFirst(place: Place, stage: Stage): Facts {
  const base = stage.base.stage === undefined ? undefined : place.stack.stages[stage.base.stage];
  // Layers of the target's image are counted through its whole chain, so below number 1 there is only what the file did not make.
  if (place.fate !== "image" && base) return { belowStage: stageLabel(base) };
  const image = externalBase(place);
  return image === undefined ? { belowNothing: true } : { belowImage: image };
}

/** How many layers a re-run of this one takes along; 0 when `--link` may spare some of them. */
function layersAbove(place: Place): number {
  const chain = place.fate === "image" ? chainOf(place.stack, place.stack.target) : place.lineage;
  const above = stepsAbove(place).filter((at) => chain.has(place.stack.steps[at]!.stage));
  if (above.some((at) => place.instructions[at]!.flags.some(({ name }) => name === "link"))) return 0;
  return above.filter((at) => isCounted(place.stack.steps[at]!, place)).length;
}

function isCounted({ effect, layer }: Step, { fate }: Place): boolean {
  return fate === "image" ? layer !== undefined : effect === "layer";
}

function takerFacts({ stack }: Place, stage: Stage): Facts {
  const lines = (kind: Edge["kind"]): number[] => [
    ...new Set(
      stack.edges
        .filter((edge) => edge.kind === kind && edge.from === stage.index && stack.stages[edge.to]?.reachable)
        .map(({ range }) => lineOf(range)),
    ),
  ];
  return {
    ...lineFacts("copy", lines("copy")),
    ...lineFacts("mount", lines("mount")),
    ...lineFacts("heir", lines("base")),
  };
}

/** Line numbers for a sentence: `{name}Lines` as text, `{name}Count` for singular and plural. */
export function lineFacts(name: string, lines: readonly number[]): Facts {
  if (lines.length === 0) return {};
  const shown = lines.length > 3 ? `${lines.slice(0, 3).join(", ")}, …` : lines.join(", ");
  return { [`${name}Lines`]: { markdown: shown }, [`${name}Count`]: lines.length };
}
