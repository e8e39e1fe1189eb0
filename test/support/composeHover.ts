import { locate } from "../../server/compose/explain";
import { parseCompose } from "../../server/compose/read/parse";
import type { Explanation } from "../../server/explanation";
import type { Language, Range } from "../../server/protocol";
import { explanationText } from "../../server/topics/topics";
import { cursor } from "./cursor";

/** The explanation at `<|>`; null also when it has no text. */
export function at(marked: string): Explanation | null {
  const { text, position } = cursor(marked);
  const found = locate(parseCompose(text), position);
  return found && explanationText("en", found) ? found : null;
}

/** The hover's text at `<|>`. */
export function hover(marked: string, language: Language = "en"): string {
  const found = at(marked);
  return found ? (explanationText(language, found) ?? `no topic ${found.topic}`) : "";
}

/** The text under a range of one line. */
export function textAt(text: string, { start, end }: Range): string {
  const line = text.split(/\r\n|\r|\n/)[start.line] ?? "";
  return start.line === end.line ? line.slice(start.character, end.character) : "(several lines)";
}
