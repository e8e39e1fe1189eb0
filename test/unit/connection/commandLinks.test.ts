import assert from "node:assert/strict";
import { test } from "node:test";
import { keepCommandLinks } from "../../../server/commandLinks";

const cases: [name: string, markdown: string, expected: string][] = [
  ["an announced command stays", "see [the view](command:strata.open)", "see [the view](command:strata.open)"],
  ["its arguments stay", "[the view](command:strata.open?%5B1%5D)", "[the view](command:strata.open?%5B1%5D)"],
  ["another command leaves its text", "see [the view](command:other.run) now", "see the view now"],
  ["another command with arguments", "[a](command:other?%5B1%5D)", "a"],
  ["a longer name is another command", "[a](command:strata.openAll)", "a"],
  ["a title goes with its link", '[a](command:other "tip")', "a"],
  ["each link on its own", "[a](command:x) [b](command:strata.open)", "a [b](command:strata.open)"],
  ["in a row of links it goes", "[a](https://x/) · [b](command:x)", "[a](https://x/)"],
  [
    "in a row of links an announced one stays",
    "[a](https://x/) · [b](command:strata.open)",
    "[a](https://x/) · [b](command:strata.open)",
  ],
  ["web links stay", "[a](https://docs.docker.com/)", "[a](https://docs.docker.com/)"],
  ["code is text", "`[a](command:x)` [b](command:x)", "`[a](command:x)` b"],
  ["code with backticks in it is text", "`` [a](command:x) ` ``", "`` [a](command:x) ` ``"],
  ["fenced code is text", "```sh\n[a](command:x)\n```", "```sh\n[a](command:x)\n```"],
  ["code in the text of a link stays", "[see `FROM`](command:x)", "see `FROM`"],
];

for (const [name, markdown, expected] of cases) {
  test(`command links: ${name}`, () => assert.equal(keepCommandLinks(markdown, ["strata.open"]), expected));
}

test("command links: none is announced", () => {
  assert.equal(keepCommandLinks("[a](command:strata.open)", []), "a");
});
