import type { StepFate } from "../../../server/protocol";
import { element, svg, words } from "../dom";
import type { DockerfileSnapshot } from "../messages";
import { costOf } from "./fates";
import { type WhatIfPhrases, whatIfPhrases } from "./phrases";

/** The question, its answer in one sentence, and the way to another question. */
export function renderWhatIf({ whatIf, stack, language }: DockerfileSnapshot): HTMLElement {
  const texts = whatIfPhrases[language];
  const separator = language === "en" ? " " : "";
  return element(
    "section",
    { class: "what-if", "aria-label": texts.title },
    whatIf &&
      element(
        "p",
        { "data-key": "answer" },
        ...words(texts.question(whatIf.question)),
        separator,
        ...words(texts.cost(costOf(whatIf, stack))),
        ".",
      ),
    element(
      "div",
      { class: "asks" },
      element(
        "button",
        { type: "button", class: "wish", "data-key": "ask", "data-wish": "ask" },
        whatIf ? texts.askOther : texts.ask,
      ),
      whatIf !== undefined &&
        whatIf.question.kind !== "saved" &&
        element(
          "button",
          { type: "button", class: "wish", "data-key": "forget", "data-wish": "forget", "data-escape": true },
          texts.forget,
        ),
    ),
  );
}

const marks: Record<StepFate["fate"], string> = {
  reused: "M3 8.5l3.2 3.2L13 5",
  rebuilt: "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
  depends: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.8M8 12.5v.5",
};

/** What becomes of a step, as a mark with its word. */
export function renderFate({ fate }: StepFate, texts: WhatIfPhrases): HTMLElement {
  return element(
    "span",
    { class: `fate ${fate}` },
    svg("svg", { viewBox: "0 0 16 16", width: 12, height: 12, "aria-hidden": "true" }, svg("path", { d: marks[fate] })),
    texts.fate[fate],
  );
}

/** Why, where the place does not say it. */
export function renderReason({ because, fate }: StepFate, texts: WhatIfPhrases): HTMLElement | false {
  const reason = fate === "reused" ? undefined : texts.because(because, fate);
  return reason !== undefined && element("span", { class: "because" }, ...words(reason));
}
