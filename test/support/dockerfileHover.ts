import assert from "node:assert/strict";
import { type Analysis, analyze } from "../../server/dockerfile/analysis";
import { locate } from "../../server/dockerfile/explain";
import type { Explanation } from "../../server/explanation";
import type { Language, OciImage } from "../../server/protocol";
import { explainTopic } from "../../server/topics/topics";
import { cursor } from "./cursor";
import { renderedLines } from "./renderedLines";
import { withoutCode } from "./withoutCode";

/** The analysis of the text that was asked about last: tests ask about one Dockerfile at several places and in both languages. */
let last: { text: string; analysis: Analysis } | undefined;

/** The explanation at `<|>`. */
export function at(marked: string, images?: Record<string, OciImage>): Explanation | null {
  const { text, position } = cursor(marked);
  if (images) return locate(analyze(text, 1, { images }), position);
  if (last?.text !== text) last = { text, analysis: analyze(text, 1) };
  return locate(last.analysis, position);
}

/** The hover's Markdown at `<|>`; empty where there is none. */
export function hover(marked: string, language: Language = "en", images?: Record<string, OciImage>): string {
  const found = at(marked, images);
  return found ? (explainTopic(language, found.topic, found.facts) ?? `no topic ${found.topic}`) : "";
}

/** Most lines of a hover, 80 columns wide: on the name of a flag or a key, and on a value. */
export const most = { name: 6, value: 4 };

/** Nothing is wrong with the text at the cursor in either language. */
export function isSound(dockerfile: string, limit: number): void {
  for (const language of ["en", "ko"] as const) {
    const text = hover(dockerfile, language);
    const own = withoutCode(text);
    const where = `${language}: ${dockerfile}\n${text}`;
    assert.match(text, /^\*\*.+\*\*/, where);
    assert.doesNotMatch(own, /[{}<>]|undefined|NaN|\[object/, where);
    assert.equal(/[가-힣]/.test(own), language === "ko", where);
    assert.ok(renderedLines(text) <= limit, `${renderedLines(text)} lines, ${where}`);
  }
}
