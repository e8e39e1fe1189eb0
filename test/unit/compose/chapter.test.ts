import assert from "node:assert/strict";
import { test } from "node:test";
import { locate } from "../../../server/compose/explain";
import { parseCompose } from "../../../server/compose/read/parse";
import type { Language } from "../../../server/protocol";
import { explanationText } from "../../../server/topics/topics";
import { sample } from "./sample";

const shortForms =
  /\.(?:short|is)\.|^compose\.(?:interpolation|anchor|alias|merge|tag|separator|extension|duration|size|mode|image|platform|command)\b|^signal\./;

for (const language of ["en", "ko"] as const) {
  test(`compose: hovers are short and complete (${language})`, () => {
    const compose = parseCompose(sample);
    for (const [line, text] of compose.lines.entries()) {
      for (let character = 0; character <= text.length; character++) {
        const found = locate(compose, { line, character });
        if (!found) continue;
        const hover = explanationText(language, found);
        if (!hover) continue;
        const value =
          shortForms.test(found.topic) || found.inBrief !== undefined || /\.(?:entry|item|value)$/.test(found.topic);
        assert.match(hover, /^\*\*/, found.topic);
        assert.doesNotMatch(hover, /\{[?!>]|undefined|\[object/, found.topic);
        assert.ok(renderedLines(hover, language) <= (value ? 4 : 12), `${found.topic} is long:\n${hover}`);
        if (!value)
          assert.match(hover, /\]\(https:\/\/docs\.docker\.com\/reference\/compose-file\/[^)]+\)$/, found.topic);
      }
    }
  });
}

/** Lines in a hover about 90 Latin or 55 Korean characters wide; what a link leads to is not shown. */
function renderedLines(markdown: string, language: Language): number {
  const width = language === "ko" ? 55 : 90;
  const paragraphs = markdown.replace(/\]\([^)]+\)/g, "]").split("\n\n");
  return paragraphs.reduce((lines, paragraph) => lines + Math.ceil(paragraph.length / width), 0);
}
