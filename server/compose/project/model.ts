import type {
  ComposeFileSource,
  ComposeLifeCycle,
  ComposeNetwork,
  ComposeProject,
  ComposeResource,
  ComposeService,
  ComposeVolume,
} from "../../protocol";
import type { ComposeFile } from "../read/parse";
import { booleanIn } from "../read/scalars";
import { entriesWithKeys, get, getIn, textOf, textsOf, type YamlMap } from "../read/yaml";
import { defined } from "../value/defined";
import type { Lookup } from "../value/interpolate";
import { refuseInconsistent } from "./consistency";
import { projectName, refuseName } from "./names";
import { type Reading, type Refusal, startReading } from "./reading";
import { resolve } from "./resolve";
import { type ResourceKind, resource, textPairs } from "./resources";
import { readService } from "./service";
import { refuseShapes } from "./shapes";
import { startOrder } from "./startOrder";
import { includesIn, interpolationsOf } from "./surroundings";
import { type KnownKeys, refuseUnknownKeys } from "./unknownKeys";
import { refuseUnreadable } from "./unreadable";

/** A project without the texts that depend on the reader's language. */
export interface ProjectModel extends Omit<ComposeProject, "problems" | "findings" | "version"> {
  refusals: Refusal[];
  reading: Reading;
  /** What the file says once its variables, its `extends` and its documents are worked in. */
  root: YamlMap;
}

/** What is handed in: values for variables, and the keys there are (without them every key is taken for one). */
export interface ProjectOptions {
  environment?: Readonly<Record<string, string>>;
  keys?: KnownKeys;
}

/** What docker compose makes of the file. Never throws. */
export function readProject(compose: ComposeFile, { environment = {}, keys }: ProjectOptions = {}): ProjectModel {
  const lookup: Lookup = (name) => (Object.hasOwn(environment, name) ? String(environment[name]) : undefined);
  const reading = startReading(compose);
  const { root, asked, refused } = resolve(compose, lookup);
  for (const { at, message } of refused) reading.refuse(at, message);
  refuseUnreadable(reading, compose, asked);
  refuseShapes(reading, root);
  if (keys) refuseUnknownKeys(reading, root, keys);
  const services = [...entriesWithKeys(get(root, "services"))]
    .filter(([, { value }]) => value.kind === "map")
    .map(([name, { key, value }]) => readService(reading, root, name, key, value, lookup));
  const order = startOrder(services);
  const name = projectName(root);
  refuseName(reading, root);
  const project = {
    ...(name === undefined ? {} : { name }),
    services,
    volumes: volumesIn(reading, root, services),
    networks: networksIn(reading, root, services),
    configs: filesIn(reading, root, services, "configs"),
    secrets: filesIn(reading, root, services, "secrets"),
    startOrder: order.waves,
    includes: includesIn(reading, root),
    variables: interpolationsOf(reading, asked),
  };
  refuseInconsistent(reading, root, project, order.cycles);
  return { ...project, lifeCycle: lifeCycleOf(project), refusals: reading.refusals, reading, root };
}

/** Those the section declares, then those that services name. */
function keysOf(root: YamlMap, kind: ResourceKind, used: Iterable<string>): string[] {
  const declared = textsOf(getIn(root, [kind])?.kind === "map" ? getIn(root, [kind]) : undefined);
  return [...new Set([...declared, ...used])];
}

function describe(reading: Reading, root: YamlMap, kind: ResourceKind, key: string) {
  const { nameOnMachine, external, declared, at, declaration } = resource(root, kind, key);
  const labels = textPairs(get(declaration, "labels"));
  const common: ComposeResource = { key, nameOnMachine, external, declared, labels };
  return { common: at ? { ...common, range: reading.range(at) } : common, declaration };
}

function volumesIn(reading: Reading, root: YamlMap, services: readonly ComposeService[]): ComposeVolume[] {
  const users = grouped(
    services.flatMap(({ name, mounts }) =>
      mounts.flatMap(({ volume, target, readOnly }) =>
        volume === undefined ? [] : [[volume, { service: name, target, readOnly }] as const],
      ),
    ),
  );
  return keysOf(root, "volumes", users.keys()).map((key) => {
    const { common, declaration } = describe(reading, root, "volumes", key);
    const driverOptions = textPairs(get(declaration, "driver_opts"));
    const driver = textOf(get(declaration, "driver"));
    return { ...common, ...defined({ driver }), driverOptions, users: users.get(key) ?? [] };
  });
}

function networksIn(reading: Reading, root: YamlMap, services: readonly ComposeService[]): ComposeNetwork[] {
  const users = grouped(
    services.flatMap(({ name, networks }) => networks.map(({ network }) => [network, name] as const)),
  );
  return keysOf(root, "networks", users.keys()).map((key) => {
    const { common, declaration } = describe(reading, root, "networks", key);
    const subnets = getIn(declaration, ["ipam", "config"]);
    return {
      ...common,
      ...defined({ driver: textOf(get(declaration, "driver")) }),
      driverOptions: textPairs(get(declaration, "driver_opts")),
      internal: booleanIn(get(declaration, "internal")) === true,
      attachable: booleanIn(get(declaration, "attachable")) === true,
      users: users.get(key) ?? [],
      subnets: reading.items(subnets).map((item) =>
        defined({
          subnet: textOf(get(item, "subnet")),
          gateway: textOf(get(item, "gateway")),
          ipRange: textOf(get(item, "ip_range")),
        }),
      ),
    };
  });
}

function filesIn(
  reading: Reading,
  root: YamlMap,
  services: readonly ComposeService[],
  kind: "configs" | "secrets",
): ComposeFileSource[] {
  const users = grouped(
    services.flatMap((service) =>
      service[kind].map(({ source, target }) => [source, { service: service.name, target }] as const),
    ),
  );
  return keysOf(root, kind, users.keys()).map((key) => {
    const { common, declaration } = describe(reading, root, kind, key);
    const source = {
      file: textOf(get(declaration, "file")),
      environment: textOf(get(declaration, "environment")),
      content: textOf(get(declaration, "content")),
    };
    return { ...common, ...defined(source), users: users.get(key) ?? [] };
  });
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, item] of pairs) {
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Compose creates and removes what its active services use; what is external it only looks for. */
function lifeCycleOf({
  services,
  volumes,
  networks,
}: Pick<ProjectModel, "services" | "volumes" | "networks">): ComposeLifeCycle {
  const active = services.filter(({ profiles, replicas }) => profiles.length === 0 && replicas > 0);
  const names = new Set(active.map(({ name }) => name));
  const own = {
    volumes: volumes.filter(({ external, users }) => !external && users.some(({ service }) => names.has(service))),
    networks: networks.filter(({ external, users }) => !external && users.some((service) => names.has(service))),
  };
  const volumeKeys = own.volumes.map(({ key }) => key);
  const networkKeys = own.networks.map(({ key }) => key);
  const anonymousVolumes = active.reduce(
    (sum, { mounts, replicas }) => sum + mounts.filter(({ kind }) => kind === "anonymous").length * replicas,
    0,
  );
  return {
    up: { services: [...names], volumes: volumeKeys, networks: networkKeys, anonymousVolumes },
    down: { removes: { networks: networkKeys }, keeps: { volumes: volumeKeys } },
    downVolumes: { removes: { networks: networkKeys, volumes: volumeKeys } },
  };
}
