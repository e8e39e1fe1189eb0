import type { Position, Range } from "../../../protocol";
import type { Flag, Run, Word } from "../../read/syntax";

/** A piece of a word's text. */
export interface Piece {
  start: number;
  /** Exclusive. */
  end: number;
}

/** Index in the word's text of a position in the file; its end counts. Undefined outside, and between the lines of a continuation. */
export function indexIn(word: Word, position: Position): number | undefined {
  const runs = runsOf(word);
  for (const [at, run] of runs.entries()) {
    const length = (runs[at + 1]?.at ?? word.text.length) - run.at;
    const index = position.character - run.position.character;
    if (position.line === run.position.line && index >= 0 && index <= length) return run.at + index;
  }
  return undefined;
}

/** The place in the file of a piece of the word. */
export function rangeIn(word: Word, { start, end }: Piece): Range {
  const from = positionOf(word, start);
  if (end <= start) return { start: from, end: from };
  const last = positionOf(word, end - 1);
  return { start: from, end: { line: last.line, character: last.character + 1 } };
}

/** The piece that holds the index; a cursor behind the last character of one counts when no other begins there. */
export function pieceAt<T extends Piece>(pieces: readonly T[], index: number): T | undefined {
  return (
    pieces.find(({ start, end }) => start <= index && index < end) ??
    pieces.find(({ start, end }) => start <= index && index === end)
  );
}

/** A flag's value as a word; undefined for a flag without one. */
export function wordOfFlag({ value, valueRange, valueRuns }: Flag): Word | undefined {
  if (value === undefined || !valueRange) return undefined;
  return { text: value, range: valueRange, ...(valueRuns && { runs: valueRuns }) };
}

/** A word without the quotes around it. */
export function unquoted(word: Word): { text: string; at: number } {
  const match = /^(["'])(.*)\1$/s.exec(word.text);
  return match ? { text: match[2]!, at: 1 } : { text: word.text, at: 0 };
}

function positionOf(word: Word, index: number): Position {
  const runs = runsOf(word);
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.at <= index) low = middle;
    else high = middle - 1;
  }
  const { at, position } = runs[low] ?? { at: 0, position: word.range.start };
  return { line: position.line, character: position.character + index - at };
}

function runsOf({ runs, range }: Word): readonly Run[] {
  return runs ?? [{ at: 0, position: range.start }];
}
