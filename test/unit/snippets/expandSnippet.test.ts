// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of snippets
import assert from "node:assert/strict";
import { test } from "node:test";
import { expandSnippet, snippetChoices, tabStops } from "../../support/expandSnippet.mjs";

const cases: [name: string, body: string, expected: string][] = [
  ["text", "FROM scratch", "FROM scratch"],
  ["a default stands", "EXPOSE ${1:8000}", "EXPOSE 8000"],
  ["the final tab stop is empty", "CMD []$0", "CMD []"],
  ["a repetition shows the default", "${1:app}:${1}:$1", "app:app:app"],
  ["a repetition before the default too", "$1 ${1:app}", "app app"],
  ["of two defaults the first one stands", "${1:a} ${1:b}", "a a"],
  ["of a choice the first option", "FROM ${1|alpine,debian|}", "FROM alpine"],
  ["a repetition of a choice", "${1|a,b|} $1", "a a"],
  ["escapes of a choice", "${1|a\\,b,c\\|d|}", "a,b"],
  ["a nested placeholder", "${1:./${2:src}}:/$2", "./src:/src"],
  ["escapes", "\\${A} ${1:\\$B\\}} \\\\", "${A} $B} \\"],
  ["a backslash before another character stays", "RUN a \\\n  && b \\n", "RUN a \\\n  && b \\n"],
  ["a brace outside a placeholder", "a } b", "a } b"],
];

for (const [name, body, expected] of cases) {
  test(`expandSnippet: ${name}`, () => assert.equal(expandSnippet(body), expected));
}

for (const body of ["$PATH", "${PATH}", "${TM_FILENAME:x}", "${1/a/b/}", "${1:a", "${1|a,b|", "$"]) {
  test(`expandSnippet refuses ${body}`, () => assert.throws(() => expandSnippet(body)));
}

test("expandSnippet: an option is picked", () => assert.equal(expandSnippet("${1|a,b|} $1", { 1: 1 }), "b b"));

test("snippetChoices", () => {
  assert.deepEqual(snippetChoices("${1|a,b|} ${2:x ${3|c|}} $4"), [
    { index: 1, options: ["a", "b"] },
    { index: 3, options: ["c"] },
  ]);
});

test("tabStops", () => assert.deepEqual(tabStops("${2:x ${1:y}} $2 \\$7 $0"), [2, 1, 2, 0]));
