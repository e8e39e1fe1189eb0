// Records what the findings' cures are worth: each case of fixtures/findings.mjs is built as it was and as it is cured.
//   node test/engine/record-findings.mjs
// The engine is the one that `docker` talks to (DOCKER_HOST, contexts); STRATA_DOCKER names another command line for it. No network is
// used. The base image has a static busybox of this machine (STRATA_BUSYBOX, else /bin/busybox) and is deleted at the end.
import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { root } from "../support/root.mjs";
import { writeContext } from "./contextFolder.mjs";
import { describeEngine, docker, dockerOrThrow } from "./docker.mjs";
import { makeFindingBases } from "./findingBases.mjs";
import { findings } from "./fixtures/findings.mjs";
import { shownSteps } from "./output.mjs";
import { buildOptions } from "./recordFixture.mjs";

/**
 * @typedef {import("./fixtures/findings.mjs").FindingPair} FindingPair
 * @typedef {import("./fixtures/fixture.mjs").Build} Build
 */

const repository = `strata-recording-${randomUUID()}`;
const bases = await makeFindingBases(repository);
const base = [...bases.values()][0];
try {
  const cases = [];
  for (const pair of findings) {
    cases.push({ fixture: pair, before: await measure(pair, "before"), after: await measure(pair, "after") });
    console.log(pair.name);
  }
  const recording = { recorder: await describeEngine(tmpdir()), cases };
  writeFileSync(`${root}/test/engine/recorded/findings.json`, `${JSON.stringify(recording, null, 1)}\n`);
} finally {
  if (base) await docker(tmpdir(), "image", "rm", "--force", base.tag);
}

/**
 * What one side of a pair measures: `layers`, the bytes of what the Dockerfile adds, lowest first; `found`, whether the secret is in the
 * saved image; `cached`, whether the step that is watched comes from the cache in the second build.
 * @param {FindingPair} pair @param {"before" | "after"} side
 */
async function measure(pair, side) {
  const build = pair[side];
  if (pair.proves === "size") return { layers: await withBuild(build, "", layerSizes) };
  if (pair.proves === "secret") {
    const save = (/** @type {string} */ folder, /** @type {string} */ tag) =>
      dockerOrThrow(folder, "image", "save", tag);
    return { found: (await withBuild(build, "", save)).includes(pair.secret) };
  }
  // The first build fills the cache with what no build before has seen.
  const salt = randomUUID();
  const { files, [side]: dockerfile = build.dockerfile } = pair.second;
  const first = { ...build, dockerfile: salted(build.dockerfile, salt) };
  const second = { ...build, context: { ...build.context, ...files }, dockerfile: salted(dockerfile, salt) };
  await withBuild(first, salt, async () => {});
  const step = await withBuild(second, salt, async (_, __, said) =>
    shownSteps(said).find(({ text }) => text.includes(pair.watched)),
  );
  if (!step) throw new Error(`${pair.name}: no step runs ${pair.watched}`);
  return { cached: step.cached };
}

/** @param {string} dockerfile @param {string} salt */
function salted(dockerfile, salt) {
  return dockerfile.replaceAll(/^FROM .*$/gm, (from) => `${from}\nENV SALT=${salt}`);
}

/**
 * @template T
 * @param {Build} build
 * @param {string} salt of the files of its context
 * @param {(folder: string, tag: string, said: string) => Promise<T>} look at the image, which is deleted behind it
 * @returns {Promise<T>}
 */
async function withBuild(build, salt, look) {
  const folder = writeContext(build, salt);
  const tag = `${repository}:${randomUUID()}`;
  try {
    const args = ["--progress", "plain", "--network", "none", "--tag", tag, ...buildOptions(build, bases)];
    const { exit, stderr } = await docker(folder, "build", ...args);
    if (exit !== 0) throw new Error(stderr);
    const seen = await look(folder, tag, stderr);
    await docker(folder, "image", "rm", tag);
    return seen;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} folder @param {string} tag */
async function layerSizes(folder, tag) {
  const listed = await dockerOrThrow(folder, "image", "history", "--human=false", "--format", "{{.Size}}", tag);
  const below = base?.document.history?.length ?? 0;
  return listed.toString().trim().split("\n").reverse().slice(below).map(Number);
}
