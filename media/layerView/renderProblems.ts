import type { Problem } from "../../server/protocol";
import { element, foreign, revealing } from "./dom";
import type { Phrases } from "./phrases";

/** Enough to see what is wrong. */
const shownProblems = 3;

/** What would be refused, each leading to its line; the editor's own list has the rest. */
export function renderProblems(problems: readonly Problem[], title: string, texts: Phrases): HTMLElement {
  const rest = problems.length - shownProblems;
  return element(
    "section",
    { class: "notice", "data-key": "problems", "aria-label": title },
    element("h2", {}, title),
    element(
      "ul",
      { "data-list": "problems" },
      ...problems
        .slice(0, shownProblems)
        .map(({ range, message, cure }, index) =>
          element(
            "li",
            {},
            element(
              "button",
              revealing(`problem ${index}`, range),
              element("span", { class: "quiet" }, texts.line(range.start.line + 1)),
              " ",
              foreign(message),
            ),
            cure !== undefined && element("p", { class: "quiet" }, foreign(cure)),
          ),
        ),
    ),
    rest > 0 && element("p", { class: "quiet" }, texts.more(rest)),
  );
}
