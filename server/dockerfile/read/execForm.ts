import { rangeOf, type Source } from "./source";
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
    return { text: value.replace(/\p{Cs}/gu, "\uFFFD"), range: rangeOf(source, index, index + literal.length) };
  });
  return { args };
}
