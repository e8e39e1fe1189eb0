import type { ComposeMount } from "../../protocol";
import { textAsList } from "../read/forms";
import { get, textOf, type Value } from "../read/yaml";
import { type Mount, readMount, refusedMount } from "../value/mounts";
import { cleanPath } from "../value/paths";
import type { Reading } from "./reading";

/** What a service mounts, those of `tmpfs` last; of two mounts under `volumes` with one target the later counts. */
export function mountsIn(reading: Reading, name: string, service: Value | undefined): ComposeMount[] {
  const mounts = new Map<string, { mount: Mount; item: Value }>();
  for (const item of reading.items(get(service, "volumes"))) {
    const refused = item.kind === "scalar" ? refusedMount(item.text) : undefined;
    const mount = refused === undefined ? readMount(item) : undefined;
    if (refused !== undefined) reading.refuse(item, refused);
    // A target of the short form is tidied before mounts are told apart, one of the long form only later.
    else if (mount) mounts.set(item.kind === "map" ? mount.target : cleanPath(mount.target), { mount, item });
  }
  const places = new Map<string, number>();
  const described = [...mounts.values()].map(({ mount, item }, at): ComposeMount => {
    const one = { ...describe(mount), key: "volumes" as const, range: reading.range(item) };
    const other = places.get(one.target);
    if (other === undefined) places.set(one.target, at);
    else {
      const message = `services.${name}.volumes[${at}]: target ${one.target} already mounted as services.${name}.volumes[${other}]`;
      reading.refuse(item, message);
    }
    return one;
  });
  return [...described, ...temporary(reading, name, service, places)];
}

function describe({ kind, target, ...mount }: Mount): Omit<ComposeMount, "key" | "range"> {
  const described = { ...mount, target: cleanPath(target) };
  // After its variables are filled in, a source that still begins with `$` is a name.
  if (kind === "volume" || kind === "variable") return { ...described, kind: "volume", volume: mount.source! };
  return { ...described, kind };
}

/** `PATH[:OPTIONS]` of the service's `tmpfs`. */
function temporary(
  reading: Reading,
  name: string,
  service: Value | undefined,
  taken: ReadonlyMap<string, number>,
): ComposeMount[] {
  const list = get(service, "tmpfs");
  return reading.items(list && textAsList(list)).flatMap((item, at): ComposeMount[] => {
    const text = textOf(item);
    if (text === undefined) return [];
    const [target = "", ...options] = text.split(":");
    const other = taken.get(target);
    if (other !== undefined) {
      const tmpfs = `services.${name}.tmpfs[${at}]`;
      reading.refuse(item, `services.${name}.volumes[${other}]: target ${target} already mounted as ${tmpfs}`);
    }
    const rest = options.length > 0 ? { options: options.join(":") } : {};
    return [{ kind: "tmpfs", target, readOnly: false, ...rest, key: "tmpfs", range: reading.range(item) }];
  });
}
