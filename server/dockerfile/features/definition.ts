import type { Position, Range } from "../../protocol";
import { type Occurrence, occurrenceAt } from "./occurrences";

export interface Highlight {
  range: Range;
  /** `write`: it defines the stage or the variable. */
  kind: "write" | "read";
}

/** Where the stage or the variable under the cursor is defined; a variable's value may come from several lines. */
export function definition(occurrences: readonly Occurrence[], position: Position): Range[] | null {
  return occurrenceAt(occurrences, position)?.definitions ?? null;
}

/** Every place of the stage or the variable under the cursor, in the order of the file. */
export function references(
  occurrences: readonly Occurrence[],
  position: Position,
  includeDefinitions: boolean,
): Range[] | null {
  const same = sameAs(occurrences, position);
  return same?.filter(({ role }) => includeDefinitions || role === "use").map(({ range }) => range) ?? null;
}

/** The same places, each with what it does. */
export function highlights(occurrences: readonly Occurrence[], position: Position): Highlight[] | null {
  const same = sameAs(occurrences, position);
  return same?.map(({ range, role }) => ({ range, kind: role === "definition" ? "write" : "read" })) ?? null;
}

function sameAs(occurrences: readonly Occurrence[], position: Position): Occurrence[] | null {
  const found = occurrenceAt(occurrences, position);
  if (!found) return null;
  return occurrences
    .filter(({ group }) => group.root === found.group.root)
    .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}
