import type { ComposeService, Range } from "../../protocol";
import { booleanIn } from "../read/scalars";
import { entriesWithKeys, get, getIn, type Span, textOf, type Value, type YamlMap } from "../read/yaml";
import type { ProjectModel } from "./model";
import type { Reading } from "./reading";
import { replicasOf } from "./service";
import { distinctTwins } from "./twins";

const invalid = ": invalid compose project";

/** What docker compose refuses once it has read every service: names that nothing stands behind, and keys that exclude each other. */
export function refuseInconsistent(
  reading: Reading,
  root: YamlMap,
  project: Pick<ProjectModel, "services" | "volumes" | "networks" | "configs" | "secrets" | "includes">,
  cycles: readonly string[][],
): void {
  const entries = entriesWithKeys(get(root, "services"));
  const names = new Set(project.services.map(({ name }) => name));
  const declared = {
    volume: keysOf(project.volumes),
    network: keysOf(project.networks).add("default"),
    config: keysOf(project.configs),
    secret: keysOf(project.secrets),
  };
  const owners = new Map<string, string>();
  for (const service of project.services) {
    const { key, value } = entries.get(service.name)!;
    refuseSameName(reading, service, value, owners);
    refuseService(reading, service, key, value);
    // What is not here may be in a file that is included.
    if (project.includes.length > 0) continue;
    refuseMissing(reading, service, declared);
    for (const dependency of service.dependsOn) {
      if (names.has(dependency.service)) continue;
      const [one, other] = [JSON.stringify(service.name), JSON.stringify(dependency.service)];
      reading.refuse(dependency.range, `service ${one} depends on undefined service ${other}${invalid}`);
    }
  }
  for (const cycle of cycles) {
    const [first = "", next = first] = cycle;
    const { dependsOn = [] } = project.services.find(({ name }) => name === first) ?? {};
    const at = dependsOn.find(({ service }) => service === next)?.range;
    if (at) reading.refuse(at, `dependency cycle detected: ${[...cycle, first].join(" -> ")}`);
  }
  refuseSources(reading, root);
}

function keysOf(resources: readonly { key: string; declared: boolean }[]): Set<string> {
  return new Set(resources.filter(({ declared }) => declared).map(({ key }) => key));
}

/** Names of top-level entries that a service uses and the file does not declare. */
function refuseMissing(
  reading: Reading,
  service: ComposeService,
  declared: Readonly<Record<"volume" | "network" | "config" | "secret", ReadonlySet<string>>>,
): void {
  const missing = (kind: keyof typeof declared, key: string, range: Range, what: string = kind): void => {
    if (declared[kind].has(key)) return;
    reading.refuse(range, `service ${JSON.stringify(service.name)} refers to undefined ${what} ${key}${invalid}`);
  };
  for (const { volume, range } of service.mounts) if (volume !== undefined) missing("volume", volume, range);
  for (const { network, range = service.range } of service.networks) missing("network", network, range);
  for (const { source, range } of service.configs) missing("config", source, range);
  for (const { source, range } of service.secrets) missing("secret", source, range);
  for (const { source, range } of service.build?.secrets ?? []) missing("secret", source, range, "build secret");
}

/** Two services that give their containers one name. */
function refuseSameName(reading: Reading, { name }: ComposeService, value: Value, owners: Map<string, string>): void {
  const containerName = get(value, "container_name");
  const text = textOf(containerName);
  if (text === undefined) return;
  const owner = owners.get(text);
  if (owner === undefined) owners.set(text, name);
  else {
    const [same, other] = [JSON.stringify(text), JSON.stringify(owner)];
    reading.refuse(containerName!, `services.${name}: container name ${same} is already in use by service ${other}`);
  }
}

function refuseService(reading: Reading, service: ComposeService, key: Span, value: Value): void {
  const { name } = service;
  const isExtension = service.extends?.file !== undefined;
  if (!service.image && !service.build && !get(value, "provider") && !isExtension) {
    const message = `service ${JSON.stringify(name)} has neither an image nor a build context specified${invalid}`;
    reading.refuse(key, message);
  }
  const networks = get(value, "networks");
  if (service.networkMode && networks && (networks.kind !== "list" || networks.items.length > 0)) {
    const both = "`network_mode` and `networks`";
    reading.refuse(get(value, "network_mode")!, `service ${name} declares mutually exclusive ${both}${invalid}`);
  }
  const containerName = get(value, "container_name");
  if (textOf(containerName) && replicasOf(value) > 1) {
    const message = `services.deploy.replicas: can't set container_name and ${name} as container name must be unique${invalid}`;
    reading.refuse(containerName!, message);
  }
  refuseBuild(reading, service, value);
  refuseNegative(reading, name, value);
  refuseDevices(reading, name, value);
  refuseWatch(reading, name, value);
  refuseTwins(reading, name, value);
}

function refuseBuild(reading: Reading, { name, build, platform }: ComposeService, value: Value): void {
  const file = getIn(value, ["build", "dockerfile"]);
  if (build?.inline !== undefined && textOf(file)) {
    const both = "dockerfile and dockerfile_inline";
    reading.refuse(file!, `service ${JSON.stringify(name)} declares mutualy exclusive ${both}${invalid}`);
  }
  const platforms = getIn(value, ["build", "platforms"]);
  if (platforms && build && platform && build.platforms.length > 0 && !build.platforms.includes(platform)) {
    const message = `service.build.platforms MUST include service.platform ${JSON.stringify(platform)}${invalid}`;
    reading.refuse(platforms, message);
  }
}

function refuseNegative(reading: Reading, name: string, service: Value): void {
  for (const key of ["scale", "deploy.replicas"]) {
    const value = getIn(service, key.split("."));
    if (value && /^-0*[1-9]/.test(textOf(value) ?? "")) {
      reading.refuse(value, `services.${name}.${key}: must be greater than or equal to 0`);
    }
  }
}

function refuseDevices(reading: Reading, name: string, service: Value): void {
  for (const key of ["gpus", "deploy.resources.reservations.devices"]) {
    for (const item of reading.items(getIn(service, key.split(".")))) {
      if (!get(item, "count") || !get(item, "device_ids")) continue;
      reading.refuse(item, `services.${name}.${key}.[]: "count" and "device_ids" attributes are exclusive`);
    }
  }
}

function refuseWatch(reading: Reading, name: string, service: Value): void {
  for (const item of reading.items(getIn(service, ["develop", "watch"]))) {
    const [path, action] = [get(item, "path"), get(item, "action")];
    if (textOf(path) === "") reading.refuse(path!, `services.${name}.develop.watch.[].path: value can't be blank`);
    if (textOf(action) === undefined || textOf(action) === "rebuild" || textOf(get(item, "target"))) continue;
    const needed = "target is required for non-rebuild actions";
    reading.refuse(action!, `services.${name}.develop.watch: ${needed}${invalid}`);
  }
}

function refuseTwins(reading: Reading, name: string, service: Value): void {
  for (const { key, twin, one } of distinctTwins(service)) {
    reading.refuse(one, `services.${name}: can't set distinct values on '${key}' and '${twin}'${invalid}`);
  }
}

function isExternal(resource: Value): boolean {
  const external = get(resource, "external");
  return external?.kind === "map" || booleanIn(external) === true;
}

/** Where the bytes of configs and secrets come from, and what may stand beside `external`. */
function refuseSources(reading: Reading, root: YamlMap): void {
  for (const [kind, sources] of [
    ["configs", ["file", "environment", "content"]],
    ["secrets", ["file", "environment"]],
  ] as const) {
    for (const [name, { key, value }] of entriesWithKeys(get(root, kind))) {
      if (value.kind !== "map") continue;
      const said = sources.filter((source) => get(value, source));
      const list = sources.join("|");
      if (said.length > 1) {
        reading.refuse(get(value, said[1]!)!, `${kind}.${name}: ${list} attributes are mutually exclusive`);
      } else if (said.length === 0 && !get(value, "driver") && !get(value, "external")) {
        reading.refuse(key, `${kind}.${name}: one of ${list} must be set`);
      } else if (said.length === 0 && kind === "secrets" && !isExternal(value)) {
        reading.refuse(key, `secret ${JSON.stringify(name)} must declare either \`file\` or \`environment\`${invalid}`);
      }
    }
  }
  for (const kind of ["volumes", "networks", "configs", "secrets"] as const) {
    for (const [name, { value }] of entriesWithKeys(get(root, kind))) {
      const [own, other] = [get(value, "name"), getIn(value, ["external", "name"])];
      if (!own || !other || textOf(own) === textOf(other)) continue;
      reading.refuse(own, `${kind}.${name}: name and external.name conflict; only use name`);
    }
  }
  for (const [name, { value }] of entriesWithKeys(get(root, "volumes"))) {
    if (booleanIn(get(value, "external")) !== true) continue;
    for (const [other, { key }] of entriesWithKeys(value)) {
      if (other === "external" || other === "name" || other.startsWith("x-")) continue;
      reading.refuse(key, `volumes.${name}: conflicting parameters "external" and ${JSON.stringify(other)} specified`);
    }
  }
}
