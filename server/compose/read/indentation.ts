import type { Position } from "../../protocol";
import { readFlow } from "./flow";
import { markAt, spotInTree } from "./inTree";
import type { ComposeFile } from "./parse";
import type { Spot } from "./spot";
import { type Path, type Span, unquoted } from "./yaml";
import { type LineToken, readYamlLine } from "./yamlLine";

/**
 * The spot by indentation alone: looks at the cursor's line and upwards, so a line that is still being typed misleads nothing
 * but itself. Knows block maps and lists, and reads the flow collection around the cursor by itself; inside block text it
 * answers null.
 */
export function spotFromIndentation(compose: ComposeFile, position: Position, offset: number): Spot | null {
  const line = readYamlLine(compose.lines[position.line] ?? "", { unfinished: true });
  const above = placeAbove(compose.lines, position.line, line.tokens);
  if (!above) return null;
  if (above.flow) return spotInFlow(compose, above.flow, offset, above.path);

  const start = offset - position.character;
  const spanOf = (span: Span): Span => ({ start: start + span.start, end: start + span.end });
  const path = [...above.path, ...line.tokens.map((token) => stepOf(token, above.positions.get(token)))];
  const mark = markAt(compose.marks, offset);
  if (mark) return { path, on: mark.kind, token: { start: mark.start, end: mark.end }, mark };
  if (line.flow !== undefined && position.character >= line.flow) {
    return spotInFlow(compose, { line: position.line, start: line.flow }, offset, path);
  }
  const dash = line.tokens.findIndex((token) => token.kind === "dash" && holds(dashSpan(token), position.character));
  if (dash >= 0) {
    return {
      path: path.slice(0, above.path.length + dash + 1),
      on: "item",
      token: spanOf(dashSpan(line.tokens[dash]!)),
    };
  }
  const on = line.key && holds(line.key, position.character) ? "key" : "value";
  const token = on === "key" ? line.key : line.value;
  if (!token || path.length === 0 || token.start === token.end || !holds(token, position.character)) return null;
  const isMerge = on === "key" && compose.text.startsWith("<<", start + token.start) && path.at(-1) === "<<";
  return { path, on: isMerge ? "merge" : on, token: unquoted(compose.text, spanOf(token)) };
}

function spotInFlow(compose: ComposeFile, flow: FlowStart, offset: number, path: Path): Spot | null {
  const { root, marks } = readFlow(compose.text, compose.lineStarts[flow.line]! + flow.start);
  return root ? spotInTree({ text: compose.text, marks }, root, offset, path) : null;
}

interface FlowStart {
  line: number;
  start: number;
}

interface Above {
  /** Keys and list positions around the line. */
  path: Path;
  /** The place in its list of each dash on the line. */
  positions: Map<LineToken, number>;
  /** The line goes on with this flow collection, whose path it is then. */
  flow?: FlowStart;
}

/** What stands around the tokens of a line; null inside block text and in the second line of a plain text. */
function placeAbove(lines: string[], from: number, tokens: LineToken[]): Above | null {
  const positions = new Map<LineToken, number>();
  let chain: LineToken[] = [];
  let flow: FlowStart | undefined;
  // A line without a key or dash goes on with what is above it: a flow collection, or a key's value.
  const word = tokens[0] ? undefined : wordOf(lines[from]!);
  let outermost = tokens[0] ?? word!;
  for (let at = from - 1; at >= 0 && !isTopLevelKey(outermost); at--) {
    const text = lines[at]!;
    if (/^(---|\.\.\.)(\s|$)/.test(text)) break;
    const line = readYamlLine(text);
    for (const token of line.tokens.reverse()) {
      if (isSibling(token, outermost)) positions.set(outermost, (positions.get(outermost) ?? 0) + 1);
      if (!encloses(token, outermost)) {
        if (outermost === word && token.column < word.column) return null;
        continue;
      }
      if (token.content === "block") return null;
      if (token.content === "flow") {
        chain = [];
        flow = { line: at, start: line.flow! };
      }
      outermost = token;
      chain.unshift(token);
    }
  }
  return {
    path: chain.map((token) => stepOf(token, positions.get(token))),
    positions,
    ...(flow ? { flow } : {}),
  };
}

function isTopLevelKey({ kind, column }: LineToken): boolean {
  return kind === "key" && column === 0;
}

/** The first character of a line stands for the line when it has neither a key nor a dash. */
function wordOf(text: string): LineToken {
  const start = Math.max(0, text.search(/\S/));
  return { kind: "key", start, column: start, name: "", content: "here" };
}

function stepOf(token: LineToken, position = 0): string | number {
  return token.kind === "key" ? token.name : position;
}

function dashSpan({ start }: LineToken): Span {
  return { start, end: start + 1 };
}

function holds({ start, end }: Span, column: number): boolean {
  return start <= column && column <= end;
}

function isSibling(token: LineToken, other: LineToken): boolean {
  return token.kind === "dash" && other.kind === "dash" && token.column === other.column;
}

/** Stands further left and may have something below it; a list may also stand right below its key. */
function encloses(outer: LineToken, inner: LineToken): boolean {
  if (outer.content === "here") return false;
  const listBelowKey =
    inner.kind === "dash" && outer.kind === "key" && outer.column === inner.column && outer.content !== "flow";
  return outer.column < inner.column || listBelowKey;
}
