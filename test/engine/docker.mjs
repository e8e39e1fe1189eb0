import { spawn, spawnSync } from "node:child_process";

/** The docker command line: words of STRATA_DOCKER, or plain `docker`. Where the engine is, is docker's business (DOCKER_HOST, contexts). */
const [command = "docker", ...first] = (process.env.STRATA_DOCKER ?? "docker").split(" ").filter(Boolean);

/** The recorder's environment without the variable that the recorded Compose files read: the recording shows their defaults. */
const { DB_PASSWORD: _, ...env } = process.env;

/**
 * Runs docker in a folder; paths among the arguments are relative to it, so that a docker behind a mount finds them.
 * @param {string} cwd
 * @param {string[]} args
 * @returns {Promise<{ exit: number, stdout: Buffer, stderr: string }>}
 */
export function docker(cwd, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {Buffer[]} */
    const stdout = [];
    /** @type {Buffer[]} */
    const stderr = [];
    child.stdout.on("data", (chunk) => stdout.push(chunk));
    child.stderr.on("data", (chunk) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (exit) =>
      resolve({ exit: exit ?? 1, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

/**
 * Like `docker`, for what must succeed.
 * @param {string} cwd
 * @param {string[]} args
 * @returns {Promise<Buffer>} standard output
 */
export async function dockerOrThrow(cwd, ...args) {
  const { exit, stdout, stderr } = await docker(cwd, ...args);
  if (exit !== 0) throw new Error(`docker ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/**
 * The part of an OCI image configuration document that the recordings read.
 * @typedef {{
 *   author?: string,
 *   config: import("../../server/protocol.ts").ImageConfig,
 *   history?: { created_by: string, empty_layer?: boolean }[],
 *   rootfs: { diff_ids?: string[] },
 * }} ImageDocument
 */

/**
 * The configuration document of an image of the engine, read from `docker image save`: `docker image history` does not say which
 * entries are empty layers.
 * @param {string} cwd
 * @param {string} image
 * @returns {Promise<ImageDocument>}
 */
export async function imageDocument(cwd, image) {
  const { exit, stdout: archive, stderr } = await docker(cwd, "image", "save", image);
  if (/empty export/.test(stderr)) return documentWithoutLayers(cwd, image);
  if (exit !== 0) throw new Error(stderr);
  /** @param {string} path */
  const file = (path) => {
    const { stdout, stderr, status } = spawnSync("tar", ["-xOf", "-", path], { input: archive, maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error(stderr.toString());
    return JSON.parse(stdout.toString());
  };
  return file(file("manifest.json")[0].Config);
}

/**
 * The engine saves no image without layers, but then every entry is an empty layer.
 * @param {string} cwd
 * @param {string} image
 * @returns {Promise<ImageDocument>}
 */
async function documentWithoutLayers(cwd, image) {
  const [{ Author, Config }] = JSON.parse((await dockerOrThrow(cwd, "image", "inspect", image)).toString());
  const entries = await dockerOrThrow(cwd, "image", "history", "--no-trunc", "--format", "{{json .CreatedBy}}", image);
  const created = entries.toString().split("\n").filter(Boolean).reverse();
  return {
    ...(Author ? { author: Author } : {}),
    // What `inspect` adds to the document when it is not there.
    config: Object.fromEntries(Object.entries(Config).filter(([, value]) => value !== null && value !== "")),
    history: created.map((entry) => ({ created_by: JSON.parse(entry), empty_layer: true })),
    rootfs: {},
  };
}

/**
 * What the recordings say of the engine that made them.
 * @param {string} cwd
 */
export async function describeEngine(cwd) {
  const version = JSON.parse((await dockerOrThrow(cwd, "version", "--format", "json")).toString()).Server;
  return {
    engine: String(version.Version),
    platform: `${version.Os}/${version.Arch}`,
    buildx: (await dockerOrThrow(cwd, "buildx", "version")).toString().trim(),
  };
}
