import type { Step } from "../../server/protocol";
import { element, hidden } from "./dom";
import type { Phrases } from "./phrases";

/** Where a step stands in the file, at the end of its card. */
export function lineNumber({ range }: Step, texts: Phrases): HTMLElement {
  const line = range.start.line + 1;
  return element(
    "span",
    { class: "line" },
    element("span", { "aria-hidden": "true" }, String(line)),
    hidden(`, ${texts.line(line)}`),
  );
}
