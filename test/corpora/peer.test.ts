import assert from "node:assert/strict";
import { test } from "node:test";
import { defects, ours, theirs } from "../support/peer";
import { realDockerfiles } from "../support/shared";

test("peer: every other difference between dockerfile-ast and this reader has a name", () => {
  const unnamed = realDockerfiles().filter(({ text }) => {
    const differs = JSON.stringify(theirs(text)) !== JSON.stringify(ours(text));
    return differs && !defects.some(({ appliesTo }) => appliesTo.test(text));
  });
  assert.deepEqual(
    unnamed.map(({ name }) => name),
    [],
  );
});
