import type { ComposeFileUse } from "../../protocol";
import { modeIn } from "../read/scalars";
import { get, textOf, type Value } from "../read/yaml";
import { defined } from "../value/defined";
import type { Reading } from "./reading";

/** Where a relative target stands in the container; a build names its secrets and has no such folder. */
const folders = { configs: "/", secrets: "/run/secrets/", "build.secrets": "" };

/** The path in the container; a build's secrets have a name there, and no path. */
export function grantPath(kind: keyof typeof folders, source: string, target: string = source): string {
  return target.startsWith("/") ? target : folders[kind] + target;
}

/** The configs or secrets that a service, or its build, is given. */
export function grantsIn(
  reading: Reading,
  list: Value | undefined,
  kind: "configs" | "secrets" | "build.secrets",
): ComposeFileUse[] {
  const uses = new Map<string, ComposeFileUse>();
  for (const item of reading.items(list)) {
    const source = textOf(item) ?? textOf(get(item, "source"));
    if (source === undefined) continue;
    const path = grantPath(kind, source, textOf(get(item, "target")));
    const rights = { uid: textOf(get(item, "uid")), gid: textOf(get(item, "gid")), mode: modeIn(get(item, "mode")) };
    uses.set(path, { source, target: path, ...defined(rights), range: reading.range(item) });
  }
  return [...uses.values()];
}
