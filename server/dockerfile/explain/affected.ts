import type { Facts } from "../../explanation";
import type { Instruction } from "../read/syntax";
import { lineOf, type Place, stepsAbove } from "./place";

/**
 * Whether a later step runs again because a setting in force there changed; `names` are the settings that still hold the changed value:
 * variables, or the keyword USER or SHELL.
 */
export type Affects = (instruction: Instruction, names: ReadonlySet<string>) => boolean;

/** The first later step that runs again when the named settings get another value here: `firstKeyword` and `firstLine`. */
export function affectedFacts(place: Place, names: readonly string[], affects: Affects): Facts {
  const { stack, instructions, stage } = place;
  // A stage starts with what its base ends with, so every stage above this one has its own set.
  const holding = new Map<number, Set<string>>();
  for (const at of stepsAbove(place)) {
    const step = stack.steps[at]!;
    const instruction = instructions[at]!;
    let held = holding.get(step.stage);
    if (!held) {
      const base = stack.stages[step.stage]?.base.stage;
      held = new Set((step.stage === stage?.index || base === undefined ? undefined : holding.get(base)) ?? names);
      holding.set(step.stage, held);
    }
    if (held.size === 0) continue;
    if (affects(instruction, held)) {
      return { firstKeyword: { markdown: `\`${instruction.name}\`` }, firstLine: lineOf(instruction.range) };
    }
    rewrite(instruction, held);
  }
  return {};
}

/** A RUN depends on every variable in scope, used or not; other steps on those they name. */
export const affectedByVariables: Affects = (instruction, names) =>
  instruction.name === "RUN" ||
  (/^(?:COPY|ADD|WORKDIR)$/.test(instruction.name) && mentions(instruction.original, names));

/** Directories that WORKDIR makes belong to the USER in force. */
export const affectedByUser: Affects = ({ name, text }) => name === "RUN" || (name === "WORKDIR" && text !== "/");

export const affectedByShell: Affects = ({ name, form }) => name === "RUN" && form === "shell";

function rewrite(instruction: Instruction, held: Set<string>): void {
  if (instruction.name !== "ENV" && instruction.name !== "ARG") {
    held.delete(instruction.name);
    return;
  }
  for (const { key, value } of instruction.pairs) {
    if (!value) continue;
    if (mentions(value.text, held)) held.add(key.text);
    else held.delete(key.text);
  }
}

/** Whether the text uses one of the variables. */
export function mentions(text: string, names: ReadonlySet<string>): boolean {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].some((match) => names.has(match[1]!));
}
