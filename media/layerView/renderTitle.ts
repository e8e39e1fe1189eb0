import type { LayerStack } from "../../server/protocol";
import { element, hidden, svg, words } from "./dom";
import { baseOf, stageName, summaryOf } from "./facts";
import type { DockerfileSnapshot } from "./messages";
import type { Phrases } from "./phrases";
import { plain } from "./text";

/** File, stage to build, lock, and the image in one sentence. */
export function renderTitle({ file, stack, target, locked }: DockerfileSnapshot, texts: Phrases): HTMLElement {
  return element(
    "header",
    {},
    element("h1", {}, file),
    renderTarget(stack, target, texts),
    renderExport(texts),
    renderLock(locked, texts),
    element("p", { class: "summary" }, ...words(texts.summary(summaryOf(stack), baseOf(stack)))),
  );
}

/** Nothing to choose from in a file whose only stage has no name. */
function renderTarget(stack: LayerStack, target: string | undefined, texts: Phrases): HTMLElement | false {
  const { stages } = stack;
  if (stages.length < 2 && stages[0]?.name === undefined) return false;
  const options = stages
    .map(({ index, name }) => {
      const last = index === stages.length - 1;
      const label = plain(texts.stage(stageName(stack, index)));
      const chosen = last ? target === undefined || target === name : target === name && name !== undefined;
      return element(
        "option",
        // The last stage is what is built without a choice, and it need not have a name.
        { value: last ? "" : (name ?? ""), selected: chosen, disabled: !last && name === undefined },
        last ? `${label} (${texts.lastStage})` : name === undefined ? `${label} (${texts.nameless})` : label,
      );
    })
    .reverse();
  return element(
    "label",
    { class: "target" },
    element("span", {}, texts.target),
    " ",
    element("select", { "data-key": "target", "data-wish": "target" }, ...options),
  );
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
      "data-lock": !locked,
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
