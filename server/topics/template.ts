import type { Fact, Facts } from "../explanation";
import { inlineCode, inlineCodes } from "./inlineCode";

const condition = /^\{([?!])([A-Za-z]+)\}/;
const block = /^(?:- |\d+\. |\|)/;
const codeBlock = /^((?:\{[?!][A-Za-z]+\})*)(```[^\n]*\n.*?\n```)$/gms;
const placeholder = /\{([A-Za-z]+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

function isList(fact: Fact): fact is readonly string[] {
  return Array.isArray(fact);
}

/** Whoever knows the topics puts its text in its place before. */
function isTopic(fact: Fact): fact is Extract<Fact, { topic: string }> {
  return typeof fact === "object" && "topic" in fact;
}

/** An empty list is as good as no fact. */
function holds(fact: Fact | undefined): fact is Fact {
  return fact !== undefined && fact !== false && !(isList(fact) && fact.length === 0);
}

/**
 * Fills the facts into a topic's text. One source line is one sentence, and the sentences of a paragraph are joined with blanks
 * (editors show a line break as one); only lists and tables keep their lines.
 * - `{layer}` is the fact of that name; a line with a fact that is not known is left out;
 * - `{layers|layer|layers}` is the singular or the plural, by the number or by the length of the list;
 * - a line that starts with `{?name}` stands only when the fact is there (and not false), with `{!name}` only when it is not.
 * Paragraphs left without a sentence disappear. A code block is a paragraph of its own and stays as it is written, because `${NAME}` in
 * there is no fact; conditions before its fence hold for all of it.
 */
export function fill(template: string, facts: Facts): string {
  const paragraphs: string[] = [];
  let at = 0;
  for (const { 0: whole, 1: conditions = "", 2: code = "", index } of template.matchAll(codeBlock)) {
    paragraphs.push(fillText(template.slice(at, index), facts));
    if (fillLine(conditions, facts) !== undefined) paragraphs.push(code);
    at = index + whole.length;
  }
  return [...paragraphs, fillText(template.slice(at), facts)].filter((text) => text !== "").join("\n\n");
}

function fillText(text: string, facts: Facts): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split("\n")
        .map((line) => fillLine(line, facts))
        .filter((line) => line !== undefined)
        .reduce((text, line) => (text === "" ? line : text + (block.test(text) ? "\n" : " ") + line), ""),
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
    if (!holds(fact) || typeof fact === "boolean" || isTopic(fact)) {
      unknown = true;
      return "";
    }
    if (one !== undefined) return (fact === 1 || (isList(fact) && fact.length === 1) ? one : other)!;
    if (isList(fact)) return inlineCodes(fact);
    if (typeof fact === "object") return fact.markdown;
    return typeof fact === "number" ? String(fact) : inlineCode(fact);
  });
  return unknown ? undefined : filled.trimStart();
}
