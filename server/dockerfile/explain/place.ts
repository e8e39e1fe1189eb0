import type { LayerStack, Position, Range, Stage, Step } from "../../protocol";
import type { Analysis } from "../analysis";
import type { Instruction } from "../read/syntax";

/**
 * What becomes of a step when the target is built: its stage is in the target's chain of `FROM`s (`image`), or it is built because
 * something is copied or mounted out of it (`left`), or not at all (`unbuilt`); `global` stands before the first FROM.
 */
export type Fate = "image" | "left" | "unbuilt" | "global";

/** One step of a file and what stands around it. */
export interface Place {
  stack: LayerStack;
  instructions: readonly Instruction[];
  index: number;
  instruction: Instruction;
  step: Step;
  /** Absent only for `global`. */
  stage?: Stage;
  fate: Fate;
  /** Indexes of the stages this one stands on by FROM, itself included. */
  lineage: ReadonlySet<number>;
}

/** The place of the step of that index; undefined when there is none. */
export function placeOf({ dockerfile, stack }: Analysis, index: number): Place | undefined {
  const instruction = dockerfile.instructions[index];
  const step = stack.steps[index];
  if (!instruction || !step) return undefined;
  const stage = stack.stages[step.stage];
  return {
    stack,
    instructions: dockerfile.instructions,
    index,
    instruction,
    step,
    ...(stage && { stage }),
    fate: !stage
      ? "global"
      : chainOf(stack, stack.target).has(stage.index)
        ? "image"
        : stage.reachable
          ? "left"
          : "unbuilt",
    lineage: chainOf(stack, step.stage),
  };
}

/** A stage and the stages below it, by FROM. */
export function chainOf(stack: LayerStack, stage: number): Set<number> {
  const chain = new Set<number>();
  for (let at = stack.stages[stage]; at && !chain.has(at.index); at = stack.stages[at.base.stage ?? -1]) {
    chain.add(at.index);
  }
  return chain;
}

/** Indexes of the steps that this step builds on, nearest first. */
export function stepsBelow({ stack, index, lineage }: Place): number[] {
  const below: number[] = [];
  for (let at = index - 1; at >= 0; at--) if (lineage.has(stack.steps[at]!.stage)) below.push(at);
  return below;
}

/** Indexes of the later steps that build on this one, in its stage or in a stage `FROM` it; only steps that are built when this one is. */
export function stepsAbove({ stack, index, stage }: Place): number[] {
  if (!stage) return [];
  const heirs = new Set([stage.index]);
  for (const each of stack.stages) {
    if (each.base.stage !== undefined && heirs.has(each.base.stage) && each.reachable === stage.reachable) {
      heirs.add(each.index);
    }
  }
  const above: number[] = [];
  for (let at = index + 1; at < stack.steps.length; at++) if (heirs.has(stack.steps[at]!.stage)) above.push(at);
  return above;
}

/** Indexes of the later steps of the target's image: who decides about the container after this one. */
export function stepsAboveInImage(place: Place): number[] {
  if (place.fate !== "image") return [];
  const chain = chainOf(place.stack, place.stack.target);
  return stepsAbove(place).filter((at) => chain.has(place.stack.steps[at]!.stage));
}

/** 1-based, as people count lines. */
export function lineOf(range: Range): number {
  return range.start.line + 1;
}

/** Whether a position lies in a range; its end counts, as a cursor may stand behind a word. */
export function contains({ start, end }: Range, position: Position): boolean {
  return compare(start, position) <= 0 && compare(position, end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** The stage as the file can refer to it: its name, else its number counted from 0. */
export function stageLabel(stage: Stage): string | number {
  return stage.name ?? stage.index;
}

/** The external image at the bottom of a stage, as people read it; undefined on scratch. */
export function externalBase({ stack, lineage }: Place): string | undefined {
  for (const at of lineage) {
    const reference = stack.stages[at]?.base.reference;
    if (reference !== undefined) return shortReference(reference);
  }
  return undefined;
}

/** An image reference for people: of a digest, the first digits. */
export function shortReference(reference: string): string {
  return reference.replace(/(@[^:]+:[0-9a-f]{12})[0-9a-f]+$/, "$1…");
}

/** Whether what the base image sets is unknown: it is external and nobody looked it up. */
export function standsOnUnknown(place: Place): boolean {
  return externalBase(place) !== undefined && !(place.fate === "image" && place.stack.image.base.known);
}

/** What history says that an instruction became, keyword and BuildKit's mark removed; undefined outside the target's image. */
export function resultOf(stack: LayerStack, step: Step): string | undefined {
  const entry = step.history === undefined ? undefined : stack.image.history[step.history];
  return entry?.created_by.replace(/^\S+ ?/, "").replace(/ # buildkit$/, "");
}

/** The same, but only with every variable in it filled in. */
export function filledIn(stack: LayerStack, step: Step): string | undefined {
  const result = resultOf(stack, step);
  return result?.includes("${") ? undefined : result;
}
