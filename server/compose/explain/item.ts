import type { Explanation, Facts } from "../../explanation";
import type { Path, Span } from "../read/yaml";
import type { Piece } from "../value/pieces";
import type { Place } from "./serviceFacts";

/** What an item or a value says, and about which part of it. */
export interface Item extends Omit<Explanation, "range"> {
  /** Within the token; absent: the whole token. */
  part?: Span;
}

/** A scalar value under the cursor. */
export interface ValueAt {
  place: Place;
  path: Path;
  /** The pattern of its path, and the topic of its key or item. */
  pattern: string;
  topic: string;
  /** As it is written, without its quotes. */
  text: string;
  quoted: boolean;
  /** Where in the text the cursor is. */
  at: number;
}

/** Takes a value apart; undefined when it has no parts and nothing of its own to say. */
export type ValueReader = (value: ValueAt) => Item | undefined;

/** The named piece that the offset is in; a separator belongs to the piece before it. */
export function pieceAt<Name extends string>(
  pieces: readonly (readonly [Name, Piece | undefined])[],
  at: number,
): [Name, Piece] {
  const present = pieces.filter((entry): entry is readonly [Name, Piece] => entry[1] !== undefined);
  const [name, part] = present.find(([, { end }]) => at <= end) ?? present.at(-1)!;
  return [name, part];
}

/** The topic about a piece of the short syntax of a key, with the whole as `written` and the piece as `piece`. */
export function shortItem(
  key: string,
  [name, part]: readonly [string, Piece],
  written: string,
  facts: Facts = {},
): Item {
  return { topic: `${key}.short.${name}`, facts: { written, piece: part.text, ...facts }, part };
}

/** Whether a variable stands in it, so that only its value could be judged. */
export function isOpen(text: string): boolean {
  return text.includes("$");
}
