import { shorten } from "../../names/shorten";
import type { Effect, Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { stageNameOf } from "../build/stages";
import { shortReference } from "../explain/place";
import { stageOf } from "./stageOf";

/** An entry of the document's outline: a stage with its instructions, or an instruction outside of a stage. */
export interface OutlineEntry {
  name: string;
  detail: string;
  kind: "stage" | Effect;
  range: Range;
  /** What is selected when the entry is chosen: a stage's name, an instruction's keyword. */
  selectionRange: Range;
  children: OutlineEntry[];
}

const longest = 80;

/** The outline: stages in the order of the file, each with its instructions; beside them the ARGs above the first FROM and what is in no stage. */
export function symbols({ dockerfile, stack }: Analysis): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let open: OutlineEntry | undefined;
  for (const [at, instruction] of dockerfile.instructions.entries()) {
    const step = stack.steps[at]!;
    const stage = stageOf(stack, step);
    if (stage && instruction.name === "FROM") {
      const { base, index, name } = stage;
      const below = base.stage === undefined ? base.reference : (stack.stages[base.stage]?.name ?? String(base.stage));
      const named = stageNameOf(instruction) === undefined ? undefined : instruction.args[2];
      open = {
        name: name ?? `stage ${index}`,
        detail: shortReference(below ?? "scratch"),
        kind: "stage",
        range: stage.range,
        selectionRange: (named ?? instruction.keyword).range,
        children: [],
      };
      entries.push(open);
      continue;
    }
    (stage ? open?.children : entries)?.push({
      name: instruction.name,
      detail: shorten(step.text.slice(instruction.name.length), longest),
      kind: step.effect,
      range: instruction.range,
      selectionRange: instruction.keyword.range,
      children: [],
    });
  }
  return entries;
}
