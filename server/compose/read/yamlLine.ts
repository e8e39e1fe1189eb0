import { flowEnd } from "./flow";
import { type Span, unquoted } from "./yaml";

/** A dash or a key. */
export interface LineToken {
  kind: "dash" | "key";
  /** In UTF-16 units. */
  start: number;
  /** As an editor shows it, tabs counted as blanks. */
  column: number;
  /** The key without quotes; empty for a dash. */
  name: string;
  /** What follows: its value on this line, children below, block text below (`|`, `>`) or a flow collection that goes on below. */
  content: "below" | "here" | "block" | "flow";
}

/** One raw line of YAML. Spans are UTF-16 columns of the line; quotes belong to them. */
export interface YamlLine {
  /** From left to right. */
  tokens: LineToken[];
  key?: Span;
  /** The value after the key or the dashes. */
  value?: Span;
  /** Where a flow collection (`[`, `{`) starts as the value. */
  flow?: number;
}

/** YAML forbids tabs as indentation, so no width is right; this is the one editors draw most often. */
const tabWidth = 4;

const properties = /(?:[!&]\S+[ \t]+)*/y;
const blockHeader = /^(?:[!&]\S+[ \t]+)*[|>][-+0-9]*[ \t]*(?:#|$)/;
const nothingHere = /^(?:[!&]\S+[ \t]*)*(?:#|$)/;

/**
 * Reads a line without its neighbours, in time linear in its length. `unfinished`: the line is being typed, so a lone
 * word is taken for a key whose colon is still to come.
 */
export function readYamlLine(text: string, { unfinished = false } = {}): YamlLine {
  const tokens: LineToken[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let column = 0;
  for (; ; at++, column++) {
    for (; text[at] === " " || text[at] === "\t"; at++)
      column += text[at] === "\t" ? tabWidth - (column % tabWidth) : 1;
    if (text[at] !== "-" || !isBlank(text[at + 1])) break;
    tokens.push({ kind: "dash", start: at, column, name: "", content: "below" });
  }
  const colon = colonAfterKey(text, at) ?? (unfinished && tokens.length === 0 ? endOfLoneWord(text, at) : undefined);
  if (colon === undefined) return { tokens, ...valueAt(text, at, tokens.at(-1)) };

  const key = { start: at, end: at + text.slice(at, colon).trimEnd().length };
  const name = unquoted(text, key);
  const after = text.slice(colon + 1).trimStart();
  const content = blockHeader.test(after) ? "block" : nothingHere.test(after) ? "below" : "here";
  const token: LineToken = { kind: "key", start: at, column, name: text.slice(name.start, name.end), content };
  tokens.push(token);
  return { tokens, key, ...(content === "here" ? valueAt(text, text.length - after.length, token) : {}) };
}

/** The value that starts here, behind its anchor and tag; the token before it learns that a flow collection goes on below. */
function valueAt(text: string, from: number, before: LineToken | undefined): Pick<YamlLine, "value" | "flow"> {
  const at = from + (matchAt(properties, text, from)?.[0].length ?? 0);
  if (text[at] !== "[" && text[at] !== "{") return { value: scalarAt(text, at) };
  if (before && flowEnd(text, at) === undefined) before.content = "flow";
  return { flow: at };
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character === " " || character === "\t";
}

const quotedScalar = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/y;
const colonOrComment = /:(?=[ \t]|$)|[ \t]#/g;

function colonAfterKey(text: string, at: number): number | undefined {
  if (isBlank(text[at]) || /[#[\]{},&*!|>%@`]/.test(text[at]!)) return undefined;
  const quoted = matchAt(quotedScalar, text, at);
  if (/["']/.test(text[at]!) && !quoted) return undefined;
  const found = matchAt(colonOrComment, text, at + (quoted?.[0].length ?? 0));
  return found?.[0] === ":" ? found.index : undefined;
}

function endOfLoneWord(text: string, at: number): number | undefined {
  return /^[\w-]+[ \t]*$/.test(text.slice(at)) ? text.length : undefined;
}

function scalarAt(text: string, at: number): Span {
  const quoted = matchAt(quotedScalar, text, at);
  if (quoted) return { start: at, end: at + quoted[0].length };
  if (isBlank(text[at]) || /[#[{|>&*!"']/.test(text[at]!)) return { start: at, end: at };
  const rest = text.slice(at);
  const comment = rest.search(/[ \t]#/);
  return { start: at, end: at + (comment < 0 ? rest : rest.slice(0, comment)).trimEnd().length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
