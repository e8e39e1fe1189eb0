import assert from "node:assert/strict";
import { test } from "node:test";
import { hover } from "../../support/dockerfileHover";

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
