import assert from "node:assert/strict";
import { test } from "node:test";
import { topicHash } from "../../../server/topics/chapter";
import { explainTopic, topics } from "../../../server/topics/topics";
import { readChapters } from "../../topics/chapters";

const english = readChapters("en");
const korean = readChapters("ko");

test("topics: every chapter there is belongs to the book, in both languages", () => {
  assert.deepEqual(
    korean.map(({ name }) => name),
    english.map(({ name }) => name),
  );
  for (const [language, chapters] of [["en", english] as const, ["ko", korean] as const]) {
    const all = chapters.flatMap(({ topics }) => topics.map(({ id }) => id));
    assert.deepEqual([...topics(language).keys()].sort(), all.sort());
  }
});

for (const { name, topics: originals } of english) {
  const translations = korean.find((chapter) => chapter.name === name)?.topics ?? [];

  test(`topics: the ${name} chapter has the same topics in both languages, in the same order`, () => {
    assert.deepEqual(
      translations.map(({ id }) => id),
      originals.map(({ id }) => id),
    );
  });

  test(`topics: the Korean ${name} chapter translates the English text as it is now`, () => {
    const outdated = translations.flatMap(({ id, title, translates }) => {
      const original = originals.find((topic) => topic.id === id);
      const wanted = original && topicHash(original);
      return translates === wanted ? [] : [`## ${title} {#${id} en=${wanted}}`];
    });
    assert.deepEqual(outdated, [], "read these topics again, then write the headings like this");
  });

  test(`topics: the languages of the ${name} chapter use the same facts and includes`, () => {
    const different = originals.flatMap(({ id, body }) => {
      const translated = translations.find((topic) => topic.id === id)?.body ?? "";
      const left = marks(body).filter((mark) => !marks(translated).includes(mark));
      const right = marks(translated).filter((mark) => !marks(body).includes(mark));
      return left.length + right.length > 0 ? [{ id, onlyEnglish: left, onlyKorean: right }] : [];
    });
    assert.deepEqual(different, []);
  });
}

test("topics: every include names a topic", () => {
  for (const language of ["en", "ko"] as const) {
    for (const { id, body } of topics(language).values()) {
      for (const [, part] of body.matchAll(/\{>([^}]*)\}/g)) {
        assert.ok(topics(language).has(part!), `${language}: ${id} includes ${part}`);
      }
    }
  }
});

test("topics: includes within includes are filled in", () => {
  const text = explainTopic("en", "copy", { layer: 1, layers: 2, above: 1, context: true, sources: ["a"] });
  assert.match(text ?? "", /What lies above is then rebuilt, too: 1 layer\./);
});

test("topics: an unknown topic has no text", () => {
  assert.equal(explainTopic("en", "no-such-topic", {}), undefined);
});

/** Facts that a sentence is about and topics that are included; number words depend on the language. */
function marks(body: string): string[] {
  return [...new Set([...body.matchAll(/\{([?!>]?[\w.-]+)\}/g)].map((match) => match[1]!.replace(/^[?!]/, "")))];
}
