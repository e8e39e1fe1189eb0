import type { ComposeFile } from "../read/parse";
import { type Span, unquoted, type Value, type YamlScalar } from "../read/yaml";
import { type Interpolation, interpolationsIn } from "../value/interpolation";

/** A place that asks for a variable. */
export interface VariableUse {
  name: string;
  /** The name alone. */
  span: Span;
  /** From the `$` on. */
  reach: Span;
}

/** Every `$NAME` and `${NAME…}` of the file's values, those within others included; keys are not filled in. */
export function variablesIn(compose: ComposeFile): VariableUse[] {
  const found: VariableUse[] = [];
  const seen = new Set<Value>();
  const waiting: (Value | undefined)[] = compose.documents.map(({ root }) => root);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.kind === "list") for (const item of next.items) waiting.push(item);
    else if (next.kind === "map") for (const { value } of next.pairs) waiting.push(value);
    else if (next.text.includes("$")) found.push(...usesIn(compose.text, contentOf(compose.text, next)));
  }
  return found;
}

/** Where the text of a scalar stands; the first line of a block says only how to read it. */
function contentOf(text: string, scalar: YamlScalar): Span {
  if (scalar.style !== "block") return unquoted(text, scalar);
  const line = text.indexOf("\n", scalar.start) + 1;
  return { start: line > 0 && line < scalar.end ? line : scalar.end, end: scalar.end };
}

/** As written, quotes' escapes and all: so every place is one of the file. */
function usesIn(text: string, { start, end }: Span): VariableUse[] {
  const written = text.slice(start, end);
  const found: VariableUse[] = [];
  const collect = (all: readonly Interpolation[]): void => {
    for (const one of all) {
      if (one.kind !== "variable") continue;
      const at = start + one.start;
      const name = at + (text[at + 1] === "{" ? 2 : 1);
      const span = { start: name, end: name + one.name.length };
      found.push({ name: one.name, span, reach: { start: at, end: span.end } });
      collect(one.inner);
    }
  };
  collect(interpolationsIn(written));
  return found;
}
