import { renderVerdict } from "./comparison/render";
import { element, foreign, words } from "./dom";
import type { Kept } from "./kept";
import type { DockerfileSnapshot } from "./messages";
import { renderPath } from "./path/render";
import type { Phrases } from "./phrases";
import { renderBoard } from "./renderBoard";
import { renderProblems } from "./renderProblems";
import { renderTitle } from "./renderTitle";
import { renderLock } from "./renderTools";
import { renderWhatIf } from "./whatIf/render";

/** The whole page of one snapshot. `names[i]` is the lasting name of `stack.steps[i]`, the root of its elements' keys. */
export function renderStack(snapshot: DockerfileSnapshot, names: string[], texts: Phrases, kept: Kept): HTMLElement {
  const { stack, stale } = snapshot;
  return element(
    "main",
    {},
    renderTitle(snapshot, texts),
    stale && element("p", { class: "notice", "data-key": "stale" }, texts.stale),
    stack.problems.length > 0 && renderProblems(stack.problems, texts.refused, texts),
    renderPath(snapshot),
    element("div", { class: "questions" }, renderWhatIf(snapshot), renderVerdict(snapshot)),
    renderBoard(snapshot, names, texts, kept),
  );
}

/** A kind hint where there is nothing to draw. */
export function renderEmpty(file: string | undefined, locked: boolean, texts: Phrases): HTMLElement {
  return element(
    "main",
    {},
    element(
      "header",
      {},
      element("h1", {}, foreign(file ?? texts.emptyTitle)),
      file !== undefined && element("div", { class: "tools" }, renderLock(locked, texts)),
    ),
    element(
      "div",
      { class: "empty" },
      element("div", { class: "ghost", "aria-hidden": "true" }, element("span"), element("span"), element("span")),
      element("p", {}, ...words(texts.empty(file))),
    ),
  );
}
