import { docker, imageDocument } from "./docker.mjs";
import { historyEntry } from "./stubs.mjs";

/** @typedef {Awaited<ReturnType<typeof import("./stubs.mjs").makeStubs>>} Stubs */

/**
 * What the engine says of the Dockerfile of a folder: every check, the experimental ones too, and a real build on stub base images.
 * @param {string} folder the build context
 * @param {Stubs} stubs
 * @param {string[]} [options] more arguments for the build
 * @returns history and layers are those that the Dockerfile adds to its base
 */
export async function recordDockerfile(folder, stubs, options = []) {
  return { check: await check(folder, stubs), build: await build(folder, stubs, options) };
}

/** @param {string} folder @param {Stubs} stubs */
async function check(folder, stubs) {
  const experimental = ["--build-arg", "BUILDKIT_DOCKERFILE_CHECK=experimental=all"];
  const { exit, stdout, stderr } = await docker(
    folder,
    "build",
    "--call",
    "check,format=json",
    ...experimental,
    ...stubs.arguments,
    ".",
  );
  if (stdout.length === 0) return { exit, warnings: [], error: stderr };
  /** @type {{ warnings: { ruleName: string, detail: string, location: { ranges: { start: { line: number } }[] } }[] | null }} */
  const { warnings } = JSON.parse(stdout.toString());
  return {
    exit,
    warnings: (warnings ?? []).map(({ ruleName, detail, location }) => ({
      rule: ruleName,
      line: location.ranges[0]?.start.line,
      detail,
    })),
  };
}

/** @param {string} folder @param {Stubs} stubs @param {string[]} options */
async function build(folder, stubs, options) {
  const tag = `strata-recording-${process.pid}`;
  const { exit, stderr } = await docker(
    folder,
    "build",
    "--network",
    "none",
    "--tag",
    tag,
    ...stubs.arguments,
    ...options,
    ".",
  );
  if (exit !== 0) return { exit, error: stderr };
  try {
    const image = await imageDocument(folder, tag);
    const entries = image.history ?? [];
    const history = entries.slice(stubs.entriesOfBase(entries)).map(historyEntry);
    return {
      exit,
      history,
      layers: history.filter(({ empty_layer }) => !empty_layer).length,
      config: image.config,
    };
  } finally {
    await docker(folder, "image", "rm", tag);
  }
}
