import type { Explanation, Facts } from "../../../explanation";
import type { Edge, LayerStack, Position, Range, Stage } from "../../../protocol";
import type { Analysis } from "../../analysis";
import { chainOf, contains, lineOf, type Place, placeOf } from "../place";
import { lineFacts } from "../standing";
import { clip, labelOf } from "./clip";
import { sourceAt } from "./sources";

/** The name of a stage where FROM gives it, `AS`, and every place that names a stage or its number. */
export function locateStage(analysis: Analysis, index: number, position: Position): Explanation | null {
  const place = placeOf(analysis, index);
  if (!place) return null;
  if (place.instruction.name === "FROM") return locateInFrom(place, position);
  const source = sourceAt(place, position);
  const from = typeof source?.edge.from === "number" ? place.stack.stages[source.edge.from] : undefined;
  if (!source || !from) return null;
  const topic = source.edge.kind === "copy" ? "stage-copied" : "stage-mounted";
  return { topic, facts: takenFacts(place, from, source.name), range: source.range };
}

function locateInFrom(place: Place, position: Position): Explanation | null {
  const { instruction, stack, stage } = place;
  const [base, as, name] = instruction.args;
  if (!base || !stage) return null;
  const found = (topic: string, facts: Facts, range: Range): Explanation => ({ topic, facts, range });
  if (name && contains(name.range, position))
    return found("stage-name", nameFacts(place, stage, name.text), name.range);
  if (as?.text.toLowerCase() === "as" && contains(as.range, position)) {
    return found("stage-as", { name: clip(stage.name ?? name?.text ?? ""), named: stage.name !== undefined }, as.range);
  }
  const parent = stage.base.stage === undefined ? undefined : stack.stages[stage.base.stage];
  if (parent && contains(base.range, position)) return found("stage-base", baseFacts(place, stage, parent), base.range);
  return null;
}

function nameFacts(place: Place, stage: Stage, written: string): Facts {
  const { stack } = place;
  const users = usersOf(stack, stage);
  const again = stack.stages.find(({ index, name }) => index > stage.index && name === stage.name);
  return {
    ...fateFacts(place, stage),
    layers: stage.layers,
    name: clip(stage.name ?? written),
    lowered: stage.name !== undefined && stage.name !== written,
    againLine: again && lineOf(again.range),
    ...users,
    unused: Object.keys(users).length === 0,
    command: stage.index === stack.target ? undefined : clip(`docker build --target ${stage.name ?? written} .`),
  };
}

function baseFacts(place: Place, stage: Stage, parent: Stage): Facts {
  return {
    ...fateFacts(place, stage),
    name: labelOf(parent),
    line: lineOf(parent.range),
    parentShipped: chainOf(place.stack, place.stack.target).has(parent.index),
    below: [...chainOf(place.stack, parent.index)].reduce((sum, at) => sum + (place.stack.stages[at]?.layers ?? 0), 0),
  };
}

function takenFacts(place: Place, from: Stage, written: string): Facts {
  const { stack, stage } = place;
  return {
    ...(stage && fateFacts(place, stage)),
    name: labelOf(from),
    line: lineOf(from.range),
    layers: from.layers,
    shippedToo: chainOf(stack, stack.target).has(from.index),
    number: from.name !== undefined && /^[-+]?\d+$/.test(written) ? Number(written) : undefined,
    unnamed: from.name === undefined,
    later: stage !== undefined && from.index >= stage.index,
  };
}

/** What becomes of a stage when the target is built. */
function fateFacts({ stack }: Place, stage: Stage): Facts {
  const shipped = chainOf(stack, stack.target).has(stage.index);
  const target = stack.stages[stack.target];
  return {
    isTarget: stage.index === stack.target,
    shipped,
    left: !shipped && stage.reachable,
    unbuilt: !shipped && !stage.reachable,
    target: target && labelOf(target),
  };
}

/** The lines that stand on a stage, copy or mount from it. */
function usersOf(stack: LayerStack, stage: Stage): Facts {
  const lines = (kind: Edge["kind"]): number[] => {
    const edges = stack.edges.filter((edge) => edge.kind === kind && edge.from === stage.index);
    return [...new Set(edges.map(({ range }) => lineOf(range)))];
  };
  return {
    ...lineFacts("heir", lines("base")),
    ...lineFacts("copy", lines("copy")),
    ...lineFacts("mount", lines("mount")),
  };
}
