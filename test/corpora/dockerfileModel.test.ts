import assert from "node:assert/strict";
import { test } from "node:test";
import { rebuild } from "../../server/dockerfile/cache/rebuild";
import { layerStack } from "../../server/dockerfile/stack";
import { assertFates } from "../support/rebuilds";
import { assertImage, assertRefused, checksOf, evaluateCase, ignoreOf } from "../support/recordings";
import {
  type CorpusFile,
  corpusText,
  flag,
  isShared,
  placeSteps,
  readShared,
  type SharedCase,
  type SharedCheck,
  type SharedRebuild,
  stub,
  stubsOf,
} from "../support/shared";

const platform = "linux/amd64";
const bases = { bb: stub, nosuch: stub, bbfull: { ...stub, rootfs: { diff_ids: ["sha256:1", "sha256:2"] } } };

/** History entries of the base images, which these recordings do not leave out. */
const entries: Record<string, number> = { bb: 1, nosuch: 1, bbfull: 2 };

/** The builder found these while it ran: files that are not there, programs that failed, and the network, which was not there. */
const whileRunning =
  /^(process "|failed to compute cache key|failed to load cache key|secret s: not found|digest mismatch)|failed to resolve source metadata/;

/** Its base image was not recorded. */
const unknownBase = "heredoc-onbuild-child";

/** Options of the command line that the model is not told of. */
const otherOptions = /^--(no-cache|no-cache-filter|shm-size|ulimit|memory|add-host|label)\b/;

/** Files whose check could not reach a registry for their base image, and so said nothing. */
const unchecked = ["test-imageTemplate.test.ts-L390", "test-imageTemplate.test.ts-L408"];

if (isShared) {
  for (const recorded of readShared<SharedCase[]>("facts/engine-cases.json")) cases(recorded);
  for (const recorded of readShared<SharedCheck[]>("facts/engine-checks.json")) {
    test(`shared check: ${recorded.name}`, () => {
      const found = checksOf(evaluateCase(inputs(recorded), platform, bases));
      const expected = recorded.result.warnings.map(({ rule, line, detail }) => ({ rule, line, message: detail }));
      assert.deepEqual(sorted(found), sorted(expected));
    });
  }
  for (const recorded of readShared<SharedRebuild[]>("facts/engine-cache.json")) rebuilds(recorded);
  for (const file of readShared<CorpusFile[]>("corpora/dockerfiles-truth.json")) if (!file.skip) corpus(file);
}

function inputs(recorded: Partial<SharedCase> | SharedRebuild["before"]) {
  const { dockerfile = "", context, buildArgs } = recorded;
  const target = flag({ dockerfile, ...recorded }, "--target");
  const other = flag({ dockerfile, ...recorded }, "--platform");
  return {
    dockerfile,
    ...(context ? { context } : {}),
    ...(buildArgs ? { buildArgs } : {}),
    ...(target === undefined ? {} : { target }),
    ...(other === undefined ? {} : { platform: other }),
  };
}

function sorted<T extends { rule: string; line: number }>(checks: readonly T[]): T[] {
  return checks.toSorted((a, b) => a.line - b.line || a.rule.localeCompare(b.rule));
}

function cases(recorded: SharedCase): void {
  const { name, result } = recorded;
  const message = result.error?.replace("ERROR: failed to build: failed to solve: ", "");
  if (name === unknownBase || (message && whileRunning.test(message))) return;
  test(`shared case: ${name}`, () => {
    const evaluation = evaluateCase(inputs(recorded), platform, bases);
    if (message) return assertRefused(evaluation, { message });
    const below = entries[layerStack(evaluation, 1).image.base.reference ?? ""] ?? 0;
    assertImage(evaluation, {
      ...result,
      history: result.history!.slice(below),
      layers: result.layers.length - below,
    });
  });
}

function rebuilds(recorded: SharedRebuild): void {
  const { before, result } = recorded;
  const hasOtherOptions = [...(before.flags ?? []), ...(recorded.flags ?? [])].some((option) =>
    otherOptions.test(option),
  );
  if (hasOtherOptions || before.dockerfile === undefined) return;
  test(`shared rebuild: ${recorded.name}`, () => {
    const first = evaluateCase(inputs(before), platform, bases);
    const second = evaluateCase(inputs(recorded), platform, bases);
    const ignore = ignoreOf(inputs(recorded));
    const [old = {}, now = {}] = [before.context, recorded.context];
    const files = Object.keys({ ...old, ...now }).filter(
      (file) => JSON.stringify(old[file]) !== JSON.stringify(now[file]),
    );
    const fates = rebuild(first, second, { files, images: [], ...(ignore ? { ignore } : {}) });
    assertFates(second, fates, placeSteps(result.steps, layerStack(second, 1)), []);
  });
}

function corpus(file: CorpusFile): void {
  test(`corpus: ${file.file}`, () => {
    const evaluation = evaluateCase({ dockerfile: corpusText(file) }, platform, stubsOf(file));
    if (file.refused) return assertRefused(evaluation, file.refused);
    const { author } = layerStack(evaluation, 1).image;
    const config = Object.fromEntries(
      Object.entries(file.config).filter(([, value]) => value !== null && value !== ""),
    );
    assertImage(evaluation, { ...file, config, ...(author === undefined ? {} : { author }) });
    const found = checksOf(evaluation).map(({ rule, line }) => ({ rule, line }));
    if (!unchecked.some((name) => file.file.endsWith(name))) assert.deepEqual(sorted(found), sorted(file.warnings));
    for (const { changed, steps } of file.rebuilds ?? []) {
      const fates = rebuild(evaluation, evaluation, { files: [changed], images: [] });
      assertFates(evaluation, fates, placeSteps(steps, layerStack(evaluation, 1)), []);
    }
  });
}
