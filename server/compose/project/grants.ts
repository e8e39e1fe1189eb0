import type { ComposeFileUse } from "../../protocol";
import { modeIn } from "../read/scalars";
import { get, textOf, type Value } from "../read/yaml";
import { defined } from "../value/defined";
import type { Reading } from "./reading";

/** Where a relative target stands in the container; a build names its secrets and has no such folder. */
const folders = { configs: "/", secrets: "/run/secrets/", "build.secrets": "" };

/** The path in the container; a build's secrets have a name there, and no path. */
export function grantPath(kind: keyof typeof folders, source: string, target?: string): string {
  const named = target || source;
  return named.startsWith("/") ? named : folders[kind] + named;
}

/** The configs or secrets that a service, or its build, is given. */
export function grantsIn(
  reading: Reading,
  list: Value | undefined,
  kind: "configs" | "secrets" | "build.secrets",
): ComposeFileUse[] {
  const uses = new Map<string, ComposeFileUse>();
  for (const item of reading.items(list)) {
    const source = textOf(item) ?? textOf(get(item, "source")) ?? (item.kind === "map" ? "" : undefined);
    if (source === undefined) continue;
    const target = textOf(get(item, "target"));
    const path = grantPath(kind, source, target);
    const rights = { uid: textOf(get(item, "uid")), gid: textOf(get(item, "gid")), mode: modeIn(get(item, "mode")) };
    // docker compose tells them apart by the target as it is written.
    uses.set(target ?? folders[kind] + source, {
      source,
      target: path,
      ...defined(rights),
      range: reading.range(item),
    });
  }
  return [...uses.values()];
}
