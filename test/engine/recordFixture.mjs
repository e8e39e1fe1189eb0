import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { contexts, createDescriber } from "./bases.mjs";
import { writeContext } from "./contextFolder.mjs";
import { docker, imageDocument } from "./docker.mjs";
import { changed } from "./fixtures/fixture.mjs";
import { checkResult, refusal, shownSteps } from "./output.mjs";
import { historyEntry } from "./stubs.mjs";

/**
 * @typedef {ReturnType<typeof import("./bases.mjs").createBases>} BaseMaker
 * @typedef {import("./bases.mjs").Bases} Bases
 * @typedef {import("./fixtures/fixture.mjs").Build} Build
 * @typedef {import("./fixtures/fixture.mjs").Fixture} Fixture
 */

/**
 * What the engine makes of a case, together with the case itself: a recording whose case is another one today is out of date.
 * @param {Fixture} fixture
 * @param {BaseMaker} maker
 */
export async function recordFixture(fixture, maker) {
  try {
    return await recordCase(fixture, maker);
  } catch (error) {
    throw new Error(`cannot record "${fixture.name}"`, { cause: error });
  }
}

/** @param {Fixture} fixture @param {BaseMaker} maker */
async function recordCase(fixture, maker) {
  if (fixture.changes) return { fixture, changes: await recordChanges(fixture, maker) };
  const bases = await maker.make(fixture.images);
  const folder = writeContext(fixture);
  try {
    const { tiny: _, ...images } = createDescriber()(bases);
    const said = Object.keys(images).length > 0 ? { images } : {};
    const check = await recordCheck(folder, fixture, bases);
    if (fixture.checkOnly) return { fixture, ...said, check };
    return { fixture, ...said, ...(await recordImage(folder, fixture, bases, maker.repository)), check };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Arguments of `docker build` for a case, the context included.
 * @param {Build} build
 * @param {Bases} bases
 */
export function buildOptions({ buildArgs = {}, secrets = {}, target, platform }, bases) {
  return [
    ...Object.entries(buildArgs).flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]),
    ...Object.entries(secrets).flatMap(([id, file]) => ["--secret", `id=${id},src=${file}`]),
    ...(target === undefined ? [] : ["--target", target]),
    ...(platform === undefined ? [] : ["--platform", platform]),
    ...contexts(bases),
    ".",
  ];
}

/** @param {string} folder @param {Build} build @param {Bases} bases */
async function recordCheck(folder, build, bases) {
  const { stdout, stderr } = await docker(
    folder,
    "build",
    "--call",
    "check,format=json",
    ...buildOptions(build, bases),
  );
  return stdout.length > 0 ? checkResult(stdout.toString()) : { warnings: [], refused: refusal(stderr).message };
}

/** @param {string} folder @param {string} tag @param {Build} build @param {Bases} bases */
function runBuild(folder, tag, build, bases) {
  return docker(
    folder,
    "build",
    "--progress",
    "plain",
    "--network",
    "none",
    "--tag",
    tag,
    ...buildOptions(build, bases),
  );
}

/** @param {string} folder @param {Build} build @param {Bases} bases @param {string} repository */
async function recordImage(folder, build, bases, repository) {
  const tag = `${repository}:${randomUUID()}`;
  const { exit, stderr } = await runBuild(folder, tag, build, bases);
  if (exit !== 0) return { refused: refusal(stderr) };
  try {
    const { author, config, history = [], rootfs } = await imageDocument(folder, tag);
    const below = entriesBelow(history, bases);
    const layers = rootfs.diff_ids?.length ?? 0;
    const baseLayers = history.slice(0, below).filter(({ empty_layer }) => !empty_layer).length;
    const added = history.slice(below).map(historyEntry);
    const result = { history: added, layers: layers - baseLayers, baseLayers, config };
    return { result: author === undefined ? result : { ...result, author } };
  } finally {
    await docker(folder, "image", "rm", tag);
  }
}

/**
 * How many of an image's first history entries are those of the base image below it; their times tell, where the engine keeps them.
 * @param {object[]} history
 * @param {Bases} bases
 */
function entriesBelow(history, bases) {
  const lengths = [...bases.values()].map(({ document }) => {
    const entries = document.history ?? [];
    const isBelow = entries.every((entry, at) => isDeepStrictEqual({ ...history[at], ...entry }, history[at]));
    return isBelow ? entries.length : 0;
  });
  return Math.max(0, ...lengths);
}

/** Builds twice, on bases and files that no build before has seen. @param {Fixture} fixture @param {BaseMaker} maker */
async function recordChanges(fixture, maker) {
  const recorded = [];
  for (const change of fixture.changes ?? []) {
    const salt = randomUUID();
    const describe = createDescriber();
    const after = changed(fixture, change);
    const builds = [];
    for (const build of [fixture, after]) {
      const bases = await maker.make(build.images, salt);
      const folder = writeContext(build, salt);
      const tag = `${maker.repository}:${salt}`;
      try {
        const { exit, stderr } = await runBuild(folder, tag, build, bases);
        if (exit !== 0) throw new Error(`${fixture.name}, ${change.name}: ${refusal(stderr).message}`);
        builds.push({ steps: shownSteps(stderr), images: describe(bases) });
        await docker(folder, "image", "rm", tag);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
    const [first, second] = builds;
    recorded.push({ name: change.name, before: first?.images, after: second?.images, steps: second?.steps });
  }
  return recorded;
}
