import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { type ComposeFile, parseCompose } from "../../server/compose/read/parse";
import { findSpot } from "../../server/compose/read/spot";
import type { Value } from "../../server/compose/read/yaml";
import { root } from "../support/root.mjs";

const folder = path.join(root, "../shared/corpora/compose");

/** What a line may look like while somebody types it; it gets the indentation of the line below. */
const strays = [
  "por",
  "ima",
  "ima:",
  "image:nginx",
  "key: val: x",
  "'",
  '"80',
  '- "80',
  "- ",
  "-",
  "- '",
  "- a: 'b",
  "[",
  "{",
  "key: [",
  "key: {a",
  'key: "x',
  "key: 'x",
  "|",
  ">",
  "&",
  "*",
  "!",
  "\timage: a",
];

/** Keys looked at in one broken file. */
const most = 40;

interface Key {
  line: number;
  character: number;
  path: string;
}

test("compose corpora: a line that is being typed leaves the keys around it in their places", {
  skip: !existsSync(folder),
}, (t) => {
  let keys = 0;
  const lost = new Map<string, number>();
  for (const [at, file] of readdirSync(folder).sort().entries()) {
    const text = readFileSync(path.join(folder, file), "utf8");
    const whole = parseCompose(text);
    if (whole.documents.some(({ broken }) => broken)) continue;
    const all = keysOf(whole);
    const indented = whole.lines.flatMap((line, number) => (/^\s*[^\s#]/.test(line) ? [number] : []));
    for (const [kind, stray] of strays.entries()) {
      const line = indented[(at * 7 + kind * 13) % indented.length];
      if (line === undefined) continue;
      const compose = planted(whole, line, stray);
      const step = Math.ceil(all.length / most);
      for (const key of all.filter((_, number) => (number + kind) % step === 0)) {
        const position = { line: key.line + (key.line < line ? 0 : 1), character: key.character };
        keys++;
        if (pathAt(compose, position) !== key.path) lost.set(stray, (lost.get(stray) ?? 0) + 1);
      }
    }
  }
  const wrong = [...lost.values()].reduce((sum, count) => sum + count, 0);
  const worst = [...lost].sort((one, other) => other[1] - one[1]).slice(0, 4);
  const share = 1 - wrong / keys;
  t.diagnostic(`${(share * 100).toFixed(2)} % of ${keys} keys; lost most to ${JSON.stringify(worst)}`);
  assert.ok(keys > 10_000 && share >= 0.995, `${wrong} of ${keys}`);
});

function planted({ lines }: ComposeFile, line: number, stray: string): ComposeFile {
  const indentation = /^\s*/.exec(lines[line]!)![0];
  return parseCompose([...lines.slice(0, line), indentation + stray, ...lines.slice(line)].join("\n"));
}

function pathAt(compose: ComposeFile, position: { line: number; character: number }): string {
  const spot = findSpot(compose, position);
  return spot && (spot.on === "key" || spot.on === "merge") ? normal(spot.path) : "";
}

/** A dash that is being typed is an item, so the positions behind it count one more. */
function normal(steps: readonly (string | number)[]): string {
  return steps.map((step) => (typeof step === "number" ? "[]" : step)).join(".");
}

function keysOf(compose: ComposeFile): Key[] {
  const keys: Key[] = [];
  const visit = (value: Value, steps: readonly (string | number)[]): void => {
    if (value.kind === "list") {
      for (const [at, item] of value.items.entries()) {
        if (item.start === value.places[at]!.start) visit(item, [...steps, at]);
      }
    }
    if (value.kind !== "map") return;
    for (const { name, key, value: content, place } of value.pairs) {
      const line = compose.lineStarts.findLastIndex((start) => start <= key.start);
      keys.push({ line, character: key.start - compose.lineStarts[line]! + 1, path: normal([...steps, name]) });
      if (content.start === place.start) visit(content, [...steps, name]);
    }
  };
  for (const { root: top } of compose.documents) if (top) visit(top, []);
  return keys;
}
