import assert from "node:assert/strict";
import { test } from "node:test";
import { defects, ours, theirs } from "../../support/peer";

for (const { name, witness, appliesTo } of defects) {
  test(`peer: dockerfile-ast ${name}`, () => {
    assert.match(witness, appliesTo);
    assert.notDeepEqual(theirs(witness), ours(witness), "no longer differs: take the defect off the list");
  });
}
