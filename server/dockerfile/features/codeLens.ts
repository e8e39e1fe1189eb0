import type { Facts } from "../../explanation";
import type { Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { chainOf, placeOf, shortReference, stageLabel } from "../explain/place";
import { standingFacts } from "../explain/standing";
import { stageOf } from "./stageOf";

/** What stands above a FROM. */
export interface Lens {
  range: Range;
  topic: string;
  facts: Facts;
}

/** For every FROM its stage in one line: its layers, what they stand on, and what becomes of them. */
export function codeLenses(analysis: Analysis): Lens[] {
  const { dockerfile, stack } = analysis;
  const shipped = chainOf(stack, stack.target);
  return dockerfile.instructions.flatMap((instruction, at) => {
    const isStart = instruction.name === "FROM" && stageOf(stack, stack.steps[at]!);
    const place = isStart ? placeOf(analysis, at) : undefined;
    if (!place?.stage) return [];
    const { base, index, layers, reachable } = place.stage;
    const below = base.stage === undefined ? undefined : stack.stages[base.stage];
    const facts: Facts = {
      ...standingFacts(place),
      layers,
      some: layers > 0,
      ...(below ? { below: stageLabel(below) } : {}),
      ...(base.reference === undefined ? {} : { base: shortReference(base.reference) }),
      scratch: base.scratch,
      unbuilt: !reachable,
      becomesImage: index === stack.target,
      partOfImage: shipped.has(index) && index !== stack.target,
    };
    return [{ range: instruction.keyword.range, topic: "codelens.stage", facts }];
  });
}
