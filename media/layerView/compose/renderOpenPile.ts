import { element, foreign, words } from "../dom";
import type { ComposeSnapshot, DockerfileSnapshot } from "../messages";
import { phrases } from "../phrases";
import { renderBoard } from "../renderBoard";
import { composePhrases } from "./phrases";

/** The pile of the chosen service, drawn as that of its Dockerfile is; nothing for an image that nobody has looked up. */
export function renderOpenPile({
  project,
  piles,
  selected,
  language,
  stale,
  locked,
}: ComposeSnapshot): HTMLElement | false {
  const service = project.services.find(({ name }) => name === selected);
  const pile = service && piles[service.name];
  if (!service || !pile) return false;
  const texts = composePhrases[language];
  const { uri, file, stack } = pile;
  const snapshot: DockerfileSnapshot = {
    type: "snapshot",
    kind: "dockerfile",
    uri,
    file,
    language,
    locked,
    stale,
    stack,
  };
  const names = stack.steps.map((_, index) => `${service.name} step ${index}`);
  return element(
    "section",
    { class: "open-pile", "aria-label": service.name, "data-key": `pile ${service.name}`, "data-uri": uri },
    element(
      "div",
      { class: "heading" },
      element("h2", {}, foreign(service.name)),
      element("span", { class: "quiet" }, ...words(texts.builtFrom(file, service.build?.target))),
      element(
        "button",
        { type: "button", class: "wish", "data-key": "close pile", "data-select": "", "data-escape": true },
        texts.close,
      ),
    ),
    renderBoard(snapshot, names, phrases[language]),
  );
}
