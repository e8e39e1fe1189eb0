import type { LayerStack } from "../../server/protocol";
import { element, foreign, words } from "./dom";
import { baseOf, stageName, summaryOf } from "./facts";
import type { DockerfileSnapshot } from "./messages";
import type { Phrases } from "./phrases";
import { renderTools } from "./renderTools";
import { plain } from "./text";

/** File, stage to build, lock, and the image in one sentence. */
export function renderTitle({ file, stack, target, locked }: DockerfileSnapshot, texts: Phrases): HTMLElement {
  return element(
    "header",
    {},
    element("h1", {}, foreign(file)),
    renderTarget(stack, target, texts),
    renderTools(locked, texts),
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
