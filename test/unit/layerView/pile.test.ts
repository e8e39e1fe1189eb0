import assert from "node:assert/strict";
import { test } from "node:test";
import { chainOf, pileOf, type Row } from "../../../media/layerView/pile";
import { analyze } from "../../../server/dockerfile/analysis";
import type { LayerStack } from "../../../server/protocol";

/** Rows as one would sketch them: `2 COPY b c`, `(CMD x)`, `= seam`. */
function sketch(stack: LayerStack): string[] {
  const text = (step: number) => stack.steps[step]?.text;
  const row = (shown: Row) => {
    switch (shown.kind) {
      case "layer":
        return `${shown.number} ${shown.text}`;
      case "trigger":
        return `${shown.number} onbuild ${shown.text}`;
      case "notes":
        return `(${shown.steps.map(text).join(", ")})`;
      case "seam":
        return `= ${text(shown.step)}`;
    }
  };
  return pileOf(stack).map(row);
}

const piles: [name: string, text: string, rows: string[]][] = [
  ["newest on top, numbered from the bottom", "FROM a\nRUN x\nCOPY b c", ["2 COPY b c", "1 RUN x"]],
  [
    "metadata stands between the layers, newest first",
    "FROM a\nENV A=1\nRUN x\nUSER u\nCMD y",
    ["(CMD y, USER u)", "1 RUN x", "(ENV A=1)"],
  ],
  ["WORKDIR / adds no layer", "FROM a\nWORKDIR /\nWORKDIR /b", ["1 WORKDIR /b", "(WORKDIR /)"]],
  [
    "stages on each other are one pile with a seam",
    "ARG V=1\nFROM a AS base\nRUN x\nFROM base\nENV A=1\nRUN y",
    ["2 RUN y", "(ENV A=1)", "= FROM base", "1 RUN x"],
  ],
  ["other stages are not in it", "FROM a AS x\nRUN x\nFROM b\nCOPY --from=x / /", ["1 COPY --from=x / /"]],
  ["only the base", "FROM a", []],
  ["no stage", "ARG A=1", []],
];

for (const [name, text, rows] of piles) {
  test(`pile: ${name}`, () => assert.deepEqual(sketch(analyze(text, 1).stack), rows));
}

test("pile: what the base image left with ONBUILD comes first, and counts", () => {
  const { stack } = analyze("FROM a\nRUN x", 1);
  const { image } = stack;
  image.history = [
    { created_by: "ENV T=1", empty_layer: true },
    { created_by: "COPY . /app", empty_layer: false },
    ...image.history,
  ];
  Object.assign(stack.steps[1]!, { history: 2, layer: 2 });
  assert.deepEqual(sketch(stack), ["2 RUN x", "1 onbuild COPY . /app"]);
});

test("chain: ends at a stage that rests on itself or a later one", () => {
  const { stack } = analyze("FROM a AS x\nFROM x", 1);
  stack.stages[0]!.base = { stage: 0 };
  assert.deepEqual(chainOf(stack), [1, 0]);
});
