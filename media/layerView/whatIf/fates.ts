import type { LayerStack, StepFate } from "../../../server/protocol";
import type { WhatIf } from "../messages";

/** What becomes of each step that the builder executes, by its index. */
export function fatesByStep(whatIf: WhatIf | undefined): ReadonlyMap<number, StepFate> {
  return new Map(whatIf?.steps.filter(({ onbuild }) => !onbuild).map((fate) => [fate.step, fate]));
}

/** What becomes of the layers that triggers (ONBUILD) of the base images add, by index into `image.history`. */
export function fatesOfTriggers(whatIf: WhatIf | undefined, { image }: LayerStack): ReadonlyMap<number, StepFate> {
  const fates = whatIf?.steps.filter(({ onbuild }) => onbuild) ?? [];
  const found = new Map<number, StepFate>();
  for (const from of new Set(fates.map(({ step }) => step))) {
    const own = fates.filter(({ step }) => step === from);
    const entries = image.history.flatMap(({ step, onbuild, empty_layer }, at) =>
      onbuild && step === from && !empty_layer ? [at] : [],
    );
    // Both in the order they run; a stage that is not in the image has no entries.
    if (entries.length !== own.length) continue;
    for (const [at, entry] of entries.entries()) found.set(entry, own[at]!);
  }
  return found;
}

/** The answer in numbers, over everything that is built for the target. */
export interface Cost {
  steps: number;
  rebuilt: number;
  depends: number;
  /** 0-based line of the first step that runs again, or may. */
  firstLine?: number;
}

export function costOf({ steps }: WhatIf, stack: LayerStack): Cost {
  const again = steps.filter(({ fate }) => fate !== "reused");
  const first = again.map(({ step }) => stack.steps[step]?.range.start.line).filter((line) => line !== undefined);
  return {
    steps: steps.length,
    rebuilt: steps.filter(({ fate }) => fate === "rebuilt").length,
    depends: steps.filter(({ fate }) => fate === "depends").length,
    ...(first.length > 0 && { firstLine: Math.min(...first) }),
  };
}

/** How many steps of a stage run again, or may; undefined: nothing was asked, or the stage has no step. */
export function costOfStage(
  whatIf: WhatIf | undefined,
  stack: LayerStack,
  stage: number,
): { steps: number; again: number } | undefined {
  const own = whatIf?.steps.filter(({ step }) => stack.steps[step]?.stage === stage) ?? [];
  return own.length === 0
    ? undefined
    : { steps: own.length, again: own.filter(({ fate }) => fate !== "reused").length };
}
