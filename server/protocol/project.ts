import type { Problem, Range } from "./general";
import type { Finding } from "./layerStack";

/** `ProjectParams` → `ComposeProject | null` (null: the document is not open, or is no compose file). */
export const projectRequest = "strata/project";

export interface ProjectParams {
  textDocument: { uri: string };
  /** Values for `${NAME}`, as the shell and the `.env` file would give them; default: none is set. */
  environment?: Record<string, string>;
}

/**
 * A compose file as what `docker compose` makes of it: short forms expanded, documents merged, defaults filled in as
 * `docker compose config` does. Other files it names (`include`, `extends`, `env_file`) are not read.
 */
export interface ComposeProject {
  /** Version of the document the project was made from. */
  version: number;
  /** Absent: the folder or the command line gives it, and names on the machine begin with `<project>`. */
  name?: string;
  /** In the order of the file; those of inactive profiles too. */
  services: ComposeService[];
  /** Those declared and those a service names; in the order of the file, then of use. */
  volumes: ComposeVolume[];
  networks: ComposeNetwork[];
  configs: ComposeFileSource[];
  secrets: ComposeFileSource[];
  /** Names of services: each wave waits for what it depends on in the waves before. Services of a cycle are in none. */
  startOrder: string[][];
  /** What a plain `docker compose up` and `down` do, with no profile active. */
  lifeCycle: ComposeLifeCycle;
  /** Files that belong to the project and were not read, as written. */
  includes: ComposeInclude[];
  /** Variables that values ask for, each once, in the order of the file. */
  variables: ComposeInterpolation[];
  /** What docker compose refuses. */
  problems: Problem[];
  findings: ComposeFinding[];
}

/**
 * `openPort`: a database's port on every address of the host. `portTwice`: two containers want one port of the host.
 * `portsIgnored`: `network_mode: host` publishes nothing. `lostData`: no volume holds what a database keeps. `localhost`: a
 * container looks for another one in itself. `neverHealthy`: waits for a health check that is switched off. `leftOut`: a plain `up`
 * refuses, for a service it needs has a profile. `ownerIgnored`: the owner of a file that is mounted from the host cannot be set.
 */
export type ComposeFindingKind =
  | "openPort"
  | "portTwice"
  | "portsIgnored"
  | "lostData"
  | "localhost"
  | "neverHealthy"
  | "leftOut"
  | "ownerIgnored";

/** What a Dockerfile's finding is, for a service. */
export interface ComposeFinding extends Pick<Finding, "range" | "message" | "cure"> {
  kind: ComposeFindingKind;
  service: string;
}

/** One service: a recipe for `replicas` equal containers. */
export interface ComposeService {
  name: string;
  /** Of its key under `services`. */
  range: Range;
  /** What the engine calls its first container. */
  container: string;
  /** Containers that `up` starts. */
  replicas: number;
  /** The reference the file gives. */
  image?: string;
  build?: ComposeBuild;
  /** The image its containers are made of: `image`, or the name a build gives to its result. Absent: neither is said. */
  imageName?: string;
  /** Absent or empty: the image's. */
  command?: string[];
  /** Absent: the image's. Empty: cleared, and the image's CMD stays; one with words drops that, too. */
  entrypoint?: string[];
  environment: ComposeVariable[];
  envFiles: { path: string; required: boolean; format?: string; range: Range }[];
  ports: ComposePort[];
  /** `8080/tcp`, as documentation only. */
  expose: string[];
  mounts: ComposeMount[];
  /** Empty with a `networkMode`. */
  networks: ComposeAttachment[];
  networkMode?: string;
  dependsOn: ComposeDependency[];
  healthcheck?: ComposeHealthcheck;
  restart?: string;
  /** Empty: part of every `up`. */
  profiles: string[];
  user?: string;
  workingDir?: string;
  platform?: string;
  configs: ComposeFileUse[];
  secrets: ComposeFileUse[];
  devices: { source: string; target?: string; permissions?: string; range: Range }[];
  /** `HOST=IP` each. */
  extraHosts: string[];
  ulimits: { name: string; soft: number; hard: number }[];
  /** What one container may use, from the service's own keys or from `deploy`; memory in bytes. */
  limits: { cpus?: number; memory?: number; pids?: number; reservedMemory?: number };
  /** `file` absent: a service of this file, which is merged in; another file is not read. */
  extends?: { service: string; file?: string; range: Range };
}

export interface ComposeBuild {
  /** Of the value of `build`. */
  range: Range;
  /** Folder or address; `.` by default. */
  context: string;
  /** Path in the context; `Dockerfile` by default, absent with an inline one. */
  dockerfile?: string;
  /** Text of the Dockerfile. */
  inline?: string;
  /** Stage; absent: the last. */
  target?: string;
  /** A name without a value takes it from the shell. */
  args: { name: string; value?: string; range: Range }[];
  additionalContexts: { name: string; value: string; range: Range }[];
  platforms: string[];
  tags: string[];
  /** Secrets a RUN may mount, by key. */
  secrets: ComposeFileUse[];
}

/** A variable of the containers. Env files may set more: they are not read. */
export interface ComposeVariable {
  name: string;
  /** Absent: `source` is `shell`, whose value is not known. */
  value?: string;
  /** `shell`: named without a value, so the shell of `docker compose` gives it, or it is not set. */
  source: "environment" | "shell";
  range: Range;
}

/** One port; a range of the file is several of them, unless the engine picks the host's port out of a range. */
export interface ComposePort {
  /** Absent: every address of the host. */
  hostIp?: string;
  /** Port of the host, or the range `8000-8010` the engine picks from. Absent: the engine picks any free port. */
  published?: string;
  target: number;
  protocol: string;
  name?: string;
  appProtocol?: string;
  mode: string;
  /** Of the entry under `ports`. */
  range: Range;
}

export interface ComposeMount {
  /** `anonymous`: a volume without a name. `other`: `npipe`, `cluster`, or a type that does not exist. */
  kind: "bind" | "volume" | "anonymous" | "tmpfs" | "image" | "other";
  /** Host path, image reference, or the name of the volume as the file writes it. */
  source?: string;
  target: string;
  readOnly: boolean;
  /** Key in `volumes`. */
  volume?: string;
  /** Key of the service that has the entry. */
  key: "volumes" | "tmpfs";
  /** Of the entry. */
  range: Range;
  /** A host folder that is missing is made; `bind` only. */
  createHostPath?: boolean;
  propagation?: string;
  selinux?: string;
  /** An empty volume is not filled with what the image has there. */
  nocopy?: boolean;
  /** Part of the volume or image that is mounted. */
  subpath?: string;
  /** Bytes; `tmpfs` only. */
  size?: number;
  /** Permissions, as a number; `tmpfs` only. */
  mode?: number;
  /** What stands behind the path in the entries of `tmpfs`. */
  options?: string;
  consistency?: string;
}

export interface ComposeAttachment {
  /** Key in `networks`. */
  network: string;
  aliases: string[];
  ipv4?: string;
  ipv6?: string;
  macAddress?: string;
  priority?: number;
  gatewayPriority?: number;
  /** Absent: joined because the service says neither `networks` nor `network_mode`. */
  range?: Range;
}

export interface ComposeDependency {
  service: string;
  /** `service_started`, `service_healthy` or `service_completed_successfully`. */
  condition: string;
  required: boolean;
  restart: boolean;
  /** Key that says so: `depends_on`, or one that implies it, such as `links` or `network_mode`. */
  because: string;
  range: Range;
}

/** Durations as written; a member that is absent takes the image's or the engine's default. */
export interface ComposeHealthcheck {
  /** Absent: the image's. Begins with `NONE`, `CMD` or `CMD-SHELL`. */
  test?: string[];
  interval?: string;
  timeout?: string;
  retries?: number;
  startPeriod?: string;
  startInterval?: string;
  disable: boolean;
  /** Of the value of `healthcheck`. */
  range: Range;
}

/** A config or secret where a service uses it. */
export interface ComposeFileUse {
  /** Key in `configs` or `secrets`. */
  source: string;
  /** Path in the container; for a build the id its RUN mounts. */
  target: string;
  uid?: string;
  gid?: string;
  /** As a number: `0o440` is 288. */
  mode?: number;
  range: Range;
}

/** What the top level says of a volume, network, config or secret. */
export interface ComposeResource {
  key: string;
  nameOnMachine: string;
  /** Made by someone else: compose neither creates nor removes it. */
  external: boolean;
  /** False: a service names it, and the file does not declare it. */
  declared: boolean;
  /** Of its key; absent: not declared. */
  range?: Range;
  labels: Record<string, string>;
}

export interface ComposeVolume extends ComposeResource {
  driver?: string;
  driverOptions: Record<string, string>;
  users: { service: string; target: string; readOnly: boolean }[];
}

export interface ComposeNetwork extends ComposeResource {
  driver?: string;
  driverOptions: Record<string, string>;
  /** No way out of the machine. */
  internal: boolean;
  attachable: boolean;
  /** Services joined to it. */
  users: string[];
  subnets: { subnet?: string; gateway?: string; ipRange?: string }[];
}

/** A config or secret: where its bytes come from. At most one of `file`, `environment` and `content`. */
export interface ComposeFileSource extends ComposeResource {
  /** Host path. */
  file?: string;
  /** Variable of the shell of `docker compose`. */
  environment?: string;
  content?: string;
  users: { service: string; target: string }[];
}

/** Keys of volumes and networks. External ones are in none of the lists; nor are those that no service without a profile uses. */
export interface ComposeLifeCycle {
  up: { services: string[]; volumes: string[]; networks: string[]; anonymousVolumes: number };
  down: { removes: { networks: string[] }; keeps: { volumes: string[] } };
  /** `down -v` removes the anonymous volumes of the containers too. */
  downVolumes: { removes: { networks: string[]; volumes: string[] } };
}

export interface ComposeInclude {
  path: string;
  range: Range;
}

/** A variable of `${NAME}` forms. */
export interface ComposeInterpolation {
  name: string;
  /** What it was taken as; absent: not set. */
  value?: string;
  /** Not set, and at least one place gives no default: docker compose warns and takes an empty text. */
  blank: boolean;
  /** Places that use it. */
  ranges: Range[];
}
