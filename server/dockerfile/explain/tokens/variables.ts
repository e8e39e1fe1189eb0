import type { Explanation, Facts } from "../../../explanation";
import type { Position } from "../../../protocol";
import type { Analysis } from "../../analysis";
import { expand, type Operator, type VariableUse } from "../../value/expand";
import { contains } from "../place";
import { baseOf, clip } from "./clip";
import { type ExpandedWord, expandedWords } from "./expandedWords";
import { originFacts } from "./origin";
import { predefinedFacts } from "./predefined";
import { type TokenPlace, tokenPlaceOf } from "./token";
import { triggerOriginFacts, triggerValuesAt } from "./triggerValues";
import { globalsAt, type ValuesAt, valuesAt } from "./valuesAt";
import { indexIn, pieceAt, rangeIn } from "./wordPlace";

/** The topic about each form of `${…}`. */
export const operatorTopics: Readonly<Record<Operator, string>> = {
  ":-": "expansion-default",
  "-": "expansion-default-unset",
  ":+": "expansion-alternative",
  "+": "expansion-alternative-unset",
  ":?": "expansion-required",
  "?": "expansion-required-unset",
  "#": "expansion-prefix",
  "##": "expansion-longest-prefix",
  "%": "expansion-suffix",
  "%%": "expansion-longest-suffix",
  "/": "expansion-replace",
  "//": "expansion-replace-all",
};

/** A variable where the builder puts its value in. */
export function locateVariable(analysis: Analysis, index: number, position: Position): Explanation | null {
  const place = tokenPlaceOf(analysis, index);
  if (!place) return null;
  for (const expanded of expandedWords(place.instruction, analysis.dockerfile)) {
    const { word } = expanded;
    const at = contains(word.range, position) ? indexIn(word, position) : undefined;
    if (at === undefined || !word.text.includes("$")) continue;
    const values = valuesFor(analysis, place, expanded);
    const use = pieceAt(usesIn(expanded, values), at);
    if (!use) continue;
    const topic = use.operator ? operatorTopics[use.operator] : "variable-use";
    return { topic, facts: useFacts(analysis, place, values, use, expanded), range: rangeIn(word, use) };
  }
  return null;
}

/** Uses of variables in a word, inner ones before those around them. */
export function usesIn({ word, options }: ExpandedWord, values: ValuesAt): VariableUse[] {
  const uses: VariableUse[] = [];
  expand(word.text, (name) => values.get(name), { ...options, onUse: (use) => uses.push(use) });
  return uses;
}

/** The values that a word sees: a FROM those before the first FROM, ONBUILD's those of another build, everything else those of its stage. */
export function valuesFor(analysis: Analysis, place: TokenPlace, { pairs }: Pick<ExpandedWord, "pairs">): ValuesAt {
  if (place.onbuild) return triggerValuesAt(analysis, place.index, pairs);
  return place.instruction.name === "FROM" ? globalsAt(analysis) : valuesAt(analysis, place.index, pairs);
}

function useFacts(
  analysis: Analysis,
  place: TokenPlace,
  values: ValuesAt,
  use: VariableUse,
  expanded: ExpandedWord,
): Facts {
  const { name, result, operand } = use;
  const value = values.get(name);
  const { onbuild } = place;
  const origin = onbuild ? triggerOriginFacts(place, values, name) : originFacts(analysis, place, values, name);
  const isOpen = value !== undefined && !value.known;
  const written = expanded.word.text.slice(use.start, use.end);
  return {
    name: clip(name),
    written: clip(written),
    result: result?.known ? clip(result.text) : undefined,
    unknownResult: result !== undefined && !result.known,
    assumed: isOpen ? withoutBase(written, expanded, values) : undefined,
    error: use.error === undefined ? undefined : clip(use.error),
    // `${NAME:?}` stops the build without a word of its own.
    operand: operand === undefined || written.endsWith("?}") ? undefined : clip(operand),
    replacement: use.replacement === undefined ? undefined : clip(use.replacement),
    value: value?.known ? clip(value.text) : undefined,
    set: value?.known && value.text !== "",
    isSet: value?.known,
    empty: value?.known && value.text === "",
    unset: !value,
    open: isOpen,
    base: baseOf(place),
    onbuild,
    ...origin,
    ...predefinedFacts(name),
    ...(!onbuild && containerFacts(place, name, origin)),
  };
}

/** What the use becomes if the base image sets nothing. */
function withoutBase(written: string, { options }: ExpandedWord, values: ValuesAt): string | undefined {
  const known = (name: string) => {
    const value = values.get(name);
    return value?.known ? value : undefined;
  };
  const expansion = expand(written, known, options);
  return "error" in expansion ? undefined : clip(expansion.text);
}

/** Whether a container of the image has the variable, and as what. */
function containerFacts({ stack, fate }: TokenPlace, name: string, origin: Facts): Facts {
  const entry = stack.container.env.find((each) => each.startsWith(`${name}=`));
  const isBuildOnly = ["argLine", "takenLine", "builderLine", "globalLine"].some((fact) => origin[fact] !== undefined);
  if (entry !== undefined) return { containerEntry: clip(entry) };
  if (isBuildOnly) return { buildOnly: true };
  return origin.envLine !== undefined && fate !== "image" ? { stageOnly: true } : {};
}
