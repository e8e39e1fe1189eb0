import { type Interpolation, interpolationsIn } from "./interpolation";

/** A variable that a text asks for. */
export interface AskedVariable {
  name: string;
  value: string | undefined;
  /** Not set, and the place gives no default: docker compose warns and takes an empty text. */
  blank: boolean;
}

export interface Interpolated {
  text: string;
  asked: AskedVariable[];
  /** Why docker compose refuses the text. `invalid`: the text, or the default in it, is no template at all. */
  refused?: { kind: "invalid"; template: string } | { kind: "missing"; message: string };
}

/** What an environment says of a variable: its value, or nothing. */
export type Lookup = (name: string) => string | undefined;

/** Puts variables into a text as docker compose does. */
export function interpolate(text: string, lookup: Lookup): Interpolated {
  const result: Interpolated = { text: "", asked: [] };
  result.text = fill(text, 0, text.length, interpolationsIn(text), lookup, result);
  return result;
}

function fill(
  text: string,
  from: number,
  to: number,
  all: readonly Interpolation[],
  lookup: Lookup,
  result: Interpolated,
): string {
  let filled = "";
  let at = from;
  for (const one of all) {
    if (one.kind === "invalid") result.refused ??= { kind: "invalid", template: text.slice(from, to) };
    filled += text.slice(at, one.start) + replacement(text, one, lookup, result);
    at = one.end;
  }
  return filled + text.slice(at, to);
}

function replacement(text: string, one: Interpolation, lookup: Lookup, result: Interpolated): string {
  if (one.kind === "escape") return "$";
  if (one.kind === "invalid") return "";
  const value = lookup(one.name);
  const { operator, operand } = one;
  result.asked.push({ name: one.name, value, blank: operator === undefined && value === undefined });
  if (operator === undefined || operand === undefined) return value ?? "";
  // docker compose reads the operand before it looks whether it needs it.
  const word = fill(text, operand.start, operand.end, one.inner, lookup, result);
  const counts = value !== undefined && (value !== "" || !operator.startsWith(":"));
  if (counts !== operator.endsWith("+")) return value ?? "";
  if (!operator.endsWith("?")) return word;
  const message = `required variable ${one.name} is missing a value${word === "" ? "" : `: ${word}`}`;
  result.refused ??= { kind: "missing", message };
  return "";
}
