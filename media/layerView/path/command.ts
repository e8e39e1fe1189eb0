import type { Language } from "../../../server/protocol";
import { code, element, hidden, svg } from "../dom";
import { pathPhrases } from "./phrases";

/** A command as one types it; a press copies it. */
export function renderCommand(kind: string, command: string, language: Language): HTMLElement {
  const texts = pathPhrases[language];
  return element(
    "button",
    {
      type: "button",
      class: "command",
      "data-key": `command ${kind}`,
      "data-copy": command,
      title: `${command}\n${texts.copy}`,
    },
    code(command),
    svg(
      "svg",
      { class: "copy-mark", viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" },
      svg("rect", { x: 5.5, y: 5.5, width: 8, height: 8, rx: 1 }),
      svg("path", { d: "M10.5 5.5V3a.5.5 0 0 0-.5-.5H3a.5.5 0 0 0-.5.5v7a.5.5 0 0 0 .5.5h2.5" }),
    ),
    hidden(`, ${texts.copy}`),
  );
}
