import type { Occurrence } from "../../names/occurrence";
import type { Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { stageNameOf } from "../build/stages";
import { rangeIn, wordOfFlag } from "../explain/tokens/wordPlace";
import type { Flag, Instruction } from "../read/syntax";
import { Group } from "./occurrences";
import { stageOf } from "./stageOf";

/**
 * The places that name a stage: its FROM (the name, or the keyword when it has none) and every FROM, COPY --from and
 * RUN --mount=from that the builder takes for it.
 */
export function stageOccurrences({ dockerfile, stack }: Analysis): Occurrence[] {
  const groups = stack.stages.map(() => new Group());
  const definitions: Range[] = [];
  const occurrences: Occurrence[] = [];
  const use = (stage: number, range: Range): void => {
    const group = groups[stage];
    const definition = definitions[stage];
    if (group && definition) {
      occurrences.push({ range, reach: range, role: "use", definitions: [definition], group });
    }
  };

  for (const [step, instruction] of dockerfile.instructions.entries()) {
    const stage = stageOf(stack, stack.steps[step]!);
    const [, , name] = instruction.args;
    if (instruction.name !== "FROM" || !stage) continue;
    const range = name && stageNameOf(instruction) !== undefined ? name.range : instruction.keyword.range;
    definitions[stage.index] = range;
    const group = groups[stage.index]!;
    occurrences.push({ range, reach: range, role: "definition", definitions: [range], group });
    if (stage.base.stage !== undefined) use(stage.base.stage, instruction.args[0]!.range);
  }

  const sources = new Map(
    stack.edges.flatMap(({ from, range }) => (typeof from === "number" ? [[keyOf(range), from] as const] : [])),
  );
  for (const instruction of dockerfile.instructions) {
    for (const { said, named } of sourceFlags(instruction)) {
      const stage = sources.get(keyOf(said));
      if (stage !== undefined) use(stage, named);
    }
  }
  return occurrences;
}

/** The flags of an instruction that say what it copies or mounts from: the range by which the model knows it, and that of the name alone. */
export function sourceFlags({ name, flags }: Instruction): { said: Range; named: Range }[] {
  return flags.flatMap((flag) => {
    if (name === "COPY" && flag.name === "from" && flag.valueRange) {
      return [{ said: flag.valueRange, named: flag.valueRange }];
    }
    const named = name === "RUN" && flag.name === "mount" ? mountSource(flag) : undefined;
    return named ? [{ said: flag.range, named }] : [];
  });
}

/** The name behind `from=` in a `--mount`; the last one counts. */
function mountSource(flag: Flag): Range | undefined {
  const value = wordOfFlag(flag);
  const field = [...(value?.text.matchAll(/(?:^|,)"?from=([^,"]+)/gi) ?? [])].at(-1);
  if (!value || !field) return undefined;
  const end = field.index + field[0].length;
  return rangeIn(value, { start: end - field[1]!.length, end });
}

function keyOf({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
