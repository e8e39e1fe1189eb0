import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facts } from "../../../server/explanation";
import { fill } from "../../../server/topics/template";

const cases: [name: string, template: string, facts: Facts, expected: string][] = [
  ["numbers are shown as they are", "layer {layer} of {layers}", { layer: 4, layers: 7 }, "layer 4 of 7"],
  ["the file's text becomes code", "runs {command}", { command: "npm ci" }, "runs `npm ci`"],
  ["Markdown and HTML of the file stay text", "{c}", { c: "[x](command:y) <b>`" }, "`` [x](command:y) <b>` ``"],
  ["a line with an unknown fact is left out", "one {a}\ntwo", {}, "two"],
  ["a paragraph without a line disappears", "{a}\n\n{b}", { b: 1 }, "1"],
  ["a condition switches a line on", "{?yes}there\n{?no}gone", { yes: true, no: false }, "there"],
  ["a negated condition switches a line off", "{!yes}gone\n{!no}there", { yes: true }, "there"],
  ["conditions stack", "{?a}{!b}there", { a: true }, "there"],
  ["singular", "{n} {n|layer|layers}", { n: 1 }, "1 layer"],
  ["plural", "{n} {n|layer|layers}", { n: 2 }, "2 layers"],
  ["several texts of the file", "{c}", { c: ["a", "b`"] }, "`a`, `` b` ``"],
  ["more texts than a reader counts", "{c}", { c: ["1", "2", "3", "4", "5", "6"] }, "`1`, `2`, `3`, `4`, … (+2)"],
  ["a list of nothing is no fact", "{c}\n{?c}some\n{!c}none", { c: [] }, "none"],
  ["singular of a list", "{c|is|are}", { c: ["a"] }, "is"],
  ["plural of a list", "{c|is|are}", { c: ["a", "b"] }, "are"],
  ["sentences of a paragraph become one text", "one\n{?no}two\nthree\n\nfour", {}, "one three\n\nfour"],
  ["a list keeps its lines", "- one\n- {n}\n- two", {}, "- one\n- two"],
  [
    "a code block stays as it is written",
    "a\n```\nRUN ${V} \\\n\n  {n}\n```\nb",
    {},
    "a\n\n```\nRUN ${V} \\\n\n  {n}\n```\n\nb",
  ],
  ["a condition before a code block", "{?yes}```\na\n```\n\n{?no}{?yes}```\nb\n```", { yes: true }, "```\na\n```"],
  ["our own Markdown passes", "{list}", { list: { markdown: "**a**" } }, "**a**"],
  ["the empty text is visible", "value {v}", { v: "" }, 'value `""`'],
  ["line breaks and invisible characters", "{v}", { v: "a\n\tb\u202Ec" }, "`a b\uFFFDc`"],
];

for (const [name, template, facts, expected] of cases) {
  test(`template: ${name}`, () => assert.equal(fill(template, facts), expected));
}

test("template: long text of the file is cut", () => {
  assert.equal(fill("{v}", { v: "x".repeat(200) }), `\`${"x".repeat(79)}…\``);
});
