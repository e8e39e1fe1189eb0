import type { Facts } from "../../explanation";
import { contextSources } from "./copy";
import { contains, lineOf, type Place, stageLabel, stepsBelow } from "./place";
import { lineFacts } from "./standing";
import { clip } from "./tokens/clip";

/** Columns that two paths may take together. */
const columns = 40;

/**
 * What the layers below a step are made of, for the sentence about what runs it again: the line that copies the whole build context, else
 * the files that lines copy out of it, else the stage that files come from.
 */
export function belowFacts(place: Place, facts: Facts): Facts {
  if (place.step.effect !== "layer" || facts.belowNothing || facts.belowImage) return {};
  // To a copy of everything, files that lines below it copied, too, are no news.
  if (facts.whole || isCrowded(facts)) return { belowStep: true };
  const below = stepsBelow(place).reverse();
  const copied = below.map((at) => ({ at, sources: contextSources(place.instructions[at]!) }));
  const whole = copied.find(({ sources }) => sources.some((source) => /^[./]*$/.test(source)));
  if (whole) return { belowStep: true, wholeLine: lineOf(place.instructions[whole.at]!.range) };
  const files = [...new Set(copied.flatMap(({ sources }) => sources))];
  if (files.length > 0) {
    const [first = "", second = ""] = files;
    const shown = second !== "" && first.length + second.length <= columns ? [first, second] : [first];
    const lines = copied.filter(({ sources }) => sources.some((source) => shown.includes(source)));
    return {
      belowStep: true,
      files: shown.map(clip),
      ...lineFacts(
        "file",
        lines.map(({ at }) => lineOf(place.instructions[at]!.range)),
      ),
    };
  }
  return { belowStep: true, ...takenFacts(place, below) };
}

/** Whether the hover says so much about the line itself that there is no room for what lies below. */
function isCrowded({ values, mounts, sources }: Facts): boolean {
  const isLong = (fact: Facts[string], most: number): boolean => Array.isArray(fact) && fact.length > most;
  return isLong(values, 3) || isLong(mounts, 0) || isLong(sources, 2);
}

function takenFacts({ stack, instructions }: Place, below: readonly number[]): Facts {
  for (const at of below) {
    const edge = stack.edges.find(
      ({ kind, range }) => kind === "copy" && contains(instructions[at]!.range, range.start),
    );
    const from = typeof edge?.from === "number" ? stack.stages[edge.from] : undefined;
    if (!from) continue;
    return { taken: stageLabel(from), takenLine: lineOf(instructions[at]!.range) };
  }
  return {};
}
