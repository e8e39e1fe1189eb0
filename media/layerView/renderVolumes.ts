import type { LayerStack } from "../../server/protocol";
import { code, element, revealing, words } from "./dom";
import type { Phrases } from "./phrases";
import { type Volume, volumesOf } from "./volumes";

/** What is kept beside the container: a drum for each path; nothing when neither this file nor a service that builds it asks for one. */
export function renderVolumes(stack: LayerStack, texts: Phrases): HTMLElement | false {
  const volumes = volumesOf(stack);
  if (volumes.length === 0) return false;
  const allMounted = volumes.every(({ mounted }) => mounted);
  return element(
    "section",
    { class: "volumes", "aria-label": texts.volumes },
    element("ul", { "data-list": "volumes" }, ...volumes.map((volume) => renderVolume(volume, texts))),
    element("p", { class: "quiet" }, ...words(allMounted ? texts.mountedIs : texts.volumeIs)),
  );
}

function renderVolume({ path, range, mounted }: Volume, texts: Phrases): HTMLElement {
  const content = [
    code(path, { class: "at" }),
    mounted && element("span", { class: "mounted quiet" }, ...words(texts.mountedBy(mounted))),
  ];
  const place = range ?? mounted?.range;
  return element(
    "li",
    { class: mounted?.kind === "bind" && "bind", "data-key": path, "data-uri": !range && mounted?.uri },
    place ? element("button", revealing(`volume ${path}`, place), ...content) : element("div", {}, ...content),
  );
}
