import type { LayerStack, Problem } from "../../server/protocol";
import { comparisonPhrases } from "./comparison/phrases";
import { renderContainers, renderVerdict } from "./comparison/render";
import { code, element, revealing, words } from "./dom";
import { startOf, volumesOf } from "./facts";
import { renderOtherFindings } from "./findings/render";
import type { DockerfileSnapshot } from "./messages";
import { renderPath } from "./path/render";
import type { Phrases } from "./phrases";
import { renderPile } from "./renderPile";
import { renderRail } from "./renderRail";
import { renderLock, renderTitle } from "./renderTitle";
import { renderWhatIf } from "./whatIf/render";

/** Enough to see what is wrong; the editor's own list has the rest. */
const shownProblems = 3;

/** The whole page of one snapshot. `names[i]` is the lasting name of `stack.steps[i]`, the root of its elements' keys. */
export function renderStack(snapshot: DockerfileSnapshot, names: string[], texts: Phrases): HTMLElement {
  const { stack, stale, comparison, language } = snapshot;
  return element(
    "main",
    {},
    renderTitle(snapshot, texts),
    stale && element("p", { class: "notice", "data-key": "stale" }, texts.stale),
    stack.problems.length > 0 && renderProblems(stack.problems, texts),
    renderPath(snapshot),
    element("div", { class: "questions" }, renderWhatIf(snapshot), renderVerdict(snapshot)),
    element(
      "div",
      { class: "board" },
      element(
        "section",
        { class: "container", "aria-label": texts.container },
        heading(texts.container, texts.containerIs),
        renderSheet(stack, texts),
        comparison && renderContainers(comparison, comparisonPhrases[language]),
        element(
          "section",
          { class: "image", "aria-label": texts.image },
          heading(texts.image, texts.imageIs, texts.lineHead),
          renderPile(snapshot, names, texts),
        ),
      ),
      renderVolumes(stack, texts),
      renderRail(snapshot, names, texts),
      renderOtherFindings(snapshot),
    ),
  );
}

/** A kind hint where there is no stage to draw. */
export function renderEmpty(file: string | undefined, locked: boolean, texts: Phrases): HTMLElement {
  return element(
    "main",
    {},
    element("header", {}, element("h1", {}, file ?? texts.emptyTitle), file !== undefined && renderLock(locked, texts)),
    element(
      "div",
      { class: "empty" },
      element("div", { class: "ghost", "aria-hidden": "true" }, element("span"), element("span"), element("span")),
      element("p", {}, ...words(texts.empty(file))),
    ),
  );
}

function heading(title: string, explanation: string, end?: string): HTMLElement {
  return element(
    "div",
    { class: "heading" },
    element("h2", {}, title),
    element("span", { class: "quiet" }, explanation),
    end !== undefined && element("span", { class: "quiet end", "aria-hidden": "true" }, end),
  );
}

/** The writable layer, and with it how the container starts. */
function renderSheet(stack: LayerStack, texts: Phrases): HTMLElement {
  const start = startOf(stack);
  const asBase = () => element("span", { class: "quiet" }, texts.asBase);
  const fact = (name: string, wide: boolean, ...value: (Node | string | false)[]) =>
    element("div", { class: wide ? "wide" : undefined }, element("dt", {}, name), element("dd", {}, ...value));
  return element(
    "div",
    { class: "sheet" },
    element(
      "div",
      { class: "heading" },
      element("h3", {}, texts.writable),
      element("span", { class: "end" }, ...words(texts.writableGone)),
    ),
    element(
      "dl",
      {},
      fact(
        texts.command,
        true,
        start.command !== "" && code(start.command),
        start.open !== undefined && element("span", { class: "quiet" }, ...words(texts.open[start.open])),
      ),
      fact(texts.user, false, start.user === undefined ? asBase() : code(start.user)),
      fact(texts.workdir, false, start.workdir === undefined ? asBase() : code(start.workdir)),
      start.ports.length > 0 &&
        fact(
          texts.ports,
          false,
          ...start.ports.map((port) => code(port)),
          element("span", { class: "quiet" }, ...words(texts.portsAre)),
        ),
    ),
  );
}

function renderVolumes(stack: LayerStack, texts: Phrases): HTMLElement | false {
  const volumes = volumesOf(stack);
  if (volumes.length === 0) return false;
  return element(
    "section",
    { class: "volumes", "aria-label": texts.volumes },
    element(
      "ul",
      { "data-list": "volumes" },
      ...volumes.map(({ path, range }) =>
        element(
          "li",
          { "data-key": path },
          range ? element("button", revealing(`volume ${path}`, range), code(path)) : element("div", {}, code(path)),
        ),
      ),
    ),
    element("p", { class: "quiet" }, ...words(texts.volumeIs)),
  );
}

function renderProblems(problems: Problem[], texts: Phrases): HTMLElement {
  const rest = problems.length - shownProblems;
  return element(
    "section",
    { class: "notice", "data-key": "problems", "aria-label": texts.refused },
    element("h2", {}, texts.refused),
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
              message,
            ),
            cure !== undefined && element("p", { class: "quiet" }, cure),
          ),
        ),
    ),
    rest > 0 && element("p", { class: "quiet" }, texts.more(rest)),
  );
}
