import type { BuiltBy, LayerStack, Range } from "../../server/protocol";
import { argumentsOf } from "./adds";
import { chainOf } from "./pile";

/** A path of the container that is kept out of the writable layer: by VOLUME, by a service that builds this file, or by both. */
export interface Volume {
  path: string;
  /** Of the VOLUME that says so, if a line of this file does. */
  range?: Range;
  /** What a service mounts there. */
  mounted?: Mounted;
}

/** A mount, and the service and the compose file that have it. */
export type Mounted = BuiltBy["mounts"][number] & Pick<BuiltBy, "file" | "uri" | "service">;

/** Those of VOLUME first, then those that only a service has, each once. */
export function volumesOf(stack: LayerStack): Volume[] {
  const chain = new Set(chainOf(stack));
  const lines = stack.steps.filter(({ stage, instruction }) => chain.has(stage) && instruction === "VOLUME").reverse();
  const mounted = new Map<string, Mounted>();
  for (const { mounts, file, uri, service } of stack.builtBy ?? []) {
    for (const mount of mounts) {
      const path = folder(mount.target);
      if (!mounted.has(path)) mounted.set(path, { ...mount, file, uri, service });
    }
  }
  const declared = stack.container.volumes.map((path): Volume => {
    const line = lines.find((step) => argumentsOf(step).includes(path)) ?? (lines.length === 1 ? lines[0] : undefined);
    const its = mounted.get(folder(path));
    mounted.delete(folder(path));
    return { path, ...(line && { range: line.range }), ...(its && { mounted: its }) };
  });
  return [...declared, ...[...mounted].map(([path, its]) => ({ path, mounted: its }))];
}

function folder(path: string): string {
  return path.replace(/(?<=.)\/+$/, "");
}
