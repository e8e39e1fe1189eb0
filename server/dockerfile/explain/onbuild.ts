import type { Facts } from "../../explanation";
import { contextSources } from "./copy";
import { fieldOf } from "./fields";
import { lineOf, type Place } from "./place";
import { lineFacts } from "./standing";

/** ONBUILD: what is kept for later, what it will do there, and which stages of this file are such a "there". */
export function onbuildFacts({ instruction, stack, stage }: Place): Facts {
  const inner = instruction.trigger;
  const name = inner?.name ?? "";
  const layer = /^(?:RUN|COPY|ADD)$/.test(name) || (name === "WORKDIR" && inner?.text !== "/");
  const field = layer ? undefined : fieldOf(name);
  const children = stack.stages.filter(({ base }) => stage && base.stage === stage.index);
  return {
    trigger: instruction.text,
    inner: name,
    layerThere: layer,
    argThere: name === "ARG",
    fieldThere: field,
    contextThere: inner !== undefined && contextSources(inner).length > 0,
    runThere: name === "RUN",
    ...lineFacts(
      "child",
      children.map(({ range }) => lineOf(range)),
    ),
  };
}
