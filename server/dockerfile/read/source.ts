import type { Position, Range } from "../../protocol";
import type { Run, Word } from "./syntax";

/**
 * Text the builder made of pieces of the file (continuation lines joined, comments and line breaks dropped),
 * with the way back to the file.
 */
export interface Source {
  text: string;
  /** Each piece starts at `at` in `text` and comes from `offset` in the file; ascending, the first at 0. */
  pieces: { at: number; offset: number }[];
  lines: LineIndex;
}

/** Finds positions of offsets in the whole file. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - this.#starts[low]! };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }
}

/** The offset in the file of the character at `index` of the source's text. */
function offsetOf(source: Source, index: number): number {
  let low = 0;
  let high = source.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (source.pieces[middle]!.at <= index) low = middle;
    else high = middle - 1;
  }
  const piece = source.pieces[low];
  return piece ? piece.offset + index - piece.at : 0;
}

/** The range in the file of the text from `start` to `end`; it may span what was dropped in between. */
export function rangeOf(source: Source, start: number, end: number): Range {
  const from = offsetOf(source, start);
  return source.lines.range(from, end > start ? offsetOf(source, end - 1) + 1 : from);
}

/** The text from `start` to `end` as a word. */
export function wordOf(source: Source, start: number, end: number): Word {
  const word: Word = { text: source.text.slice(start, end), range: rangeOf(source, start, end) };
  const isOnePiece =
    source.pieces.length === 1 || offsetOf(source, end - 1) - offsetOf(source, start) === end - 1 - start;
  if (end > start && !isOnePiece) {
    word.runs = runsOf(
      source,
      Array.from({ length: end - start }, (_, at) => start + at),
    );
  }
  return word;
}

/** Where the characters of a text stand that come from these indexes of the source: what follows each other in the file is one run. */
export function runsOf(source: Source, indexes: readonly number[]): Run[] {
  const runs: Run[] = [];
  let before = -2;
  for (const [at, index] of indexes.entries()) {
    const offset = offsetOf(source, index);
    if (offset !== before + 1) runs.push({ at, position: source.lines.position(offset) });
    before = offset;
  }
  return runs;
}

/** The part of a source from `start` to `end`, with its own indexes. */
export function sliceSource(source: Source, start: number, end = source.text.length): Source {
  const pieces = [{ at: 0, offset: offsetOf(source, start) }];
  for (const piece of source.pieces) {
    if (piece.at > start && piece.at < end) pieces.push({ at: piece.at - start, offset: piece.offset });
  }
  return { text: source.text.slice(start, end), pieces, lines: source.lines };
}
