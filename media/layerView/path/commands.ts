import type { BuiltBy } from "../../../server/protocol";
import type { DockerfileSnapshot } from "../messages";

/** The commands that take a Dockerfile all the way: to an image, to a container, and to a container with volumes. */
export interface Commands {
  build: string;
  run: string;
  /** Absent: neither the image nor a service that builds it asks for a volume. */
  runWithVolumes?: string;
}

/**
 * The commands with this file's own values, for a shell in the folder of the file. The image is called like the folder; a
 * volume after the image and the last part of its path, unless a service that builds this file names it.
 */
export function commandsOf({ file, folder, stack, target }: DockerfileSnapshot): Commands {
  const image = nameFrom(folder) || "app";
  const build = [
    "docker build",
    `-t ${image}`,
    ...(file === "Dockerfile" ? [] : [`-f ${word(file)}`]),
    ...(target === undefined ? [] : [`--target ${word(target)}`]),
    ".",
  ];
  const { ports, volumes } = stack.container;
  const published = ports.map((port) => `-p ${port.replace(/^(\d+)/, "$1:$1").replace(/\/tcp$/, "")}`);
  const mounted = volumes.map(
    (path) => `-v ${word(`${image}-${nameFrom(path.split(/[\\/]/).findLast(Boolean))}:${path}`)}`,
  );
  const run = (...options: string[]) => ["docker run --rm", ...published, ...options, image].join(" ");
  const service = stack.builtBy?.find(({ mounts }) => mounts.length > 0);
  const runWithVolumes = service ? upOf(service) : volumes.length > 0 ? run(...mounted) : undefined;
  return { build: build.join(" "), run: run(), ...(runWithVolumes !== undefined && { runWithVolumes }) };
}

/** A compose file of a usual name is found from its own folder and those below it. */
function upOf({ file, service }: BuiltBy): string {
  const isFound = /^(?:\.\.\/)*(?:docker-)?compose\.ya?ml$/.test(file);
  return ["docker compose", ...(isFound ? [] : [`-f ${word(file)}`]), `up -d ${word(service)}`].join(" ");
}

/** As a name of an image or a volume: lower case, with separators inside only. */
function nameFrom(text = ""): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** As a word of a shell. */
function word(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
