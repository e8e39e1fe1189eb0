import type { Facts } from "../../../explanation";
import type { Stage } from "../../../protocol";
import { externalBase, type Place, stageLabel } from "../place";

const columns = 40;
const wide = /[\u1100-\u115F\u2E80-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u;

/** A text of the file for a hover of few lines: what is wider than 40 columns is cut with an ellipsis. */
export function clip(text: string): string {
  const characters = [...text.slice(0, 2 * columns + 1)];
  let used = 0;
  let fit = 0;
  for (const [at, character] of characters.entries()) {
    used += wide.test(character) ? 2 : 1;
    if (used < columns) fit = at + 1;
    if (used > columns) return `${characters.slice(0, fit).join("")}…`;
  }
  return text;
}

/** The facts with their texts clipped. */
export function clipAll(facts: Facts): Facts {
  const clipped = Object.entries(facts).map(([name, fact]) => [name, typeof fact === "string" ? clip(fact) : fact]);
  return Object.fromEntries(clipped);
}

/** The stage as the file can refer to it. */
export function labelOf(stage: Stage): string | number {
  const label = stageLabel(stage);
  return typeof label === "string" ? clip(label) : label;
}

/** The external image at the bottom of a stage; undefined on scratch. */
export function baseOf(place: Place): string | undefined {
  const base = externalBase(place);
  return base === undefined ? undefined : clip(base);
}
