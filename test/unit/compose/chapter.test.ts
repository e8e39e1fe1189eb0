import assert from "node:assert/strict";
import { test } from "node:test";
import { locate } from "../../../server/compose/explain";
import { parseCompose } from "../../../server/compose/read/parse";
import { explanationText } from "../../../server/topics/topics";
import { renderedLines } from "../../support/renderedLines";
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
        assert.ok(renderedLines(hover) <= (value ? 4 : 12), `${found.topic} is long:\n${hover}`);
        if (!value)
          assert.match(hover, /\]\(https:\/\/docs\.docker\.com\/reference\/compose-file\/[^)]+\)$/, found.topic);
      }
    }
  });
}
