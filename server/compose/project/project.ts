import { entriesOf, get, type Value, type YamlMap } from "../read/yaml";
import { type Mount, readMount } from "../value/mounts";
import { attachmentsIn } from "./attachments";
import { dependenciesIn } from "./dependencies";

export { projectName, projectPrefix } from "./names";
export { type Resource, type ResourceKind, resource } from "./resources";

/** Mounts looked at in one answer: a thousand services may share one list of a thousand mounts through an alias. */
const budget = 20_000;

/** The mounts of a service as the file writes them, variables and all. */
export function mountsOf(service: Value | undefined): Mount[] {
  const volumes = get(service, "volumes");
  return volumes?.kind === "list" ? volumes.items.map(readMount).filter((mount) => mount !== undefined) : [];
}

/** Who mounts the named volume, and where. */
export function volumeUsers(root: YamlMap, volume: string): { service: string; target: string }[] {
  const users: { service: string; target: string }[] = [];
  let left = budget;
  for (const [service, content] of entriesOf(get(root, "services"))) {
    const mounts = mountsOf(content);
    for (const mount of mounts) {
      if (mount.kind === "volume" && mount.source === volume) users.push({ service, target: mount.target });
    }
    left -= mounts.length;
    if (left < 0) break;
  }
  return users;
}

/** Keys of the networks that the service joins. */
export function networksOf(service: Value | undefined): string[] {
  return attachmentsIn(service).map(({ network }) => network);
}

export function networkUsers(root: YamlMap, network: string): string[] {
  const services = [...entriesOf(get(root, "services"))];
  return services.filter(([, service]) => networksOf(service).includes(network)).map(([name]) => name);
}

/** Services that this one waits for, and the condition. */
export function dependenciesOf(service: Value | undefined): Map<string, string> {
  return new Map([...dependenciesIn(service).values()].map((each) => [each.service, each.condition]));
}

/** Whether Compose starts the service even when this dependency fails or is left out (`required: false`). */
export function isOptional(service: Value | undefined, dependency: string): boolean {
  return dependenciesIn(service).get(dependency)?.required === false;
}

export function dependentsOf(root: YamlMap, name: string): { service: string; condition: string }[] {
  return [...entriesOf(get(root, "services"))].flatMap(([service, content]) => {
    const condition = dependenciesIn(content).get(name)?.condition;
    return condition === undefined ? [] : [{ service, condition }];
  });
}
