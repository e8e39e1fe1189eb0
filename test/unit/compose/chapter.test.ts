import assert from "node:assert/strict";
import { test } from "node:test";
import { locate } from "../../../server/compose/explain";
import { explainedPatterns, keyTopic } from "../../../server/compose/explain/keys";
import { parseCompose } from "../../../server/compose/read/parse";
import type { Language } from "../../../server/protocol";
import { explainTopic, topics } from "../../../server/topics/topics";
import { sample } from "./sample";

const items = ["ports.item", "volumes.item", "restart", "depends_on.entry.condition"].map(
  (key) => `compose.service.${key}.`,
);

for (const language of ["en", "ko"] as const) {
  test(`compose: every key has its topic (${language})`, () => {
    for (const pattern of explainedPatterns) assert.ok(topics(language).has(keyTopic(pattern)!), pattern);
  });

  test(`compose: no topic is out of reach (${language})`, () => {
    const keys = new Set([...explainedPatterns].map(keyTopic));
    const others = [...topics(language).keys()].filter((id) => id.startsWith("compose.") && !keys.has(id));
    for (const id of others) {
      assert.ok(id.startsWith("compose.partial.") || items.some((prefix) => id.startsWith(prefix)), id);
    }
  });

  test(`compose: hovers are short and complete (${language})`, () => {
    const compose = parseCompose(sample);
    const seen = new Set<string>();
    for (const [line, text] of compose.lines.entries()) {
      for (let character = 0; character <= text.length; character++) {
        const found = locate(compose, { line, character });
        if (!found) continue;
        seen.add(found.topic);
        const hover = explainTopic(language, found.topic, found.facts) ?? "";
        const value = items.some((prefix) => found.topic.startsWith(prefix)) || found.topic.endsWith(".entry");
        assert.match(hover, /^\*\*/, found.topic);
        assert.doesNotMatch(hover, /\{[?!>]|undefined|\[object/, found.topic);
        assert.ok(renderedLines(hover, language) <= (value ? 4 : 12), `${found.topic} is long:\n${hover}`);
        if (!value)
          assert.match(hover, /\]\(https:\/\/docs\.docker\.com\/reference\/compose-file\/[^)]+\)$/, found.topic);
      }
    }
    const unseen = [...topics(language).keys()].filter((id) => /^compose\.(?!partial)/.test(id) && !seen.has(id));
    assert.deepEqual(unseen, []);
  });
}

/** Lines in a hover about 90 Latin or 55 Korean characters wide; what a link leads to is not shown. */
function renderedLines(markdown: string, language: Language): number {
  const width = language === "ko" ? 55 : 90;
  const paragraphs = markdown.replace(/\]\([^)]+\)/g, "]").split("\n\n");
  return paragraphs.reduce((lines, paragraph) => lines + Math.ceil(paragraph.length / width), 0);
}
