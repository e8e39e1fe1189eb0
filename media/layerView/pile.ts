import type { LayerStack } from "../../server/protocol";
import { type Added, addedBy } from "./adds";

/** One row of the pile. Steps are indexes into `stack.steps`; numbers count layers from the base, 1-based. */
export type Row =
  | { kind: "layer"; number: number; step: number; text: string; added: Added }
  /** A layer that no line of this file spells out: a trigger (ONBUILD) that the base image brought along. */
  | { kind: "trigger"; number: number; text: string; history: number }
  /** Metadata that stands between two layers, newest first. */
  | { kind: "notes"; steps: number[] }
  /** The FROM that puts `stage` onto `base`, another stage of this file. */
  | { kind: "seam"; step: number; stage: number; base: number };

/** The stages whose layers the image is made of, the target first. */
export function chainOf(stack: LayerStack): number[] {
  const chain: number[] = [];
  for (
    let at: number | undefined = stack.target;
    at !== undefined && stack.stages[at];
    at = stack.stages[at]?.base.stage
  ) {
    // A stage can rest on earlier ones only; anything else is a file the builder refuses.
    if (chain.length > 0 && at >= chain[chain.length - 1]!) break;
    chain.push(at);
  }
  return chain;
}

/** The image as a pile, newest row first: what the page shows between the container and the base image. */
export function pileOf(stack: LayerStack): Row[] {
  const rows: Row[] = [];
  let notes: number[] = [];
  let number = 0;
  let next = 0;
  const flush = () => {
    if (notes.length > 0) rows.push({ kind: "notes", steps: notes.reverse() });
    notes = [];
  };
  const push = (row: Row) => {
    flush();
    rows.push(row);
  };
  /** Triggers of the base run before the stage's own instructions; they stand in the history without a line of their own. */
  const pushTriggers = () => {
    for (; next < stack.image.history.length; next++) {
      const entry = stack.image.history[next]!;
      if (entry.step !== undefined && stack.steps[entry.step]?.history === next) return;
      if (!entry.empty_layer) push({ kind: "trigger", number: ++number, text: entry.created_by, history: next });
    }
  };

  for (const stage of chainOf(stack).reverse()) {
    stack.steps.forEach((step, index) => {
      if (step.stage !== stage) return;
      if (step.instruction === "FROM") {
        const base = stack.stages[stage]?.base.stage;
        if (base !== undefined) push({ kind: "seam", step: index, stage, base });
        pushTriggers();
        return;
      }
      if (step.history !== undefined) next = step.history + 1;
      if (step.effect === "layer") {
        number = step.layer ?? number + 1;
        push({ kind: "layer", number, step: index, text: step.text, added: addedBy(step, stack) });
      } else notes.push(index);
    });
  }
  flush();
  return rows.reverse();
}
