import type { Facts } from "../../explanation";
import { projectName } from "../project/project";
import type { ComposeFile } from "../read/parse";
import type { Path } from "../read/yaml";
import { interpolate } from "../value/interpolate";
import { interpolationAround, interpolationsIn, type Operator } from "../value/interpolation";
import type { Item } from "./item";

/** The topic about each form of `${…}`. */
const operatorTopics: Readonly<Record<Operator, string>> = {
  ":-": "default",
  "-": "default-unset",
  ":?": "required",
  "?": "required-unset",
  ":+": "alternative",
  "+": "alternative-unset",
};

/** `$NAME`, `${…}` or `$$` at an offset of a value's text. Compose fills them in everywhere but in keys, under `x-` as well. */
export function interpolationItem({ root }: ComposeFile, path: Path, text: string, at: number): Item | undefined {
  if (!text.includes("$")) return undefined;
  const found = interpolationAround(interpolationsIn(text), at);
  if (!found) return undefined;
  const part = { start: found.start, end: found.end };
  const facts: Facts = { written: found.text, forShell: isForShell(path) };
  if (found.kind === "escape") {
    const name = /^\w+|^\{[^}]*\}/.exec(text.slice(found.end))?.[0];
    return { topic: "compose.interpolation.escape", facts: { ...facts, name: name && `$${name}` }, part };
  }
  if (found.kind === "invalid") {
    const open = !found.text.endsWith("}");
    return { topic: "compose.interpolation.wrong", facts: { ...facts, open }, part };
  }
  const { name, operator, operand } = found;
  const unset = operand && interpolate(operand.text, () => undefined);
  return {
    topic: `compose.interpolation.${operator ? operatorTopics[operator] : "plain"}`,
    facts: {
      ...facts,
      name,
      operand: operand?.text,
      emptyOperand: operand?.text === "",
      unset: unset?.refused || unset?.text === operand?.text ? undefined : unset?.text,
      projectName: name === "COMPOSE_PROJECT_NAME",
      project: name === "COMPOSE_PROJECT_NAME" ? projectName(root) : undefined,
      nested: found.inner.length > 0,
    },
    part,
  };
}

/** Whether the value is a program's text, in which a `$` may be meant for the container. */
function isForShell(path: Path): boolean {
  const key = path.findLast((step) => typeof step === "string");
  return ["command", "entrypoint", "test", "dockerfile_inline"].includes(String(key));
}
