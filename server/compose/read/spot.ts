import type { Position } from "../../protocol";
import { spotFromIndentation } from "./indentation";
import { spotInTree } from "./inTree";
import type { ComposeFile } from "./parse";
import type { Mark } from "./tree";
import type { Path, Span } from "./yaml";

/** The token under the cursor and the way to it from the top of the file. */
export interface Spot {
  /** Keys and list positions; for a key, the last step is the key itself, for an item its position. */
  path: Path;
  /**
   * `item` is the dash before an item, `text` the body of a block scalar, `merge` the key `<<`, `separator` the `---` between
   * documents; an anchor, alias or tag is in `mark`.
   */
  on: "key" | "value" | "item" | "text" | "merge" | "separator" | Mark["kind"];
  /** The token without its quotes. */
  token: Span;
  mark?: Mark;
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
  const separator = /^\uFEFF?---(?=\s|$)/.exec(line)?.[0];
  if (separator && position.character <= separator.length) {
    return {
      path: [],
      on: "separator",
      token: { start: lineStart + separator.length - 3, end: lineStart + separator.length },
    };
  }
  const document = compose.documents.find(({ end }, at) => offset < end || at === compose.documents.length - 1);
  if (!document || document.broken) return spotFromIndentation(compose, position, offset);
  return document.root ? spotInTree(compose, document.root, offset) : null;
}
