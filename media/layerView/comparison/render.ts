import type { ImageHistoryEntry } from "../../../server/protocol";
import { code, element, words } from "../dom";
import type { ComparedEntry, Comparison, DockerfileSnapshot } from "../messages";
import { type ComparisonPhrases, comparisonPhrases } from "./phrases";
import { sizeText } from "./size";

/** Layers of the base image that are shown one by one. */
const shownLayers = 8;

/** What the comparison found, in a sentence or two, and the ways on. */
export function renderVerdict({ comparison, language }: DockerfileSnapshot): HTMLElement {
  const texts = comparisonPhrases[language];
  const explanation = comparison && texts.explanation(comparison);
  const wish = (name: string, label: string) =>
    element("button", { type: "button", class: "wish", "data-key": name, "data-wish": name }, label);
  return element(
    "section",
    { class: "verdict", "aria-label": texts.title },
    comparison &&
      element(
        "p",
        { "data-key": "verdict" },
        ...words(texts.verdict(comparison)),
        explanation && element("span", { class: "quiet" }, " ", ...words(explanation)),
      ),
    element(
      "div",
      { class: "asks" },
      wish("compare", comparison ? texts.again : texts.compare),
      comparison && wish("stopComparing", texts.stop),
    ),
  );
}

/** What the image has for each entry of `image.history`. */
export function comparedByEntry(comparison: Comparison | undefined): ReadonlyMap<number, ComparedEntry> {
  return new Map(comparison?.rows.flatMap((row) => (row.kind === "extra" ? [] : [[row.entry, row] as const])));
}

/** Entries of the image that the file does not account for, by the entry of the file they lie on; -1: on the base image. */
export function extrasByEntry(
  comparison: Comparison | undefined,
): ReadonlyMap<number, { created_by: string; size: number }[]> {
  const extras = new Map<number, { created_by: string; size: number }[]>();
  let below = -1;
  for (const row of comparison?.rows ?? []) {
    if (row.kind !== "extra") below = row.entry;
    else extras.set(below, [...(extras.get(below) ?? []), row]);
  }
  return extras;
}

/** The size of a layer as built, or that the image does not have it. */
export function renderBuiltSize(
  row: ComparedEntry | undefined,
  entry: ImageHistoryEntry | undefined,
  texts: ComparisonPhrases,
): HTMLElement | false {
  if (row?.kind === "missing") return element("span", { class: "built-size missing" }, texts.missing);
  if (row?.kind !== "same" || entry?.empty_layer) return false;
  return element("span", { class: "built-size" }, sizeText(row.size));
}

/** An entry of the image that is not of this file, newest first in the pile. */
export function renderExtra(
  extra: { created_by: string; size: number },
  key: string,
  texts: ComparisonPhrases,
): HTMLElement {
  return element(
    "li",
    { class: "layer extra", "data-key": key },
    element(
      "div",
      { class: "card" },
      code(extra.created_by, { class: "instruction" }),
      element("span", { class: "adds" }, texts.extra, " "),
      element("span", { class: "built-size" }, sizeText(extra.size)),
    ),
  );
}

/** The base image opened up: its layers with their sizes, newest on top. */
export function renderBaseLayers({ base }: Comparison, texts: ComparisonPhrases): HTMLElement | false {
  const layers = base.filter(({ size }) => size > 0).reverse();
  if (layers.length === 0) return false;
  const rest = layers.length - shownLayers;
  return element(
    "ul",
    { class: "base-layers", "aria-label": texts.baseLayers(layers.length) },
    ...layers
      .slice(0, shownLayers)
      .map(({ created_by, size }) =>
        element("li", {}, element("code", {}, created_by), element("span", { class: "built-size" }, sizeText(size))),
      ),
    rest > 0 && element("li", { class: "quiet" }, texts.more(rest)),
  );
}

/** The containers of the image: what is in their own layers, and what they keep outside. */
export function renderContainers({ containers }: Comparison, texts: ComparisonPhrases): HTMLElement | false {
  if (containers.length === 0) return false;
  return element(
    "section",
    { class: "containers", "aria-label": texts.containers },
    element("h3", { class: "quiet" }, texts.containers),
    element(
      "ul",
      {},
      ...containers.map(({ name, running, writable, mounts }) =>
        element(
          "li",
          { "data-key": name },
          code(name),
          element("span", { class: "quiet" }, ` ${texts.state(running)}`),
          writable !== undefined && element("span", {}, ` · ${texts.writable(writable)}`),
          ...mounts.flatMap(({ kind, source, target }) => [
            ` · ${texts.mount(kind)} `,
            code(source),
            " → ",
            code(target),
          ]),
        ),
      ),
    ),
  );
}
