import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { evaluate } from "../../../server/dockerfile/evaluate";
import { parse } from "../../../server/dockerfile/read/parse";
import { layerStack } from "../../../server/dockerfile/stack";
import type { HistoryEntry, ImageConfig, OciImage } from "../../../server/protocol";
import { root } from "../../support/root.mjs";

interface Recording {
  recorder: { platform: string };
  images: Record<string, OciImage>;
}

interface Built {
  text: string;
  build: { history: HistoryEntry[]; layers: number; config: ImageConfig };
}

const read = (file: string) => JSON.parse(readFileSync(`${root}/test/engine/${file}`, "utf8"));
const sample: Recording & { dockerfile: Built } = read("sample.json");
const snippets: Recording & { snippets: ({ file: string; name: string; picks: object } & Built)[] } =
  read("snippets.json");

function becomesWhatTheEngineBuilt({ recorder, images }: Recording, { text, build }: Built): void {
  const { image, problems } = layerStack(evaluate(parse(text), { images, platform: recorder.platform }), 1);
  const history = image.history.map(({ created_by, empty_layer }) => ({ created_by, empty_layer }));
  assert.deepEqual(problems, []);
  assert.deepEqual(history, build.history);
  assert.equal(image.layers, build.layers);
  assert.deepEqual(image.config, build.config);
}

test("model: the sample becomes what the engine built", () => becomesWhatTheEngineBuilt(sample, sample.dockerfile));

for (const snippet of snippets.snippets.filter(({ file }) => file === "dockerfile")) {
  test(`model: ${snippet.name} ${JSON.stringify(snippet.picks)} becomes what the engine built`, () =>
    becomesWhatTheEngineBuilt(snippets, snippet));
}
