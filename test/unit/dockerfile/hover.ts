import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze } from "../../../server/dockerfile/analysis";
import { evaluate } from "../../../server/dockerfile/evaluate";
import { locate } from "../../../server/dockerfile/explain";
import { parse } from "../../../server/dockerfile/read/parse";
import { layerStack } from "../../../server/dockerfile/stack";
import type { Explanation } from "../../../server/explanation";
import type { Language, OciImage } from "../../../server/protocol";
import { explainTopic } from "../../../server/topics/topics";
import { cursor } from "../../support/cursor";

/** The explanation at `<|>`. */
export function at(marked: string, images?: Record<string, OciImage>): Explanation | null {
  const { text, position } = cursor(marked);
  if (!images) return locate(analyze(text, 1), position);
  const dockerfile = parse(text);
  return locate({ dockerfile, stack: layerStack(evaluate(dockerfile, { images }), 1) }, position);
}

/** The hover's Markdown at `<|>`; empty where there is none. */
export function hover(marked: string, language: Language = "en", images?: Record<string, OciImage>): string {
  const found = at(marked, images);
  return found ? (explainTopic(language, found.topic, found.facts) ?? `no topic ${found.topic}`) : "";
}

/**
 * One test for each: a Dockerfile with the cursor, the first line of its hover in English, and what else that says; with `!` in
 * front, what it does not say.
 */
export function explains(cases: [name: string, dockerfile: string, first: string, says: string[]][]): void {
  for (const [name, dockerfile, first, says] of cases) {
    test(`explain: ${name}`, () => {
      const [headline, ...rest] = hover(dockerfile).split("\n\n");
      const text = rest.join("\n\n");
      assert.equal(headline, first);
      for (const sentence of says) {
        const isSaid = text.includes(sentence.replace(/^!/, ""));
        assert.equal(isSaid, !sentence.startsWith("!"), `${isSaid ? "says" : "does not say"} "${sentence}":\n${text}`);
      }
    });
  }
}

/** Every hover on a keyword of a file, inner ones of ONBUILD included. */
export function keywordHovers(text: string, language: Language): { line: number; topic: string; markdown: string }[] {
  const analysis = analyze(text, 1);
  return analysis.dockerfile.instructions.flatMap(({ keyword, trigger }) =>
    [keyword, trigger?.keyword].flatMap((word) => {
      const found = word && locate(analysis, word.range.start);
      if (!found) return [];
      const markdown = explainTopic(language, found.topic, found.facts) ?? "";
      return [{ line: word.range.start.line + 1, topic: found.topic, markdown }];
    }),
  );
}

const columns = 80;
const wide = /[\u1100-\u115F\u2E80-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u;

/** Lines of text that a reader sees of a hover 80 columns wide; Hangul takes two columns. */
export function renderedLines(markdown: string): number {
  const seen = markdown.replace(/\]\([^)]*\)/g, "").replace(/\*\*|`|\[/g, "");
  return seen.split("\n\n").reduce((lines, paragraph) => lines + wrapped(paragraph), 0);
}

function wrapped(paragraph: string): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(/\s+/)) {
    const width = [...word].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
    if (used > 0 && used + 1 + width > columns) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + width;
  }
  return lines;
}

/** The Markdown without its code spans: what is left is the product's own text. */
export function withoutCode(markdown: string): string {
  return markdown.replace(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/gs, "");
}
