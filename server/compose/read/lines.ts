import type { Position, Range } from "../../protocol";
import type { Span } from "./yaml";

/** The place of a span in lines; `lineStarts` are the offsets at which they start. */
export function rangeOf(lineStarts: readonly number[], { start, end }: Span): Range {
  return { start: positionAt(lineStarts, start), end: positionAt(lineStarts, end) };
}

/** The 1-based line of an offset, as people count. */
export function lineNumber(lineStarts: readonly number[], offset: number): number {
  return positionAt(lineStarts, offset).line + 1;
}

function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - lineStarts[low]! };
}
