import type { Position, Range } from "../../protocol";
import { patternOf } from "../explain/keys";
import type { ProjectModel } from "../project/model";
import { rangeOf } from "../read/lines";
import type { ComposeFile } from "../read/parse";
import { findSpot } from "../read/spot";
import { entryOf, get, getIn, textOf, type Value } from "../read/yaml";
import { dockerfileOf, pathOf } from "./namedFiles";

/** Where a token of a compose file leads to in another file. */
export interface Destination {
  /** From the folder of the compose file, or absolute. */
  path: string;
  /** Place in it; absent: the whole file. */
  to?: { kind: "stage"; target?: string } | { kind: "argument"; name: string } | { kind: "service"; name: string };
}

/** The other file that the token under the cursor names, or a place in there. */
export function destinationAt(
  compose: ComposeFile,
  { root }: Pick<ProjectModel, "root">,
  position: Position,
): Destination | undefined {
  const spot = findSpot(compose, position);
  if (!spot || (spot.on !== "value" && spot.on !== "key")) return undefined;
  const pattern = patternOf(spot.path);
  if (pattern === undefined) return undefined;
  const value = getIn(root, spot.path);
  if (spot.on === "value" && /^include\[\](?:\.path(?:\[\])?)?$/.test(pattern)) return whole(compose, value);
  const [, name, ...keys] = spot.path.map(String);
  const service = getIn(root, ["services", name ?? ""]);
  if (pattern.startsWith("services.*.build")) return inDockerfile(compose, service, pattern, spot.on, keys, value);
  if (spot.on === "value" && /^services\.\*\.env_file(?:\[\](?:\.path)?)?$/.test(pattern)) return whole(compose, value);
  if (spot.on === "value" && /^services\.\*\.extends\.(?:file|service)$/.test(pattern)) {
    const file = whole(compose, getIn(service, ["extends", "file"]));
    const base = textOf(getIn(service, ["extends", "service"]));
    return file && base !== undefined ? { ...file, to: { kind: "service", name: base } } : file;
  }
  return undefined;
}

function whole(compose: ComposeFile, value: Value | undefined): Destination | undefined {
  const path = pathOf(compose, value);
  return path === undefined ? undefined : { path };
}

function inDockerfile(
  compose: ComposeFile,
  service: Value | undefined,
  pattern: string,
  on: "key" | "value",
  keys: readonly string[],
  value: Value | undefined,
): Destination | undefined {
  const build = get(service, "build");
  const path = dockerfileOf(compose, build);
  const key = pattern.replace(/^services\.\*\./, "");
  if (path === undefined) return undefined;
  if (key === "build.args.*" && on === "key") return { path, to: { kind: "argument", name: keys[2]! } };
  if (on === "key") return undefined;
  if (key === "build.args[]") return { path, to: { kind: "argument", name: (textOf(value) ?? "").split("=", 1)[0]! } };
  if (!["build", "build.context", "build.dockerfile", "build.target"].includes(key)) return undefined;
  const target = textOf(get(build, "target"));
  return { path, to: { kind: "stage", ...(target === undefined ? {} : { target }) } };
}

/** Where a service stands in a compose file. */
export function serviceRange({ root, lineStarts }: ComposeFile, name: string): Range | undefined {
  const entry = entryOf(get(root, "services"), name);
  return entry && rangeOf(lineStarts, entry.key);
}
