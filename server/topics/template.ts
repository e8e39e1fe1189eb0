import type { Fact, Facts } from "../explanation";
import { inlineCode } from "./inlineCode";

const condition = /^\{([?!])([A-Za-z]+)\}/;
const placeholder = /\{([A-Za-z]+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

function holds(fact: Fact | undefined): boolean {
  return fact !== undefined && fact !== false;
}

/**
 * Fills the facts into a topic's text. One source line is one sentence:
 * - `{layer}` is the fact of that name; a line with a fact that is not known is left out;
 * - `{layers|layer|layers}` is the singular or the plural by the number;
 * - a line that starts with `{?name}` stands only when the fact is there (and not false), with `{!name}` only when it is not.
 * Paragraphs left without a sentence disappear.
 */
export function fill(template: string, facts: Facts): string {
  return template
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split("\n")
        .map((line) => fillLine(line, facts))
        .filter((line) => line !== undefined)
        .join("\n"),
    )
    .filter((paragraph) => paragraph.trim() !== "")
    .join("\n\n");
}

function fillLine(line: string, facts: Facts): string | undefined {
  let rest = line;
  for (let match = condition.exec(rest); match; match = condition.exec(rest)) {
    const [whole, kind, name] = match;
    if (holds(facts[name!]) !== (kind === "?")) return undefined;
    rest = rest.slice(whole.length);
  }
  let unknown = false;
  const filled = rest.replace(placeholder, (_, name: string, one: string | undefined, other: string | undefined) => {
    const fact = facts[name];
    if (fact === undefined || typeof fact === "boolean") {
      unknown = true;
      return "";
    }
    if (one !== undefined) return (fact === 1 ? one : other)!;
    if (typeof fact === "object") return fact.markdown;
    return typeof fact === "number" ? String(fact) : inlineCode(fact);
  });
  return unknown ? undefined : filled.trimStart();
}
