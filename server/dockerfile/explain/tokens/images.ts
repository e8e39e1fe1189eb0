import type { Explanation } from "../../../explanation";
import { imageFacts } from "../../../images/facts";
import { parseReference, partsOf } from "../../../images/reference";
import type { Position } from "../../../protocol";
import type { Analysis } from "../../analysis";
import type { Word } from "../../read/syntax";
import { expand } from "../../value/expand";
import { contains } from "../place";
import { clip, clipAll } from "./clip";
import { sourceAt, triggerImage } from "./sources";
import { type TokenPlace, tokenPlaceOf } from "./token";
import { globalsAt, type ValuesAt } from "./valuesAt";
import { indexIn, pieceAt, rangeIn } from "./wordPlace";

/** An image that FROM, `COPY --from` or a mount names, part by part. */
export function locateImage(analysis: Analysis, index: number, position: Position): Explanation | null {
  const place = tokenPlaceOf(analysis, index);
  const named = place && imageAt(place, position);
  if (!place || !named) return null;
  const { word, use } = named;
  const values = place.instruction.name === "FROM" ? globalsAt(analysis) : undefined;
  const full = expanded(analysis, values, word.text);
  if (full === "scratch")
    return { topic: "image-scratch", facts: { [use]: true, onbuild: place.onbuild }, range: word.range };
  const reference = parseReference(full);
  const at = indexIn(word, position);
  if (at === undefined) return null;
  if ("error" in reference) {
    const facts = { error: clip(reference.error), full: clip(full), changed: full !== word.text };
    return { topic: "image-refused", facts, range: word.range };
  }
  const parts = partsOf(word.text, (text) => expanded(analysis, values, text));
  const part = pieceAt(parts, at) ?? parts.findLast(({ start }) => start <= at);
  if (!part) return null;
  const known = imageFacts(reference);
  // A command of the table is worth its length.
  const facts = { ...clipAll(known), command: known.command, [use]: true, onbuild: place.onbuild };
  return { topic: `image-${part.kind}`, facts, range: rangeIn(word, part) };
}

function imageAt(
  place: TokenPlace,
  position: Position,
): { word: Word; use: "below" | "copied" | "mounted" } | undefined {
  const { instruction, stage } = place;
  if (instruction.name === "FROM") {
    const [word] = instruction.args;
    const isStage = stage?.base.stage !== undefined;
    return word && !isStage && contains(word.range, position) ? { word, use: "below" } : undefined;
  }
  if (place.onbuild) return triggerImage(place, position);
  const source = sourceAt(place, position);
  if (typeof source?.edge.from !== "string") return undefined;
  return { word: source.word, use: source.edge.kind === "copy" ? "copied" : "mounted" };
}

function expanded({ dockerfile }: Analysis, values: ValuesAt | undefined, text: string): string {
  if (!values) return text;
  const result = expand(text, (name) => values.get(name), dockerfile);
  return "error" in result ? text : result.text;
}
