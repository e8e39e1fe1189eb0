import type { Language } from "../../server/protocol";
import { comparisonPhrases } from "./comparison/phrases";
import { renderBaseLayers } from "./comparison/render";
import { code, element, hidden, placeOf, revealing } from "./dom";
import { type Base, baseOf } from "./facts";
import { lineNumber } from "./lineNumber";
import type { DockerfileSnapshot } from "./messages";
import { renderCommand } from "./path/command";
import type { Phrases } from "./phrases";
import { historyCommand, isOfficial, type ReferenceParts } from "./reference";

/** Characters of a digest that tell it from others: the algorithm and twelve of its digits, as the engine shortens it. */
const digestShown = "sha256:".length + 12;

/** The base image at the bottom of the pile: taken apart, with its layers if they are known, else closed. */
export function renderBase(
  { stack, comparison, language }: DockerfileSnapshot,
  names: string[],
  texts: Phrases,
): HTMLElement {
  const own = baseOf(stack);
  const base = { ...own, known: own.known || (comparison?.base.length ?? 0) > 0 };
  const from = stack.steps.findIndex(({ range }) => range === base.range);
  const content = [
    hidden(`${texts.base} `),
    code(base.scratch ? "scratch" : (base.reference ?? "?"), { class: "reference" }),
    element("span", { class: "adds" }, ...(base.scratch ? [texts.scratchIs] : renderParts(base, texts))),
  ];
  const step = stack.steps[from];
  return element(
    "li",
    { class: base.scratch ? "base scratch" : "base", "data-key": "base" },
    step
      ? element(
          "button",
          { ...revealing(names[from] ?? "base", step.range), class: "card", id: placeOf("step", from) },
          ...content,
          lineNumber(step, texts),
        )
      : element("div", { class: "card" }, ...content),
    comparison && renderBaseLayers(comparison, comparisonPhrases[language]),
    !base.scratch && !base.known && renderClosed(base, language, texts),
  );
}

/** The reference taken apart: where it comes from, and what pins it. */
function renderParts({ parts, known }: Base, texts: Phrases): (Node | string)[] {
  const quoted = parts && Object.entries({ ...parts, digest: parts.digest?.slice(0, digestShown) });
  const pieces = (quoted ?? []).flatMap(([part, value]) =>
    value === undefined ? [] : [element("span", {}, `${texts.parts[part as keyof ReferenceParts]} `, code(value))],
  );
  const byDefault = parts && parts.tag === undefined && parts.digest === undefined;
  const said = [
    ...(parts && isOfficial(parts) ? [element("span", {}, texts.official)] : []),
    ...pieces,
    ...(byDefault ? [element("span", {}, `${texts.parts.tag} `, code("latest"), ` ${texts.byDefault}`)] : []),
    ...(known ? [element("span", {}, texts.baseOpen)] : []),
  ];
  return said.flatMap((piece) => [piece, " "]);
}

/** A base that nobody has looked into, and how to. */
function renderClosed({ parts }: Base, language: Language, texts: Phrases): HTMLElement {
  return element(
    "div",
    { class: "closed" },
    element("p", {}, texts.baseClosed),
    parts && renderCommand("history", historyCommand(parts), language),
  );
}
