import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { docker, dockerOrThrow, imageDocument } from "./docker.mjs";
import { noopShell } from "./noopShell.mjs";

/** The programs of `tiny`: each does nothing and succeeds. */
const programs = ["bin/sh", "bin/ash", "bin/bash", "bin/echo"];

/**
 * @typedef {{ tag: string, document: import("./docker.mjs").ImageDocument }} Base
 * @typedef {Map<string, Base>} Bases by the name under which a case uses them
 */

/**
 * Makes the base images of the cases under names of their own. They stand in as named build contexts, so that no image of the engine's
 * owner is replaced, used or deleted; `remove` deletes them, and all that was tagged in their repository.
 * @param {string} architecture of the engine
 */
export function createBases(architecture) {
  const repository = `strata-recording-${randomUUID()}`;
  let made = 0;
  /** @type {Map<string, Promise<Base>>} */
  const known = new Map();

  /**
   * @param {string} dockerfile
   * @param {string} rootfsSalt
   * @param {Bases} below
   * @returns {Promise<Base>}
   */
  async function build(dockerfile, rootfsSalt, below) {
    const folder = mkdtempSync(path.join(tmpdir(), "strata-base-"));
    const tag = `${repository}:${made++}`;
    try {
      mkdirSync(path.join(folder, "rootfs/bin"), { recursive: true });
      mkdirSync(path.join(folder, "rootfs/etc"));
      for (const program of programs) {
        writeFileSync(path.join(folder, "rootfs", program), noopShell(architecture));
        chmodSync(path.join(folder, "rootfs", program), 0o755);
      }
      writeFileSync(path.join(folder, "rootfs/etc/passwd"), "root:x:0:0:::\napp:x:1000:1001:::\n");
      writeFileSync(path.join(folder, "rootfs/etc/group"), "root:x:0:\nstaff:x:50:\n");
      writeFileSync(path.join(folder, "rootfs/etc/salt"), rootfsSalt);
      writeFileSync(path.join(folder, "Dockerfile"), dockerfile);
      await dockerOrThrow(folder, "build", "--quiet", "--network", "none", "--tag", tag, ...contexts(below), ".");
      return { tag, document: await imageDocument(folder, tag) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  return {
    repository,
    /**
     * The base images of a case: `tiny`, and its own. Images of the same text and salt are made once.
     * @param {Record<string, string>} [images] Dockerfiles by name; each may stand on those before it
     * @param {string} [salt] makes their layers new to the build cache
     * @returns {Promise<Bases>}
     */
    async make(images = {}, salt = "") {
      /** @type {Bases} */
      const bases = new Map();
      for (const [name, dockerfile] of Object.entries({ tiny: "FROM scratch\nCOPY rootfs/ /\n", ...images })) {
        const key = JSON.stringify([salt, dockerfile, [...bases].map(([name, { tag }]) => [name, tag])]);
        const base = known.get(key) ?? build(dockerfile, salt, bases);
        known.set(key, base);
        bases.set(name, await base);
      }
      return bases;
    },
    async remove() {
      const list = ["image", "ls", "--filter", `reference=${repository}`, "--format", "{{.Repository}}:{{.Tag}}"];
      const made = (await docker(tmpdir(), ...list)).stdout.toString().split("\n").filter(Boolean);
      if (made.length > 0) await docker(tmpdir(), "image", "rm", "--force", ...made);
    },
  };
}

/**
 * Arguments of `docker build` that put the base images in place.
 * @param {Bases} bases
 */
export function contexts(bases) {
  return [...bases].flatMap(([name, { tag }]) => ["--build-context", `${name}=docker-image://${tag}`]);
}

/**
 * What a model may be told of base images: the part of their OCI documents that it reads. Layers are numbered anew, equal ones alike,
 * because their digests are others in every recording.
 */
export function createDescriber() {
  /** @type {Map<string, string>} */
  const numbers = new Map();
  /** @param {string} id */
  const number = (id) => {
    const known = numbers.get(id) ?? `sha256:${numbers.size + 1}`;
    numbers.set(id, known);
    return known;
  };
  /** @param {Bases} bases */
  return (bases) =>
    Object.fromEntries(
      [...bases].map(([name, { document }]) => [
        name,
        {
          ...(document.author === undefined ? {} : { author: document.author }),
          config: document.config,
          rootfs: { diff_ids: (document.rootfs.diff_ids ?? []).map(number) },
        },
      ]),
    );
}
