import { type Piece, piece } from "./pieces";

/** What stands between the name and the rest of `${NAME:-rest}`. */
export type Operator = ":-" | "-" | ":?" | "?" | ":+" | "+";

/** One `$…` of a text that Compose fills in, or refuses; the span counts from the start of the text. */
export type Interpolation = Piece & (Variable | { kind: "escape" } | { kind: "invalid" });

interface Variable {
  kind: "variable";
  name: string;
  operator?: Operator;
  /** What stands after the operator: default, message or replacement. */
  operand?: Piece;
  /** Those in the operand. */
  inner: Interpolation[];
}

/** Levels of `${…}` in each other that are told apart; every level reads its text once more. */
const deepest = 20;

/** Name, operator and what follows; Go's `.` stops at a line break, as that of JavaScript does. */
const form = /^([A-Za-z_]\w*)(?:(:?[-?+])(.*))?$/;

/**
 * Every `$NAME`, `${…}` and `$$` in the order of the text; a `$` before anything else stays as it is and is left out. Source:
 * docker compose 2.40, which counts braces to find the end of `${…}`.
 */
export function interpolationsIn(text: string): Interpolation[] {
  return between(text, 0, text.length, 0);
}

function between(text: string, from: number, to: number, depth: number): Interpolation[] {
  const found: Interpolation[] = [];
  for (let at = text.indexOf("$", from); at >= 0 && at < to; ) {
    const one = interpolationAt(text, at, to, depth);
    if (one) found.push(one);
    at = text.indexOf("$", one ? one.end : at + 1);
  }
  return found;
}

/** The innermost interpolation at the offset. */
export function interpolationAround(all: readonly Interpolation[], at: number): Interpolation | undefined {
  const around = all.find(({ start, end }) => start <= at && at < end) ?? all.find(({ end }) => end === at);
  return around?.kind === "variable" ? (interpolationAround(around.inner, at) ?? around) : around;
}

function interpolationAt(text: string, start: number, to: number, depth: number): Interpolation | undefined {
  const next = text[start + 1];
  if (start + 1 >= to) return undefined;
  if (next === "$") return { kind: "escape", ...piece(text, start, start + 2) };
  if (next === "{") return braced(text, start, to, depth);
  const name = /^[A-Za-z_]\w*/.exec(text.slice(start + 1, to))?.[0];
  return name === undefined
    ? undefined
    : { kind: "variable", name, inner: [], ...piece(text, start, start + 1 + name.length) };
}

function braced(text: string, start: number, to: number, depth: number): Interpolation {
  const end = closingBrace(text, start + 1, to);
  const [whole, name, operator, rest] = form.exec(text.slice(start + 2, end)) ?? [];
  if (end === undefined) return { kind: "invalid", ...piece(text, start, to) };
  if (whole === undefined) return { kind: "invalid", ...piece(text, start, end + 1) };
  const variable = { kind: "variable" as const, name: name!, ...piece(text, start, end + 1) };
  if (rest === undefined) return { ...variable, inner: [] };
  const operand = piece(text, end - rest.length, end);
  const inner = depth < deepest ? between(text, operand.start, end, depth + 1) : [];
  return { ...variable, operator: operator as Operator, operand, inner };
}

function closingBrace(text: string, from: number, to: number): number | undefined {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return undefined;
}
