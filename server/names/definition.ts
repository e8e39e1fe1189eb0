import type { Position, Range } from "../protocol";
import { compare, type Occurrence, occurrenceAt } from "./occurrence";

export interface Highlight {
  range: Range;
  /** `write`: it defines what is named. */
  kind: "write" | "read";
}

/** Where what is named under the cursor is defined; a variable's value may come from several lines. */
export function definition(occurrences: readonly Occurrence[], position: Position): Range[] | null {
  return occurrenceAt(occurrences, position)?.definitions ?? null;
}

/** Every place that names the same as the one under the cursor, in the order of the file. */
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
    .sort((a, b) => compare(a.range.start, b.range.start));
}
