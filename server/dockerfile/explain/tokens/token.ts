import type { Explanation, Facts } from "../../../explanation";
import type { Position, Range } from "../../../protocol";
import type { Analysis } from "../../analysis";
import { contains, type Place, placeOf } from "../place";
import { standingFacts } from "../standing";
import { clip } from "./clip";

/** Answers one kind of token; `index` is the instruction at the position, -1 where there is none. Never throws. */
export type Locator = (analysis: Analysis, index: number, position: Position) => Explanation | null;

/** A place inside an instruction; of ONBUILD, `instruction` is the inner one and `step` still ONBUILD's own. */
export interface TokenPlace extends Place {
  onbuild: boolean;
}

/** The place of a token of that instruction; undefined when there is none. */
export function tokenPlaceOf(analysis: Analysis, index: number): TokenPlace | undefined {
  const place = placeOf(analysis, index);
  const inner = place?.instruction.trigger;
  return place && { ...place, instruction: inner ?? place.instruction, onbuild: inner !== undefined };
}

/** Whether the builder refuses the line: its keyword says so then, and what its words would mean is idle. */
export function isRefused({ stack, instructions, index }: TokenPlace): boolean {
  return stack.problems.some(({ range }) => contains(instructions[index]!.range, range.start));
}

/** Facts that the texts of all tokens share; `message` is what the builder refuses about just that part of the file. */
export function tokenFacts(place: TokenPlace, part: Range): Facts {
  const { number, stage, target } = standingFacts(place);
  const problem = place.stack.problems.find(
    ({ range }) => contains(part, range.start) && contains(part, range.end) && !place.onbuild,
  );
  return {
    keyword: { markdown: place.instruction.name },
    number: place.fate === "unbuilt" ? undefined : number,
    stage,
    wanted: target,
    unbuilt: place.fate === "unbuilt",
    onbuild: place.onbuild,
    message: problem?.message,
  };
}

/** An explanation in which no word of the file is so long that the text gets long; only the builder's message stays as it is. */
export function explained(topic: string, facts: Facts, range: Range): Explanation {
  const short = Object.entries(facts).map(([name, fact]) => {
    if (typeof fact === "string" && name !== "message") return [name, clip(fact)];
    return [name, Array.isArray(fact) ? fact.map(clip) : fact];
  });
  return { topic, facts: Object.fromEntries(short), range };
}

/** A page of the Dockerfile reference. */
export function referenceLink(anchor: string): { markdown: string } {
  return { markdown: `https://docs.docker.com/reference/dockerfile/#${anchor}` };
}

/** `1.4` for a form or flag that came with Dockerfile 1.4; undefined for what was always there. */
export function sinceRelease({ since, labs }: { since: number; labs?: number }): { markdown: string } | undefined {
  if (since === 0) return undefined;
  return { markdown: Number.isFinite(since) ? `1.${since}` : `1.${labs ?? 0}-labs` };
}
