import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "../../../media/layerView/identity";

const cases: [name: string, before: string, after: string, names: string][] = [
  ["nothing changed", "a b c", "a b c", "0 1 2"],
  ["edited in place", "a b c", "a B c", "0 1 2"],
  ["inserted", "a c", "a b c", "0 new 1"],
  ["inserted at the top", "b c", "a b c", "new 0 1"],
  ["removed", "a b c", "a c", "0 2"],
  ["one line became two", "a b c", "a B B2 c", "0 1 new 2"],
  ["one of two equal lines was removed", "a a", "a", "0"],
  ["moved", "a b c", "c a b", "2 0 1"],
  ["edited in two places", "a:1 b:1 a:2 c:1", "a:9 b:1 new:1 a:2 c:9", "0 1 new 2 3"],
  ["from nothing", "", "a b", "new new"],
];

for (const [name, before, after, names] of cases) {
  test(`identity: ${name}`, () => {
    // `a:1` stands for an instruction with its argument.
    const split = (text: string) =>
      text
        .split(" ")
        .filter(Boolean)
        .map((word) => word.replace(":", " "));
    const old = split(before).map((text, index) => ({ name: String(index), text }));
    const next = named(old, split(after), () => "new");
    assert.equal(next.map((each) => each.name).join(" "), names);
  });
}
