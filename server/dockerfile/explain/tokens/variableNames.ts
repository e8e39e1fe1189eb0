import type { Explanation, Facts } from "../../../explanation";
import type { Position } from "../../../protocol";
import type { Analysis } from "../../analysis";
import type { Pair } from "../../read/syntax";
import { expand } from "../../value/expand";
import { contains, lineOf, type Place, stageLabel, stepsAboveInImage, stepsBelow } from "../place";
import { lineFacts } from "../standing";
import { clip, labelOf } from "./clip";
import { howToGive } from "./origin";
import { predefinedFacts, predefinedNames } from "./predefined";
import { tokenPlaceOf } from "./token";
import { triggerValuesAt } from "./triggerValues";
import { type ValuesAt, valuesAt } from "./valuesAt";

/** The name of a variable where ENV or ARG defines it. */
export function locateVariableName(analysis: Analysis, index: number, position: Position): Explanation | null {
  const place = tokenPlaceOf(analysis, index);
  if (!place || (place.instruction.name !== "ENV" && place.instruction.name !== "ARG")) return null;
  const { pairs } = place.instruction;
  const at = pairs.findIndex(({ key }) => key.text !== "" && contains(key.range, position));
  const pair = pairs[at];
  if (!pair) return null;
  const { onbuild } = place;
  const valuesHere = onbuild ? triggerValuesAt : valuesAt;
  const values = valuesHere(analysis, index, place.instruction.name === "ENV" ? pairs.length : at + 1);
  const name = nameOf(analysis, pair, valuesHere(analysis, index));
  const facts: Facts = { name: clip(name), ...valueFacts(values, name), ...predefinedFacts(name) };
  const { range } = pair.key;
  // The builder refuses the line: its keyword says so.
  if (place.instruction.name === "ENV" && (facts.unset || !place.stage)) return null;
  if (onbuild) {
    const topic = place.instruction.name === "ENV" ? "env-name-onbuild" : "arg-name-onbuild";
    return { topic, facts: { ...facts, default: pair.value !== undefined, give: howToGive(name) }, range };
  }
  if (place.instruction.name === "ENV")
    return { topic: "env-name", facts: { ...facts, ...envFacts(place, name) }, range };
  if (!place.stage) return { topic: "arg-name-global", facts: { ...facts, ...globalFacts(place, pair, name) }, range };
  return { topic: "arg-name", facts: { ...facts, ...argFacts(place, pair, name, values) }, range };
}

/** The builder expands the names of ENV, not those of ARG. */
function nameOf({ dockerfile }: Analysis, { key }: Pair, before: ValuesAt): string {
  const expanded = expand(key.text, (name) => before.get(name), dockerfile);
  return "error" in expanded ? key.text : expanded.text;
}

function valueFacts(values: ValuesAt, name: string): Facts {
  const value = values.get(name);
  // What only the base may have set is no value of this file.
  if (!value || (!value.known && values.writtenBy(name) === undefined)) return { unset: true };
  return { assignment: clip(`${name}=${value.text}`), unknown: !value.known };
}

function envFacts(place: Place, name: string): Facts {
  const { instructions, fate } = place;
  const replaced = stepsAboveInImage(place).find(
    (at) => instructions[at]!.name === "ENV" && instructions[at]!.pairs.some(({ key }) => key.text === name),
  );
  return {
    ...standing(place),
    override: fate === "image" && replaced === undefined ? `docker run -e ${clip(name)}=…` : undefined,
    ...(replaced !== undefined && { replacedLine: lineOf(instructions[replaced]!.range) }),
  };
}

function argFacts(place: Place, { value }: Pair, name: string, values: ValuesAt): Facts {
  const { instructions, stack } = place;
  const env = stepsBelow(place).find(
    (at) => instructions[at]!.name === "ENV" && instructions[at]!.pairs.some(({ key }) => key.text === name),
  );
  const global = instructions.findLast(
    (each, at) => stack.steps[at]?.stage === -1 && each.pairs.some((pair) => pair.value && pair.key.text === name),
  );
  const isTaken = !value && values.writtenBy(name) === place.index;
  const writer = values.writtenBy(name);
  const ofBuilder = isTaken && !global && predefinedNames.includes(name);
  return {
    ...standing(place),
    give: howToGive(name),
    default: value !== undefined,
    ...(isTaken && global && { globalLine: lineOf(global.range) }),
    ofBuilder,
    ...(writer !== undefined && writer < place.index && { keptLine: lineOf(instructions[writer]!.range) }),
    ...(env !== undefined && fateIsImage(place) && { envLine: lineOf(instructions[env]!.range) }),
  };
}

function globalFacts(place: Place, { value }: Pair, name: string): Facts {
  const { instructions, stack, index } = place;
  const again = instructions.flatMap((each, at) =>
    at > index &&
    each.name === "ARG" &&
    stack.steps[at]?.stage !== -1 &&
    each.pairs.some(({ key }) => key.text === name)
      ? [lineOf(each.range)]
      : [],
  );
  return {
    default: value !== undefined,
    give: howToGive(name),
    repeat: `ARG ${clip(name)}`,
    ...lineFacts("again", again),
  };
}

function fateIsImage({ fate }: Place): boolean {
  return fate === "image";
}

/** Which stages see a variable from here on. */
function standing({ stack, stage, fate }: Place): Facts {
  const seers = new Set(stage ? [stage.index] : []);
  for (const each of stack.stages) if (seers.has(each.base.stage ?? -1)) seers.add(each.index);
  const others = stack.stages.filter(({ index }) => seers.has(index) && index !== stage?.index).map(stageLabel);
  return {
    image: fate === "image",
    left: fate === "left",
    unbuilt: fate === "unbuilt",
    stage: stage && labelOf(stage),
    heirs: others.map(String),
  };
}
