import { analyze } from "../../../server/dockerfile/analysis";
import { findOccurrences } from "../../../server/dockerfile/features/occurrences";
import type { Position, Range } from "../../../server/protocol";
import { cursor } from "../../support/cursor";

/** The analysis of a text with the cursor at `<|>`. */
export function open(marked: string) {
  const { text, position } = cursor(marked);
  const analysis = analyze(text, 1);
  return { text, position, analysis, occurrences: findOccurrences(analysis) };
}

/** The text with `[` and `]` around each range. */
export function mark(text: string, ranges: readonly Range[] | null): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  const marks = (ranges ?? []).flatMap(({ start, end }) => [
    { at: offset(start), text: "[" },
    { at: offset(end), text: "]" },
  ]);
  return marks
    .sort((a, b) => b.at - a.at)
    .reduce((marked, mark) => marked.slice(0, mark.at) + mark.text + marked.slice(mark.at), text);
}
