import type { Range } from "../../protocol";
import { stageNameOf } from "../build/stages";
import type { Dockerfile, Instruction } from "../read/syntax";
import type { Rule } from "./lint";

export type Warn = (rule: Rule, range: Range, message: string) => void;

/** Checks of single instructions that the builder makes while it reads them, before it may refuse them. */
export function checkInstruction(instruction: Instruction, warn: Warn): void {
  const { name, args, keyword, range } = instruction;
  if (name === "MAINTAINER") {
    warn("MaintainerDeprecated", range, "Maintainer instruction is deprecated in favor of using label");
  }
  const [, as, stage] = args;
  // Of more words than three the builder looks at the second one, too, before it refuses them.
  if (name !== "FROM" || args.length < 3) return;
  if (args.length === 3 && stage!.text !== stage!.text.toLowerCase()) {
    warn("StageNameCasing", range, `Stage name '${stage!.text}' should be lowercase`);
  }
  const lower = keyword.text === keyword.text.toLowerCase();
  const upper = keyword.text === keyword.text.toUpperCase();
  const matches = lower ? as!.text === as!.text.toLowerCase() : !upper || as!.text === as!.text.toUpperCase();
  if (!matches) {
    warn("FromAsCasing", range, `'${as!.text}' and '${keyword.text}' keywords' casing do not match`);
  }
}

/** The comment above a named stage or an ARG should say what it is: `# NAME description`. */
export function checkDescription(instruction: Instruction, warn: Warn): void {
  const last = instruction.commentsAbove.at(-1);
  const stage = stageNameOf(instruction);
  const names =
    instruction.name === "ARG"
      ? instruction.pairs.map((pair) => pair.key.text)
      : instruction.name === "FROM" && stage !== undefined
        ? [stage]
        : [];
  if (last === undefined || names.length === 0 || names.includes(last.split(" ", 1)[0]!)) return;
  const example = names.length > 1 ? "<arg_key>" : names[0];
  const message = `Comment for ${instruction.name} should follow the format: \`# ${example} <description>\``;
  warn("InvalidDefinitionDescription", instruction.range, message);
}

/** A blank line inside an instruction; the builder names the instruction's last line. */
export function checkContinuations({ instructions }: Dockerfile, warn: Warn): void {
  for (const { emptyContinuation, lastLine } of instructions) {
    if (emptyContinuation) warn("NoEmptyContinuation", lastLine, "Empty continuation line");
  }
}

const reserved = new Set(["context", "scratch"]);

export function checkStageNames({ instructions }: Dockerfile, warn: Warn): void {
  const seen = new Set<string>();
  for (const instruction of instructions) {
    const name = instruction.name === "FROM" ? stageNameOf(instruction) : undefined;
    if (name === undefined) continue;
    if (reserved.has(name)) {
      const message = `Stage name should not use the same name as reserved stage "${name}"`;
      warn("ReservedStageName", instruction.range, message);
    }
    if (seen.has(name)) {
      const message = `Duplicate stage name "${name}", stage names should be unique`;
      warn("DuplicateStageName", instruction.range, message);
    }
    seen.add(name);
  }
}

/** Keywords in another case than most; ARGs before the first FROM do not count. */
export function checkCasing({ instructions }: Dockerfile, warn: Warn): void {
  const from = instructions.findIndex((instruction) => instruction.name === "FROM");
  const keywords = from < 0 ? [] : instructions.slice(from);
  const lower = keywords.filter(({ keyword: { text } }) => text === text.toLowerCase()).length;
  const upper = keywords.filter(({ keyword: { text } }) => text === text.toUpperCase()).length;
  const wanted = lower > upper ? "lowercase" : "uppercase";
  for (const { keyword, range } of keywords) {
    const right = wanted === "lowercase" ? keyword.text.toLowerCase() : keyword.text.toUpperCase();
    if (keyword.text !== right) {
      const message = `Command '${keyword.text}' should match the case of the command majority (${wanted})`;
      warn("ConsistentInstructionCasing", range, message);
    }
  }
}
