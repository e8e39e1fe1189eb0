import type { Position } from "../../protocol";
import type { ComposeFile } from "./parse";
import type { Spot } from "./spot";
import { type Path, type Span, unquoted } from "./yaml";
import { type LineToken, readYamlLine } from "./yamlLine";

/**
 * The spot by indentation alone: looks at the cursor's line and upwards, so a line that is still being typed misleads nothing
 * but itself. Knows block maps and lists; inside flow collections and block text it answers null.
 */
export function spotFromIndentation(compose: ComposeFile, position: Position): Spot | null {
  const line = readYamlLine(compose.lines[position.line] ?? "", { unfinished: true });
  const on = line.key && holds(line.key, position.character) ? "key" : "value";
  const token = on === "key" ? line.key : line.value;
  const path = token && holds(token, position.character) ? pathTo(compose.lines, position.line, line.tokens) : null;
  if (!token || !path) return null;
  const start = compose.lineStarts[position.line]!;
  return { path, on, token: unquoted(compose.text, { start: start + token.start, end: start + token.end }) };
}

function holds({ start, end }: Span, column: number): boolean {
  return start <= column && column <= end;
}

/** Keys and list positions down to the tokens of a line; null inside block text. */
function pathTo(lines: string[], from: number, tokens: LineToken[]): Path | null {
  const chain = tokens.map((token) => ({ ...token, position: 0 }));
  let outermost = chain[0];
  for (let at = from - 1; at >= 0 && outermost; at--) {
    const text = lines[at]!;
    if (/^(---|\.\.\.)(\s|$)/.test(text)) break;
    for (const token of readYamlLine(text).tokens.reverse()) {
      if (isSibling(token, outermost)) outermost.position++;
      if (!encloses(token, outermost)) continue;
      if (token.content === "block") return null;
      outermost = { ...token, position: 0 };
      chain.unshift(outermost);
    }
  }
  return chain.length === 0 ? null : chain.map((token) => (token.kind === "key" ? token.name : token.position));
}

function isSibling(token: LineToken, other: LineToken): boolean {
  return token.kind === "dash" && other.kind === "dash" && token.column === other.column;
}

/** Stands further left and may have something below it; a list may also stand right below its key. */
function encloses(outer: LineToken, inner: LineToken): boolean {
  if (outer.content === "here") return false;
  const listBelowKey = inner.kind === "dash" && outer.kind === "key" && outer.column === inner.column;
  return outer.column < inner.column || listBelowKey;
}
