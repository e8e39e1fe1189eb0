import type { Position, Range } from "../protocol";

/** A place that names something which other places of the file name too: a stage, a variable, a service, an anchor. */
export interface Occurrence {
  /** The name. */
  range: Range;
  /** Where a cursor counts as on it: a variable's `$`, an alias's `*` belong to it. */
  reach: Range;
  role: "definition" | "use";
  /** Where it is defined, or its value comes from; empty: the file does not say. */
  definitions: Range[];
  /** Of all that names the same, the same `root`. */
  group: { readonly root: unknown };
}

/** The occurrence under a cursor. */
export function occurrenceAt(occurrences: readonly Occurrence[], position: Position): Occurrence | undefined {
  const under = occurrences.filter(
    ({ reach }) => compare(reach.start, position) <= 0 && compare(position, reach.end) <= 0,
  );
  // Between two names the cursor belongs to the one that starts here.
  return under.find(({ reach }) => compare(reach.end, position) !== 0) ?? under[0];
}

/** The order of the text. */
export function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
