import assert from "node:assert/strict";
import { test } from "node:test";
import { locate } from "../../server/compose/explain";
import { parseCompose } from "../../server/compose/read/parse";
import { explanationText } from "../../server/topics/topics";
import { hover } from "../support/composeHover";

function bomb(levels: number, line: (level: number) => string): string {
  return Array.from({ length: levels }, (_, level) => line(level)).join("\n");
}

const texts: [name: string, text: string][] = [
  ["deep nesting of flow lists", `services: ${"[".repeat(20_000)}`],
  ["deep nesting of flow maps", "{a: ".repeat(5_000)],
  ["deep nesting of block maps", Array.from({ length: 1_500 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ["deep nesting of dashes", `services:\n${"- ".repeat(20_000)}a`],
  [
    "aliases that double",
    `a0: &a0 [x, x]\n${bomb(60, (n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)}\nservices: *a60`,
  ],
  [
    "merges that double",
    `m0: &m0 {k: v}\n${bomb(60, (n) => `m${n + 1}: &m${n + 1} {<<: [*m${n}, *m${n}]}`)}\nservices: {web: *m60}`,
  ],
  ["an anchor inside itself", "services: &s\n  web: *s\n  db: {<<: *s, image: a}"],
  [
    "documents of doubling aliases",
    Array.from(
      { length: 2 },
      () => `a0: &a0 {p: 1}\n${bomb(40, (n) => `a${n + 1}: &a${n + 1} {p: *a${n}, q: *a${n}}`)}`,
    ).join("\n---\n"),
  ],
  [
    "prototype names",
    "services:\n  __proto__:\n    image: a\n    constructor: b\n  toString: {ports: ['1:1']}\n__proto__: {name: x}",
  ],
  ["keys that are no text", "? [a, b]\n: c\n? {d: e}\n: f\n1: 2\nnull: 3\n~: 4\ntrue: 5"],
  ["control characters", "services:\n  w\u0000e\u202Eb:\n    image: \u0007\n"],
  ["lone surrogates", "services:\n  \uD800:\n    image: \uDC00"],
  ["all wrong types", "name: [a]\nservices: 5\nvolumes: x\nnetworks: [y]\nversion: {a: b}\ninclude: 3\nsecrets: ~"],
  [
    "wrong types in a service",
    "services:\n  web: {image: [a], build: 5, ports: {a: b}, volumes: x, depends_on: 4, deploy: [1], healthcheck: no, environment: 3}",
  ],
  ["a long line of blanks", `services:${" ".repeat(100_000)}x: '`],
  ["directives", "%YAML 9.9\n%TAG ! x\n---\nservices: !<tag:x> {web: !!binary aaa}"],
  ["only separators", "---\n...\n---\n---\n"],
];

for (const [name, text] of texts) {
  test(`compose: ${name} does not throw`, () => {
    const compose = parseCompose(text);
    const stride = Math.ceil(compose.lines.length / 50);
    for (const [line, content] of compose.lines.entries()) {
      if (line % stride !== 0) continue;
      for (const character of [0, content.search(/\S/) + 1, content.length]) {
        const found = locate(compose, { line, character });
        const text = found && explanationText("en", found);
        if (text) assert.ok(text.startsWith("**"), found.topic);
      }
    }
  });
}

test("compose: aliases that double still give the right answer", () => {
  const lines = `x-0: &m0 {image: nginx}\n${bomb(60, (n) => `x-${n + 1}: &m${n + 1} {<<: [*m${n}, *m${n}]}`)}`;
  assert.match(
    hover(`${lines}\nservices:\n  web:\n    <<: *m60\n    ima<|>ge_: a\n  d<|>b: *m60`.replace("<|>", "")),
    /`nginx`/,
  );
});
