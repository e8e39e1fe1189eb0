import { entriesOf, get, getIn, textOf, textsOf, type Value, type YamlMap } from "../read/yaml";
import { type Mount, readMount } from "../value/mounts";

/** Mounts looked at in one answer: a thousand services may share one list of a thousand mounts through an alias. */
const budget = 20_000;

/** Stands for the project's name where only the folder or the command line gives it, which the text cannot tell. */
const unnamed = "<project>";

export function projectName(root: YamlMap): string | undefined {
  return textOf(get(root, "name"));
}

export function projectPrefix(root: YamlMap): string {
  return projectName(root) ?? unnamed;
}

export type ResourceKind = "volumes" | "networks";

/** A top-level volume or network. */
export interface Resource {
  key: string;
  declared: boolean;
  /** Made by someone else: Compose neither creates nor removes it. */
  external: boolean;
  /** What the engine calls it. */
  nameOnMachine: string;
  /** True when the name begins with the project's name. */
  prefixed: boolean;
}

/** The resource as the file declares it. A name of its own is taken as it is, an external one is never prefixed. */
export function resource(root: YamlMap, kind: ResourceKind, key: string): Resource {
  const declaration = getIn(root, [kind, key]);
  const outside = get(declaration, "external");
  const external = outside?.kind === "map" || textOf(outside) === "true";
  const name = textOf(get(declaration, "name")) ?? textOf(get(outside, "name")) ?? (external ? key : undefined);
  return {
    key,
    declared: declaration !== undefined,
    external,
    nameOnMachine: name ?? `${projectPrefix(root)}_${key}`,
    prefixed: name === undefined,
  };
}

/** The mounts of a service, short and long forms alike. */
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

/** Networks that the service joins: `default` unless it says otherwise; none with a `network_mode`. */
export function networksOf(service: Value | undefined): string[] {
  if (get(service, "network_mode")) return [];
  const listed = textsOf(get(service, "networks"));
  return listed.length > 0 ? listed : ["default"];
}

export function networkUsers(root: YamlMap, network: string): string[] {
  const services = [...entriesOf(get(root, "services"))];
  return services.filter(([, service]) => networksOf(service).includes(network)).map(([name]) => name);
}

/**
 * Services that this one waits for, and the condition. The list form means `service_started`, and so do the keys that
 * borrow from another service without naming it under `depends_on`.
 */
export function dependenciesOf(service: Value | undefined): Map<string, string> {
  const conditions = new Map(borrowedFrom(service).map((name) => [name, "service_started"]));
  const dependsOn = get(service, "depends_on");
  for (const name of textsOf(dependsOn)) {
    conditions.set(name, textOf(getIn(dependsOn, [name, "condition"])) ?? "service_started");
  }
  return conditions;
}

function borrowedFrom(service: Value | undefined): string[] {
  const namespaces = ["network_mode", "ipc", "pid", "uts", "cgroup"].map((key) => textOf(get(service, key)));
  const joined = namespaces.map((mode) => /^service:(.+)/.exec(mode ?? "")?.[1]).filter((name) => name !== undefined);
  const volumes = textsOf(get(service, "volumes_from")).filter((from) => !from.startsWith("container:"));
  const links = textsOf(get(service, "links"));
  return [...joined, ...[...volumes, ...links].map((text) => text.split(":", 1)[0]!)];
}

export function dependentsOf(root: YamlMap, name: string): { service: string; condition: string }[] {
  return [...entriesOf(get(root, "services"))].flatMap(([service, content]) => {
    const condition = dependenciesOf(content).get(name);
    return condition === undefined ? [] : [{ service, condition }];
  });
}
