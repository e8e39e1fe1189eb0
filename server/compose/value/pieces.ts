import type { Span } from "../read/yaml";

/** A part of a short syntax; the span counts from the start of the whole. */
export interface Piece extends Span {
  text: string;
}

/** Splits at the separator, but not inside `${…}` and `[…]`, which short syntaxes read as a unit. */
export function split(text: string, separator: string): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === "[" || (character === "{" && text[at - 1] === "$")) depth++;
    else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
    if (at < text.length && (character !== separator || depth > 0)) continue;
    pieces.push(piece(text, start, at));
    start = at + 1;
  }
  return pieces;
}

export function piece(text: string, start: number, end: number): Piece {
  return { text: text.slice(start, end), start, end };
}
