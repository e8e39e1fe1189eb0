import assert from "node:assert/strict";
import { test } from "node:test";
import { explanationText, topics } from "../../server/topics/topics";
import { readChapters } from "../topics/chapters";
import { isSaid, type Sentence, sentencesOf } from "../topics/sentences";
import { demoHovers } from "./demoHovers";
import { renderedLines } from "./renderedLines";

/** Tests that the demos say every sentence of the chapters, in hovers that are complete and short: 12 lines for a key, 4 for anything else. */
export function testChapters(chapters: readonly string[], demos: readonly string[]): void {
  const hovers = demoHovers(demos);
  const ids = new Set(
    readChapters("en")
      .filter(({ name }) => chapters.includes(name))
      .flatMap(({ topics }) => topics.map(({ id }) => id)),
  );
  const own = hovers.filter(({ shown }) => ids.has(shown));

  for (const language of ["en", "ko"] as const) {
    const book = topics(language);

    test(`${chapters.join(", ")}: every sentence of every topic stands in a hover of the demos (${language})`, () => {
      const said = new Set<string>();
      for (const { shown, facts } of hovers) {
        for (const sentence of sentencesOf(book, shown)) if (isSaid(sentence, facts)) said.add(keyOf(sentence));
      }
      const all = [...ids].flatMap((id) => sentencesOf(book, id)).filter(({ topic }) => ids.has(topic));
      assert.deepEqual(
        [...new Set(all.map(keyOf))].filter((sentence) => !said.has(sentence)),
        [],
      );
    });

    test(`${chapters.join(", ")}: hovers are complete and short (${language})`, () => {
      const wrong = own.flatMap((hover) => {
        const text = explanationText(language, hover) ?? "";
        const isKey = /\]\(https:\/\/docs\.docker\.com\/reference\/compose-file\/[^)]+\)$/.test(text);
        const isComplete = text.startsWith("**") && !/\{[?!>]|undefined|\[object/.test(text);
        return isComplete && renderedLines(text) <= (isKey && hover.whole ? 12 : 4) ? [] : [`${hover.shown}: ${text}`];
      });
      assert.deepEqual(wrong, []);
    });
  }
}

function keyOf({ topic, line }: Sentence): string {
  return `${topic}: ${line}`;
}
