import assert from "node:assert/strict";
import { test } from "node:test";
import { type RailNode, railOf } from "../../../media/layerView/stages";
import { analyze } from "../../../server/dockerfile/analysis";
import type { Edge, LayerStack } from "../../../server/protocol";

const rail = (text: string) => railOf(analyze(text, 1).stack);
const dot = ({ id, row, lane, standing }: RailNode) => `${row}/${lane} ${id} ${standing}`;

const layouts: [name: string, text: string, dots: string[]][] = [
  ["one stage", "FROM a", ["0/0 0 target"]],
  ["what is copied from gets a lane of its own", "FROM a\nFROM b\nCOPY --from=0 / /", ["0/0 1 target", "1/1 0 built"]],
  ["a base keeps the lane", "FROM a AS x\nFROM x AS y\nFROM y", ["0/0 2 target", "1/0 1 part", "2/0 0 part"]],
  [
    "a lane is used again below what hung on it",
    "FROM a AS one\nFROM a AS two\nFROM b\nCOPY --from=two / /\nFROM c\nCOPY --from=2 / /",
    ["0/0 3 target", "1/1 2 built", "2/0 1 built", "3/0 0 unused"],
  ],
  [
    "a stage between the target and its base does not stand in their line",
    "FROM a AS base\nFROM base AS test\nFROM base",
    ["0/0 2 target", "1/1 1 unused", "2/0 0 part"],
  ],
  [
    "images that files come from stand below the stages, once each",
    "FROM a\nCOPY --from=nginx / /\nRUN --mount=from=nginx,target=/n true\nCOPY --from=busybox / /",
    ["0/0 0 target", "1/1 nginx outside", "2/2 busybox outside"],
  ],
];

for (const [name, text, dots] of layouts) {
  test(`rail: ${name}`, () => assert.deepEqual(rail(text).nodes.map(dot), dots));
}

test("rail: who uses a stage, by built stages only", () => {
  const { nodes } = rail("FROM a AS x\nFROM x AS unused\nFROM x AS y\nFROM b\nCOPY --from=x / /\nCOPY --from=y / /\n");
  assert.deepEqual(nodes.find(({ id }) => id === 0)?.users, [
    { stage: 3, kind: "copy" },
    { stage: 2, kind: "base" },
  ]);
});

test("rail: edges run from the user down, and say whether it is built", () => {
  const { edges, lanes } = rail("FROM a AS x\nFROM x AS unused\nFROM b\nRUN --mount=from=x,target=/x true");
  assert.deepEqual(edges, [
    { kind: "base", from: { row: 1, lane: 0 }, to: { row: 2, lane: 1 }, built: false },
    { kind: "mount", from: { row: 0, lane: 0 }, to: { row: 2, lane: 1 }, built: true },
  ]);
  assert.equal(lanes, 2);
});

test("rail: a cycle and edges to nowhere are left out", () => {
  const { stack } = analyze("FROM a AS x\nFROM b AS y\n", 1);
  const range = stack.stages[0]!.range;
  const edge = (from: Edge["from"], to: number, kind: Edge["kind"]): Edge => ({ from, to, kind, range });
  const broken: LayerStack = {
    ...stack,
    edges: [edge(1, 0, "copy"), edge(0, 1, "copy"), edge(1, 1, "mount"), edge(7, 1, "copy"), edge(0, 9, "base")],
  };
  assert.deepEqual(
    railOf(broken).edges.map(({ from, to }) => [from.row, to.row]),
    [[0, 1]],
  );
});

test("rail: stages that rest on each other do not hang the layout", () => {
  const { stack } = analyze("FROM a AS x\nFROM x AS y\n", 1);
  stack.stages[0]!.base = { stage: 1 };
  assert.deepEqual(railOf(stack).nodes.map(dot), ["0/0 1 target", "1/0 0 part"]);
});

test("rail: no stage, no dots", () => assert.deepEqual(rail(""), { nodes: [], edges: [], lanes: 0 }));
