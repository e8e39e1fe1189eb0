import type { Facts } from "../../explanation";
import type { Position, Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { chainOf, stageLabel } from "../explain/place";
import { stageOf } from "./stageOf";

/** What stands behind the first line of an instruction. */
export interface Hint {
  position: Position;
  topic: string;
  facts: Facts;
}

/** For every instruction whose first line lies in the range, but FROM: the number of its layer, or that it adds none. */
export function inlayHints({ dockerfile, stack }: Analysis, text: string, { start, end }: Range): Hint[] {
  const lines = text.split("\n");
  const shipped = chainOf(stack, stack.target);
  /** Layers of each stage so far; those of the base's ONBUILD triggers come before all of the file's. */
  const counts = stack.stages.map(({ layers }) => layers);
  for (const step of stack.steps) {
    const stage = step.effect === "layer" ? stageOf(stack, step) : undefined;
    if (stage) counts[stage.index]!--;
  }

  return dockerfile.instructions.flatMap((instruction, at): Hint[] => {
    const step = stack.steps[at]!;
    const stage = stageOf(stack, step);
    if (step.effect === "layer" && stage) counts[stage.index]!++;
    const { line } = instruction.range.start;
    if (!stage || instruction.name === "FROM" || line < start.line || line > end.line) return [];
    const position = { line, character: (lines[line] ?? "").trimEnd().length };
    if (!stage.reachable) return [{ position, topic: "inlay.unbuilt", facts: {} }];
    if (step.effect !== "layer") return [{ position, topic: "inlay.none", facts: {} }];
    if (!shipped.has(stage.index)) {
      const facts = { layer: counts[stage.index]!, stage: stageLabel(stage) };
      return [{ position, topic: "inlay.left", facts }];
    }
    return step.layer === undefined ? [] : [{ position, topic: "inlay.layer", facts: { layer: step.layer } }];
  });
}
