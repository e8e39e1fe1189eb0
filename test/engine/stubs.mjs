import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { docker, dockerOrThrow, imageDocument } from "./docker.mjs";
import { noopShell } from "./noopShell.mjs";

const PATH = "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** The base images that the recorded Dockerfiles name, with the likeness of a config for their children to inherit. */
const references = {
  "python:3.14-slim": `${PATH}\nCMD ["python3"]`,
  "python:3.13-slim": `${PATH}\nCMD ["python3"]`,
  "node:24-slim": `${PATH}\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["node"]`,
  "node:22-slim": `${PATH}\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["node"]`,
  "nginx:1.29": `${PATH}\nENTRYPOINT ["/docker-entrypoint.sh"]\nEXPOSE 80\nSTOPSIGNAL SIGQUIT\nCMD ["nginx", "-g", "daemon off;"]`,
  "golang:1.26":
    "ENV GOPATH=/go PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nWORKDIR $GOPATH",
  "alpine:3.22": `${PATH}\nCMD ["/bin/sh"]`,
};

/**
 * Makes a small stand-in for each base image: a `/bin/sh` that does nothing and succeeds, and empty files where a COPY --from of the
 * Dockerfiles expects what a real RUN would have made. They have names of their own and stand in as named build contexts, so that no
 * image of the engine's owner is replaced, used or deleted.
 * @param {string[]} dockerfiles their texts
 */
export async function makeStubs(dockerfiles) {
  const folder = mkdtempSync(path.join(tmpdir(), "strata-stubs-"));
  const repository = `strata-stub-${randomUUID()}`;
  /** @type {Record<string, string>} */
  const tags = {};

  const remove = async () => {
    const made = Object.values(tags);
    if (made.length > 0) await docker(folder, "image", "rm", "--force", ...made);
    rmSync(folder, { recursive: true });
  };

  try {
    const version = await dockerOrThrow(folder, "version", "--format", "{{.Server.Arch}}");
    const architecture = version.toString().trim();
    const rootfs = path.join(folder, "rootfs");
    for (const file of dockerfiles.flatMap((text) => [...text.matchAll(/^COPY --from=\S+ (\/\S+)/gm)])) {
      const target = path.join(rootfs, file[1] ?? "");
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target.replace(/[\\/]$/, ""), "");
    }
    mkdirSync(path.join(rootfs, "bin"), { recursive: true });
    writeFileSync(path.join(rootfs, "bin/sh"), noopShell(architecture));
    chmodSync(path.join(rootfs, "bin/sh"), 0o755);
    for (const [reference, config] of Object.entries(references)) {
      const tag = `${repository}:${reference.replace(":", "-")}`;
      writeFileSync(path.join(folder, "Dockerfile"), `FROM scratch\nCOPY rootfs/ /\n${config}\n`);
      await dockerOrThrow(folder, "build", "--quiet", "--network", "none", "--tag", tag, ".");
      tags[reference] = tag;
    }
    const documents = await Promise.all(
      Object.entries(tags).map(async ([reference, tag]) => {
        const { history = [], ...document } = await imageDocument(folder, tag);
        return { reference, history, ...document };
      }),
    );
    return {
      /** What a model may be told of the base images: the part of their OCI documents that it reads. */
      images: Object.fromEntries(
        documents.map(({ reference, config, history }) => [
          reference,
          { stub: true, config, history: history.map(historyEntry) },
        ]),
      ),
      /** Arguments of `docker build` that put the stubs in the place of the base images. */
      arguments: Object.entries(tags).flatMap(([name, tag]) => ["--build-context", `${name}=docker-image://${tag}`]),
      /**
       * How many of an image's first history entries are those of the stub below it; their times tell.
       * @param {object[]} history
       */
      entriesOfBase: (history) => {
        const starts = documents.filter((stub) =>
          stub.history.every((entry, at) => JSON.stringify(entry) === JSON.stringify(history[at])),
        );
        return Math.max(0, ...starts.map((stub) => stub.history.length));
      },
      /** Deletes the stubs from the engine, and nothing else. */
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * @param {{ created_by: string, empty_layer?: boolean }} entry
 * @returns {{ created_by: string, empty_layer: boolean }} without what differs from one recording to the next
 */
export function historyEntry({ created_by, empty_layer = false }) {
  return { created_by, empty_layer };
}
