import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readContainers, readHistory, readIds, readImage, readImages } from "../../../client/layerView/engine/answers";
import { type Built, compareImage } from "../../../client/layerView/engine/compareImage";
import { analyze } from "../../../server/dockerfile/analysis";
import { root } from "../../support/root.mjs";

interface Recording {
  image: string;
  dockerfile: string;
  answers: Record<string, string>;
}

/** What a real engine answered, and the Dockerfile that the image was built from (test/engine/record-engine.mjs). */
const {
  image: name,
  dockerfile,
  answers,
}: Recording = JSON.parse(readFileSync(`${root}/test/engine/recorded/engine.json`, "utf8"));
const answerTo = (start: string) => Object.entries(answers).find(([question]) => question.startsWith(start))![1];
const history = (image: string) =>
  readHistory(answers[`image history --no-trunc --human=false --format json ${image}`]!);
const baseName = "strata-recorded-base:1";

function built(): Built {
  return {
    name,
    image: readImage(answers[`image inspect ${name}`]!)!,
    history: history(name),
    base: history(baseName),
    containers: readContainers(answerTo("container inspect")),
  };
}

function stackOf(text: string) {
  const base = readImage(answers[`image inspect ${baseName}`]!)!.image;
  return analyze(text, 1, { images: { [baseName]: base } }).stack;
}

test("engine recording: every entry and the whole configuration are as predicted, with the engine's own sizes", () => {
  const comparison = compareImage(stackOf(dockerfile), built());
  assert.ok(comparison.rows.every(({ kind }) => kind === "same"));
  assert.deepEqual(comparison.config, []);
  assert.deepEqual(
    comparison.rows.map((row) => (row.kind === "same" ? row.size : undefined)),
    [12_345, 0, 0, 2_000_000, 0, 0, 0],
  );
  assert.deepEqual(
    comparison.base.map(({ size }) => size),
    [4_096, 0, 0],
  );
  assert.equal(comparison.size, 4_096 + 12_345 + 2_000_000);
});

test("engine recording: a file edited after the build differs where it was edited", () => {
  const edited = dockerfile.replace("MODE=production", "MODE=test").replace("EXPOSE 8080\n", "");
  const comparison = compareImage(stackOf(edited), built());
  assert.deepEqual(
    comparison.rows.map((row) => (row.kind === "extra" ? row.created_by : row.kind)),
    ["same", "ENV MODE=production", "missing", "same", "same", "same", "EXPOSE [8080/tcp]", "same"],
  );
  assert.deepEqual(comparison.config, ["Env", "ExposedPorts"]);
});

test("engine recording: the image is offered by its name, its container with what it wrote and keeps outside", () => {
  assert.deepEqual(
    readImages(answers["image ls --format json"]!).map((each) => each.name),
    [name, baseName],
  );
  assert.equal(readIds(answerTo("ps ")).length, 1);
  const [container] = built().containers;
  assert.equal(container!.name, "strata-recorded-web");
  assert.equal(container!.running, false);
  assert.ok(container!.writable! >= 12_345);
  assert.deepEqual(container!.mounts, [{ kind: "volume", source: "strata-recorded-data", target: "/srv/data" }]);
});
