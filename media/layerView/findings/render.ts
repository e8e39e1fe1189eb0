import type { Finding, Language } from "../../../server/protocol";
import { breakable, element, foreign, hidden, revealing, svg } from "../dom";
import type { DockerfileSnapshot } from "../messages";
import { chainOf } from "../pile";
import { findingPhrases } from "./phrases";

/** Cause and cure, for the card of the step they are about. */
export function renderFinding({ message, cure }: Pick<Finding, "message" | "cure">, language: Language): HTMLElement {
  const texts = findingPhrases[language];
  return element(
    "span",
    { class: "finding" },
    svg(
      "svg",
      { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" },
      svg("path", { d: "M8 2.2 14.5 13.5h-13zM8 6.5v3.6M8 11.6v.9" }),
    ),
    element(
      "span",
      {},
      hidden(`${texts.finding}: `),
      foreign(message),
      " ",
      element("span", { class: "quiet" }, texts.cure, foreign(cure)),
    ),
  );
}

/** Findings in stages whose steps are not in the pile, each leading to its line. */
export function renderOtherFindings({ stack, language }: DockerfileSnapshot): HTMLElement | false {
  const chain = new Set(chainOf(stack));
  const others = stack.findings.filter(({ step }) => !chain.has(stack.steps[step]?.stage ?? -1));
  if (others.length === 0) return false;
  const texts = findingPhrases[language];
  return element(
    "section",
    { class: "other-findings", "aria-label": texts.elsewhere },
    element("div", { class: "heading" }, element("h2", {}, texts.elsewhere)),
    element(
      "ul",
      { "data-list": "findings" },
      ...others.map((finding) => {
        const { text, range } = stack.steps[finding.step]!;
        const key = `finding ${finding.kind} ${finding.step}`;
        return element(
          "li",
          { "data-key": key },
          element(
            "button",
            revealing(key, finding.range),
            element("code", { class: "instruction" }, `${range.start.line + 1}  `, ...breakable(text)),
            renderFinding(finding, language),
          ),
        );
      }),
    ),
  );
}
