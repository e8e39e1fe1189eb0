import { rangeOf, runsOf, type Source } from "./source";
import { leadingSpace } from "./space";
import type { Word } from "./syntax";

/**
 * The exec form: a strict JSON array of strings. Undefined: no JSON array, so the shell form. An array of anything but strings is
 * refused by the builder.
 */
export function readExecForm(source: Source): { args: Word[] } | { error: string } | undefined {
  const start = leadingSpace(source.text);
  if (source.text[start] !== "[") return undefined;
  let values: unknown;
  try {
    values = JSON.parse(source.text.slice(start));
  } catch {
    return undefined;
  }
  if (!Array.isArray(values)) return undefined;
  if (!values.every((value) => typeof value === "string")) {
    return { error: "when using JSON array syntax, arrays must be comprised of strings only" };
  }
  const strings = source.text.matchAll(/"(?:[^"\\]|\\.)*"/g);
  const args = values.map((value) => {
    const { 0: literal, index } = strings.next().value!;
    // Go replaces what JavaScript keeps as a lone surrogate.
    const text = value.replace(/\p{Cs}/gu, "\uFFFD");
    const range = rangeOf(source, index, index + literal.length);
    return { text, range, runs: runsOf(source, charactersOf(literal, index + 1)) };
  });
  return { args };
}

/** Where the characters of a JSON string stand, when its text starts at `start`; an escape is one character. */
function charactersOf(literal: string, start: number): number[] {
  const escaped = literal.slice(1, -1).matchAll(/\\u[0-9a-fA-F]{4}|\\.|./gs);
  return [...escaped].map((character) => start + character.index);
}
