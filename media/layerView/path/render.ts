import { element, hidden, svg } from "../dom";
import type { DockerfileSnapshot } from "../messages";
import { commandsOf } from "./commands";
import { type PathPhrases, pathPhrases } from "./phrases";

/** The way from Dockerfile to volume, each step with the command that takes this file there; a press copies it. */
export function renderPath(snapshot: DockerfileSnapshot): HTMLElement {
  const texts = pathPhrases[snapshot.language];
  const { build, run, runWithVolumes } = commandsOf(snapshot);
  const stop = (name: string, kind: string, is: string, command?: string) =>
    element(
      "li",
      { class: kind, "data-key": kind },
      element("h3", {}, name),
      element("p", { class: "quiet" }, is),
      command !== undefined && renderCommand(kind, command, texts),
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

function renderCommand(kind: string, command: string, texts: PathPhrases): HTMLElement {
  return element(
    "button",
    {
      type: "button",
      class: "command",
      "data-key": `command ${kind}`,
      "data-copy": command,
      title: `${command}\n${texts.copy}`,
    },
    element("code", {}, command),
    svg(
      "svg",
      { class: "copy-mark", viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" },
      svg("rect", { x: 5.5, y: 5.5, width: 8, height: 8, rx: 1 }),
      svg("path", { d: "M10.5 5.5V3a.5.5 0 0 0-.5-.5H3a.5.5 0 0 0-.5.5v7a.5.5 0 0 0 .5.5h2.5" }),
    ),
    hidden(`, ${texts.copy}`),
  );
}
