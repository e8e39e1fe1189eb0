import assert from "node:assert/strict";
import { test } from "node:test";
import { locate } from "../../../server/compose/explain";
import { parseCompose } from "../../../server/compose/read/parse";
import { at, hover } from "../../support/composeHover";

test("compose: positions outside of the text are silent", () => {
  const compose = parseCompose("services: {}");
  for (const position of [
    { line: 9, character: 0 },
    { line: 0, character: 999 },
    { line: -1, character: 0 },
  ]) {
    assert.equal(locate(compose, position), null);
  }
});

test("compose: what a name of Object's means is not known", () => {
  assert.equal(at("services:\n  web:\n    constr<|>uctor: a"), null);
  assert.equal(at("__pro<|>to__: a"), null);
});

test("compose: text of the file stays code", () => {
  assert.match(hover("services:\n  '[x](command:y)<b>`':\n    im<|>age: a"), /`` \[x\]\(command:y\)<b>` ``/);
});
