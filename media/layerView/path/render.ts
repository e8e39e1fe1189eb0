import { element } from "../dom";
import type { DockerfileSnapshot } from "../messages";
import { renderCommand } from "./command";
import { commandsOf } from "./commands";
import { pathPhrases } from "./phrases";

/** The way from Dockerfile to volume, each step with the command that takes this file there; a press copies it. */
export function renderPath(snapshot: DockerfileSnapshot): HTMLElement {
  const texts = pathPhrases[snapshot.language];
  const { build, run, runWithVolumes } = commandsOf(snapshot);
  const stop = (name: string, kind: string, is: string, command?: string) =>
    element(
      "li",
      { class: kind, "data-key": kind },
      element("h2", {}, name),
      element("p", { class: "quiet" }, is),
      command !== undefined && renderCommand(kind, command, snapshot.language),
    );
  return element(
    "section",
    { class: "path", "aria-label": texts.path },
    element(
      "ol",
      { "data-list": "path" },
      stop("Dockerfile", "of-file", texts.dockerfile),
      stop(texts.names.image, "of-image", texts.image, build),
      stop(texts.names.container, "of-container", texts.container, run),
      stop(
        texts.names.volume,
        "of-volume",
        runWithVolumes === undefined ? texts.noVolume : texts.volume,
        runWithVolumes,
      ),
    ),
  );
}
