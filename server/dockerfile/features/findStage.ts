import type { Range } from "../../protocol";
import { stageNameOf } from "../build/stages";
import { parse } from "../read/parse";

/** Where a file's stage of that name begins (without a name its last stage), or where an argument is declared; undefined: nowhere. */
export function findStage(
  text: string,
  wanted: { kind: "stage"; target?: string } | { kind: "argument"; name: string },
): Range | undefined {
  const { instructions } = parse(text);
  if (wanted.kind === "argument") {
    const pairs = instructions.filter(({ name }) => name === "ARG").flatMap((instruction) => instruction.pairs);
    return pairs.find(({ key }) => key.text === wanted.name)?.key.range;
  }
  const stages = instructions.filter(({ name, args }) => name === "FROM" && args.length > 0);
  const target = wanted.target?.toLowerCase();
  const stage = target ? stages.findLast((from) => stageNameOf(from) === target) : stages.at(-1);
  return stage && (stageNameOf(stage) === undefined ? stage.keyword.range : stage.args[2]!.range);
}
