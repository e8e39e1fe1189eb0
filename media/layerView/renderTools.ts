import { element, hidden, svg } from "./dom";
import type { Phrases } from "./phrases";

/** What can be done with the view as a whole: take it along, or keep it on its file. */
export function renderTools(locked: boolean, texts: Phrases): HTMLElement {
  return element("div", { class: "tools" }, renderExport(texts), renderLock(locked, texts));
}

function renderExport(texts: Phrases): HTMLElement {
  return element(
    "button",
    { type: "button", class: "tool export", "data-key": "export", "data-wish": "pickExport", title: texts.export },
    svg(
      "svg",
      { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
      svg("path", { d: "M8 10V2.5M5 5.2l3-2.9 3 2.9M3 9.5v4h10v-4" }),
    ),
    hidden(texts.export),
  );
}

/** A switch: pressed while the view stays with its file. */
export function renderLock(locked: boolean, texts: Phrases): HTMLElement {
  const words = locked ? texts.locked : texts.lock;
  return element(
    "button",
    {
      type: "button",
      class: "tool lock",
      "data-key": "lock",
      "data-lock": String(!locked),
      "aria-pressed": String(locked),
      title: words,
    },
    svg(
      "svg",
      { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
      svg("rect", { x: 3.5, y: 7.5, width: 9, height: 6, rx: 1 }),
      svg("path", { d: locked ? "M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" : "M5.5 7.5V4a2.5 2.5 0 0 1 4.9-.7" }),
    ),
    hidden(words),
  );
}
