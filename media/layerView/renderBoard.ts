import type { LayerStack } from "../../server/protocol";
import { comparisonPhrases } from "./comparison/phrases";
import { renderContainers } from "./comparison/render";
import { code, element, words } from "./dom";
import { type Start, startOf } from "./facts";
import { renderOtherFindings } from "./findings/render";
import { Kept } from "./kept";
import type { DockerfileSnapshot } from "./messages";
import type { Phrases } from "./phrases";
import { renderPile } from "./renderPile";
import { renderRail } from "./renderRail";
import { renderVolumes } from "./renderVolumes";

/** What is where: the stages, the container on its pile, the volumes beside it. */
export function renderBoard(
  snapshot: DockerfileSnapshot,
  names: string[],
  texts: Phrases,
  kept: Kept = new Kept(),
): HTMLElement {
  const { stack, comparison, language } = snapshot;
  return element(
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
        renderPile(snapshot, names, texts, kept),
      ),
    ),
    renderVolumes(stack, texts),
    renderRail(snapshot, names, texts),
    renderOtherFindings(snapshot),
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
      start.healthcheck && fact(texts.healthcheck, true, ...renderCheck(start.healthcheck, texts)),
    ),
  );
}

function renderCheck({ command, everySeconds }: NonNullable<Start["healthcheck"]>, texts: Phrases): (Node | false)[] {
  const quiet = (said: string) => element("span", { class: "quiet" }, said);
  if (command === undefined) return [quiet(texts.unchecked)];
  return [code(command, { class: "check" }), everySeconds !== undefined && quiet(texts.every(everySeconds))];
}
