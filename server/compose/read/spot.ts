import type { Position } from "../../protocol";
import { spotFromIndentation } from "./indentation";
import type { ComposeFile } from "./parse";
import { type Path, type Span, unquoted, type Value } from "./yaml";

/** The token under the cursor and the way to it from the top of the file. */
export interface Spot {
  /** Keys and list positions; for a key, the last step is the key itself. */
  path: Path;
  on: "key" | "value";
  /** The token without its quotes. */
  token: Span;
}

/**
 * What the position points at; null in comments and between tokens. The parser's tree answers where the document has no
 * error; elsewhere the indentation does, which one unfinished line does not mislead.
 */
export function findSpot(compose: ComposeFile, position: Position): Spot | null {
  const lineStart = compose.lineStarts[position.line];
  const line = compose.lines[position.line];
  if (lineStart === undefined || line === undefined || position.character > line.length) return null;
  const offset = lineStart + position.character;
  const document = compose.documents.find(({ end }, at) => offset < end || at === compose.documents.length - 1);
  if (!document || document.broken) return spotFromIndentation(compose, position);
  return document.root ? descend(compose.text, document.root, offset, []) : null;
}

function descend(text: string, value: Value, offset: number, path: Path): Spot | null {
  if (!holds(value, offset)) return null;
  if (value.kind === "scalar") {
    return value.style === "block" || value.empty ? null : { path, on: "value", token: unquoted(text, value) };
  }
  if (value.kind === "list") {
    return firstOf(value.items.entries(), ([at, item]) => descend(text, item, offset, [...path, at]));
  }
  return firstOf(value.entries, ([name, entry]) => {
    const here = [...path, name];
    if (holds(entry.key, offset)) return { path: here, on: "key", token: unquoted(text, entry.key) };
    return descend(text, entry.value, offset, here);
  });
}

function firstOf<Item>(items: Iterable<Item>, find: (item: Item) => Spot | null): Spot | null {
  for (const item of items) {
    const spot = find(item);
    if (spot) return spot;
  }
  return null;
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
