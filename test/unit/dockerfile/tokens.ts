import assert from "node:assert/strict";
import { test } from "node:test";
import type { Position, Range } from "../../../server/protocol";
import { explainTopic, topics } from "../../../server/topics/topics";
import { cursor } from "../../support/cursor";
import { at, hover, isSound } from "../../support/dockerfileHover";

/** A Dockerfile with the cursor, the token there, its topic, the first line in English, and what else that says (`!`: does not say). */
export type TokenCase = [dockerfile: string, token: string, topic: string, first: string, ...says: string[]];

/** One test for each: token, topic and English text, and a sound text in both languages. */
export function explainsTokens(limit: number, cases: readonly TokenCase[]): void {
  for (const [dockerfile, token, topic, first, ...says] of cases) {
    test(`tokens: ${dockerfile.replaceAll("\n", " / ")}`, () => {
      const found = at(dockerfile);
      assert.equal(found?.topic, topic);
      assert.equal(textIn(cursor(dockerfile).text, found.range), token);
      const english = hover(dockerfile);
      assert.equal(english.split("\n\n")[0], first);
      for (const sentence of says) {
        const isSaid = english.includes(sentence.replace(/^!/, ""));
        assert.equal(isSaid, !sentence.startsWith("!"), `${sentence}\n${english}`);
      }
      isSound(dockerfile, limit);
    });
  }
}

/** Each topic that starts like that, in each language, is one of these, and each of these is a topic. */
export function holdsTopics(prefix: string, ids: readonly string[]): void {
  for (const language of ["en", "ko"] as const) {
    const written = [...topics(language).keys()].filter((id) => id.startsWith(prefix));
    assert.deepEqual(written.sort(), [...new Set(ids)].sort(), language);
    for (const id of ids) assert.notEqual(explainTopic(language, id, {}), undefined);
  }
}

export function textIn(text: string, { start, end }: Range): string {
  const offset = ({ line, character }: Position): number =>
    text
      .split("\n")
      .slice(0, line)
      .reduce((sum, each) => sum + each.length + 1, character);
  return text.slice(offset(start), offset(end));
}
