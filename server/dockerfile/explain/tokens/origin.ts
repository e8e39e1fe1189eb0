import type { Facts } from "../../../explanation";
import type { Analysis } from "../../analysis";
import type { Instruction } from "../../read/syntax";
import { externalBase, lineOf, type Place } from "../place";
import { clip, labelOf } from "./clip";
import { predefinedNames } from "./predefined";
import { globalsAt, type ValuesAt } from "./valuesAt";

/** Where the value of a variable comes from at a place, or why it has none: facts of the topic `variable-origin`. */
export function originFacts(analysis: Analysis, place: Place, values: ValuesAt, name: string): Facts {
  const value = values.get(name);
  const writer = values.writtenBy(name);
  if (writer !== undefined) return writerFacts(analysis, place, writer, name);
  if (value?.known)
    return place.stage && values.state ? { ofBase: externalBase(place) ?? true } : globalFacts(place, name);
  const base = externalBase(place);
  return { ...missingFacts(analysis, place, name), ...(value && base !== undefined && { perhapsBase: clip(base) }) };
}

/** How one gives a build argument on the command line. */
export function howToGive(name: string): string {
  const command = `docker build --build-arg ${clip(name)}=…`;
  return command;
}

function writerFacts(analysis: Analysis, place: Place, writer: number, name: string): Facts {
  const instruction = place.instructions[writer];
  const line = instruction && lineOf(instruction.range);
  if (instruction?.name === "ENV") return { envLine: line };
  if (instruction?.name !== "ARG") return { triggerLine: line };
  const own = instruction.pairs.findLast(({ key }) => key.text === name);
  if (own?.value) return { argLine: line, give: howToGive(name) };
  const global = globalLine(place, name);
  if (global !== undefined) return { takenLine: line, globalLine: global, give: howToGive(name) };
  return globalsAt(analysis).get(name) ? { builderLine: line } : { takenLine: line };
}

/** Of a place before the first FROM, or of a FROM. */
function globalFacts(place: Place, name: string): Facts {
  const line = globalLine(place, name);
  return line === undefined ? { builder: true } : { globalLine: line, give: howToGive(name) };
}

function missingFacts(analysis: Analysis, place: Place, name: string): Facts {
  const { stack, instructions, step, stage, instruction, lineage } = place;
  const declares = (each: Instruction): boolean =>
    (each.name === "ARG" || each.name === "ENV") && each.pairs.some(({ key }) => key.text === name);
  const give = howToGive(name);
  const repeat = `ARG ${clip(name)}`;
  const where = instructions.flatMap((each, at) => (declares(each) ? [at] : []));
  const lines = (at: number | undefined) => (at === undefined ? undefined : lineOf(instructions[at]!.range));
  const isGlobal = instruction.name === "FROM" || !stage;
  if (isGlobal) {
    const declared = where.findLast((at) => stack.steps[at]?.stage === -1 && at < place.index);
    if (declared !== undefined) return { declaredLine: lines(declared), give };
    const inStage = where.find((at) => stack.steps[at]?.stage !== -1);
    return inStage === undefined ? { nowhere: true } : { stageOnlyLine: lines(inStage) };
  }
  const declared = where.findLast((at) => at < place.index && lineage.has(stack.steps[at]!.stage));
  if (declared !== undefined) return { declaredLine: lines(declared), give };
  const global = where.find((at) => stack.steps[at]?.stage === -1);
  if (global !== undefined) return { unrepeatedLine: lines(global), repeat };
  const later = where.find((at) => at > place.index && stack.steps[at]?.stage === step.stage);
  if (later !== undefined) return { laterLine: lines(later) };
  if (predefinedNames.includes(name) && globalsAt(analysis).get(name)) return { undeclared: true, repeat };
  const other = where.find((at) => !lineage.has(stack.steps[at]!.stage));
  const otherStage = other === undefined ? undefined : stack.stages[stack.steps[other]!.stage];
  if (otherStage) return { otherLine: lines(other), otherStage: labelOf(otherStage) };
  return { nowhere: true };
}

/** Line of the last ARG before the first FROM that gives the name a value. */
function globalLine({ instructions, stack }: Place, name: string): number | undefined {
  const found = instructions.findLast(
    (each, at) =>
      stack.steps[at]?.stage === -1 &&
      each.name === "ARG" &&
      each.pairs.some(({ key, value }) => value && key.text === name),
  );
  return found && lineOf(found.range);
}
