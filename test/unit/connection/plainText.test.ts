import assert from "node:assert/strict";
import { test } from "node:test";
import { plainText } from "../../../server/plainText";

const cases: [name: string, markdown: string, expected: string][] = [
  ["bold", "**Adds layer 4 of 7** · read-only", "Adds layer 4 of 7 · read-only"],
  ["italics", "an *image* is _immutable_", "an image is immutable"],
  ["code", "runs `npm ci` once", "runs npm ci once"],
  ["code in bold", "**`RUN`** runs", "RUN runs"],
  ["code keeps its marks", "`**/*.js` and `a_b_c`", "**/*.js and a_b_c"],
  ["code with a backtick", "`` a`b `` and `` ` ``", "a`b and `"],
  ["stars and underlines in words", "2 * 3 * 4, MY_APP_PORT", "2 * 3 * 4, MY_APP_PORT"],
  ["a web link keeps its address", "[`FROM`](https://docs.docker.com/x)", "FROM (https://docs.docker.com/x)"],
  ["a command link leaves its text", "[the view](command:strata.open)", "the view"],
  ["escaped marks", "\\*not bold\\* 1\\. \\`x\\`", "*not bold* 1. `x`"],
  ["headings", "## Title\n\ntext", "Title\n\ntext"],
  ["lists stay lists", "- **a**\n- b", "- a\n- b"],
  [
    "fenced code keeps its lines",
    "before\n\n```dockerfile\nRUN **x**\n\n# y\n```\n\nafter",
    "before\n\nRUN **x**\n\n# y\n\nafter",
  ],
  ["Korean", "**레이어**를 `RUN`이 더합니다", "레이어를 RUN이 더합니다"],
  ["nothing", "", ""],
];

for (const [name, markdown, expected] of cases) {
  test(`plain text: ${name}`, () => assert.equal(plainText(markdown), expected));
}
