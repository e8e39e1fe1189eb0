import assert from "node:assert/strict";
import { test } from "node:test";
import { interpolate } from "../../../server/compose/value/interpolate";
import { interpolationsIn } from "../../../server/compose/value/interpolation";
import { at, hover } from "../../support/composeHover";

/** What `docker compose config` (2.40.3) makes of a text with `S=set` and `E=` in the environment; undefined: it refuses the file. */
const filled: [text: string, result: string | undefined][] = [
  ["$V", ""],
  ["${V:-x}", "x"],
  ["${V-x}", "x"],
  ["${E:-x}", "x"],
  ["${E-x}", ""],
  ["${V:?msg}", undefined],
  ["${E:?msg}", undefined],
  ["${V?msg}", undefined],
  ["${E?msg}", ""],
  ["${S:+alt}", "alt"],
  ["${E:+alt}", ""],
  ["${E+alt}", "alt"],
  ["${V+alt}", ""],
  ["${A:-${B:-z}}", "z"],
  ["${V:-$S}", "set"],
  ["${S:-x}y$S", "setyset"],
  ["$V-x", "-x"],
  ["$S.x", "set.x"],
  ["${V:-{}}", "{}"],
  ["${V:-a}b}", "ab}"],
  ["${V:-x:-y}", "x:-y"],
  ["$$V", "$V"],
  ["$${V}", "${V}"],
  ["$$$S", "$set"],
  ["$", "$"],
  ["$1", "$1"],
  ["$ b", "$ b"],
  ["$É", "$É"],
  ["${}", undefined],
  ["${1}", undefined],
  ["${V", undefined],
  ["${ V }", undefined],
  ["${É}", undefined],
  ["${V/a/b}", undefined],
  ["${V%x}", undefined],
  ["${#V}", undefined],
  ["${V:=x}", undefined],
  ["${V=x}", undefined],
  ["${S:0:1}", undefined],
  ["${S^^}", undefined],
];

for (const [text, expected] of filled) {
  test(`compose interpolation: ${text}`, () => {
    const result = interpolate(text, (name) => ({ S: "set", E: "" })[name]);
    assert.equal(result.refused ? undefined : result.text, expected);
  });
}

test("compose interpolation: each use has its place", () => {
  const all = interpolationsIn("a $B ${C:-$D} $$E");
  assert.deepEqual(
    all.map(({ text, start }) => [text, start]),
    [
      ["$B", 2],
      ["${C:-$D}", 5],
      ["$$", 14],
    ],
  );
});

test("compose interpolation: many braces take no longer than few", () => {
  const deep = "${A:-".repeat(20_000);
  assert.equal(interpolationsIn(deep)[0]?.kind, "invalid");
  assert.equal(interpolationsIn(deep + "}".repeat(20_000))[0]?.kind, "variable");
});

const places: [name: string, marked: string, topic: string, text: RegExp][] = [
  ["plain", "services: {w: {image: 'a:$T<|>AG'}}", "plain", /^\*\*The value of `TAG`\*\*/],
  ["a default inside a default", "x-a: ${A:-${B:<|>-z}}", "default", /^\*\*The value of `B`, or `z`\*\*/],
  ["the default around it", "x-a: ${<|>A:-${B:-z}}", "default", /it is `z`/],
  ["a message", "x-a: ${A<|>:?no A}", "required", /`no A`/],
  ["another text", "x-a: ${A<|>+b}", "alternative-unset", /^\*\*`b` when `A` is set\*\*/],
  ["no form at all", "x-a: ${A<|>%b}", "wrong", /^\*\*Compose refuses `\$\{A%b\}`/],
  ["a brace that is missing", 'x-a: "${A<|>"', "wrong", /closing brace is missing/],
  ["block text", "services:\n  w:\n    command: |\n      echo ${A<|>}\n", "plain", /write `\$\$` instead/],
  ["an escape in a command", "services: {w: {command: 'echo $<|>$HOME'}}", "escape", /gets `\$HOME`, and its shell/],
  ["an escape elsewhere", "services: {w: {labels: {a: '$<|>$x'}}}", "escape", /hands on reads `\$x`/],
  ["the project's name", "name: shop\nservices: {w: {hostname: '${COMPOSE_PROJECT_<|>NAME}'}}", "plain", /says `shop`/],
  ["a list of names and values", "services: {w: {environment: ['A=$<|>B']}}", "plain", /`B`/],
  ["a broken document", "services:\n  w:\n    x: 'a\n    image: a:$<|>TAG", "plain", /`TAG`/],
];

for (const [name, marked, topic, text] of places) {
  test(`compose interpolation: explains ${name}`, () => {
    assert.equal(at(marked)?.topic, `compose.interpolation.${topic}`);
    assert.match(hover(marked), text);
    assert.ok(hover(marked, "ko"));
  });
}
