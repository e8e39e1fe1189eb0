/**
 * What travels between the language server, the editor's side and the layer view's page: method names and plain types.
 * Imports nothing, so that every room may import it. Positions are LSP's: 0-based lines, UTF-16 columns.
 */

/** `LayerStackParams` → `LayerStack | null` (null: the document is not open, or is no Dockerfile). */
export const layerStackRequest = "strata/layerStack";

/** 0-based line and UTF-16 column, as in LSP. */
export interface Position {
  line: number;
  character: number;
}

/** Half-open range of the text, as in LSP. */
export interface Range {
  start: Position;
  end: Position;
}

/** Languages the product's own text is written in. */
export type Language = "en" | "ko";

/** Sent once by the client in LSP's `initializationOptions`, and again in `workspace/didChangeConfiguration` as `settings.strata`. */
export interface StrataSettings {
  /** `auto` follows the editor's display language (`InitializeParams.locale`). */
  language: "auto" | Language;
  hover: { enabled: boolean };
  /** Behind each instruction of a Dockerfile, which layer it adds; behind volumes and ports of a compose file, what they are. */
  inlayHints: { enabled: boolean };
  /** Above each FROM its stage, above each service its containers, in one line; only in editors that announce the command which opens the layer view. */
  codeLens: { enabled: boolean };
}

/** Sent in `initializationOptions` beside the settings: what this editor can do with a hover's Markdown. */
export interface StrataInitializationOptions {
  settings?: StrataSettings;
  /** Commands that may stand in hovers as `command:` links, and above a FROM; absent: none. */
  commandLinks?: string[];
  /** The editor answers `strata/related`, tells of changes there, and knows `strata.showRelated`. */
  relatedFiles?: boolean;
}

/**
 * From the server to the editor, `RelatedParams` → `RelatedFile[]`: the texts of files that a document names, as they are in the editor,
 * else on the disk. A file that could not be looked for is not in the answer.
 */
export const relatedRequest = "strata/related";

export interface RelatedParams {
  textDocument: { uri: string };
  /** URIs. */
  files: string[];
  /** The compose files of the workspace as well: which of them build this Dockerfile, only they say. */
  composeFiles: boolean;
}

export interface RelatedFile {
  /** As the server asked for it; of a compose file that the editor found, its own. */
  uri: string;
  /** `null`: there is no such file. */
  text: string | null;
}

/** From the editor, `RelatedChangedParams`: files that were asked for, or compose files, have changed, come or gone. */
export const relatedChangedNotification = "strata/relatedChanged";

export interface RelatedChangedParams {
  /** As in the request. */
  uris: string[];
}

/** A command of the editor above a FROM: `(uri: string, range: Range)` shows that place. */
export const showRelatedCommand = "strata.showRelated";

/** An OCI image's config object, `.Config` of `docker image inspect`. Members that are empty are left out. */
export interface ImageConfig {
  User?: string;
  ExposedPorts?: Record<string, Record<string, never>>;
  Env?: string[];
  Entrypoint?: string[];
  Cmd?: string[];
  ArgsEscaped?: boolean;
  Volumes?: Record<string, Record<string, never>>;
  WorkingDir?: string;
  Labels?: Record<string, string>;
  OnBuild?: string[];
  Healthcheck?: Healthcheck;
  StopSignal?: string;
  Shell?: string[];
}

/** Durations in nanoseconds; a member that was not set is absent and takes the engine's default. */
export interface Healthcheck {
  Test?: string[];
  Interval?: number;
  Timeout?: number;
  StartPeriod?: number;
  StartInterval?: number;
  Retries?: number;
}

/** One line of `docker image history`, in OCI's words. */
export interface HistoryEntry {
  created_by: string;
  empty_layer: boolean;
}

/** What is known of a base image: the part of an OCI image configuration document that the model reads. */
export interface OciImage {
  os?: string;
  architecture?: string;
  variant?: string;
  author?: string;
  config?: ImageConfig;
  history?: { created_by?: string; empty_layer?: boolean }[];
  rootfs?: { diff_ids?: string[] };
}

export interface LayerStackParams {
  textDocument: { uri: string };
  /** Stage name; default: the last stage. */
  target?: string;
  buildArgs?: Record<string, string>;
  /** `os/arch[/variant]`; default `linux/amd64`. */
  platform?: string;
  /** Known base images, keyed by the reference as the file resolves it. */
  images?: Record<string, OciImage>;
}

/** What a step does: `layer` adds one read-only layer, `config` writes image metadata, `build` matters only while building. */
export type Effect = "layer" | "config" | "build";

export interface LayerStack {
  /** Version of the document the stack was made from. */
  version: number;
  frontend: FrontendInfo;
  /** Index into `stages`; -1 when the file has no stage. */
  target: number;
  stages: Stage[];
  /** Every instruction of the file, in order. */
  steps: Step[];
  edges: Edge[];
  image: Image;
  container: Container;
  problems: Problem[];
  /** By step. */
  findings: Finding[];
}

/** What reads the Dockerfile. */
export interface FrontendInfo {
  /** What `# syntax=` names; absent: the frontend built into the engine. */
  reference?: string;
  /** `1.19`, `1.7-labs`: the Dockerfile release whose rules the answer follows. */
  release: string;
  /** False for a frontend by others: the answer follows the engine's own rules instead. */
  known: boolean;
}

export interface Stage {
  index: number;
  /** As the builder knows it: lower-cased. */
  name?: string;
  /** Exactly one of: an image reference as the builder resolves it, the index of an earlier stage, or scratch. */
  base: { reference?: string; stage?: number; scratch?: boolean };
  platform?: string;
  /** From its FROM to the end of its last instruction. */
  range: Range;
  /** Built for this target. */
  reachable: boolean;
  /** Layers that the stage's own instructions (and the ONBUILD triggers of its base) add. */
  layers: number;
}

export interface Step {
  /** Index into `stages`; -1 above the first FROM, and from a FROM that names nothing down to the next one. */
  stage: number;
  range: Range;
  /** Upper-case keyword. */
  instruction: string;
  /** The instruction as the builder reads it: continuations joined, comments dropped, without heredoc bodies. */
  text: string;
  effect: Effect;
  /** Index into `image.history`: present when the step is part of the image of this target and writes an entry. */
  history?: number;
  /** `COPY --link`: the graph-driver store builds it like any other; on the containerd store its layer does not depend on those below. */
  link?: boolean;
  /** Number of its layer, 1-based from the first layer this file adds to the target's image; only for layers of that image. */
  layer?: number;
}

export interface Edge {
  /** Stage index, or an image reference for `COPY --from=image` and `--mount=from=image`. */
  from: number | string;
  to: number;
  kind: "base" | "copy" | "mount";
  /** Where the file says so. */
  range: Range;
}

export interface Image {
  /** The external image under the target's chain of stages. `known`: its config was handed in, or it is scratch. */
  base: { reference?: string; scratch?: boolean; known: boolean };
  /** Oldest first; what the chain of stages adds to the base. */
  history: ImageHistoryEntry[];
  /** Entries with `empty_layer: false`. */
  layers: number;
  config: ImageConfig;
  /** MAINTAINER's text. */
  author?: string;
}

export interface ImageHistoryEntry extends HistoryEntry {
  /** Index into `steps`; for an ONBUILD trigger of the base the FROM that runs it. */
  step?: number;
  /** Written by an ONBUILD trigger of the base. */
  onbuild?: boolean;
  /** `created_by` holds `${NAME}` (or a relative path) for what only the base image knows, and nobody has looked it up. */
  unknown?: boolean;
}

/** How a container of the image starts. */
export interface Container {
  /** ENTRYPOINT and CMD as they combine; empty: the file sets none and the base is unknown or sets none. */
  command: string[];
  user?: string;
  workdir?: string;
  env: string[];
  ports: string[];
  volumes: string[];
  healthcheck?: Healthcheck;
  stopSignal?: string;
}

/** What the builder would refuse. */
export interface Problem {
  range: Range;
  /** The builder's own words. */
  message: string;
  /** What to do about it: plain text in the reader's language. */
  cure?: string;
  /** In a compose file: refused while nobody sets the variables of the value, which a shell or an `.env` file may do. */
  ifUnset?: boolean;
}

/**
 * `deletedLater`: `rm` of what a lower layer holds. `storedTwice`: `chown` or `chmod` of it. `secretFile`, `secretArgument`: whoever has
 * the image can read it. `packageLists`, `packageCache`: downloads that nothing needs any more. `staleLists`: packages installed from
 * lists of an older layer. `copiedBeforeInstall`: any change of any file installs the dependencies again.
 */
export type FindingKind =
  | "deletedLater"
  | "storedTwice"
  | "secretFile"
  | "secretArgument"
  | "packageLists"
  | "packageCache"
  | "staleLists"
  | "copiedBeforeInstall";

/** Something that certainly costs space, time or a secret, and that the builder says nothing about. */
export interface Finding {
  kind: FindingKind;
  /** Index into `LayerStack.steps`. */
  step: number;
  /** The word that it is about, or the instruction. */
  range: Range;
  /** What is the matter: plain text in the reader's language. */
  message: string;
  /** What to do about it, likewise. */
  cure: string;
  /** Index of the other step that takes part in it. */
  related?: number;
}

/** `RebuildParams` → `Rebuild | null`. */
export const rebuildRequest = "strata/rebuild";

/** What changed since a build of `was` (default: the same file, arguments and images) filled the cache. */
export interface RebuildParams extends LayerStackParams {
  /** Paths of changed, new or deleted files, relative to the build context. */
  changedFiles?: string[];
  /** References of base images that are others now; whether their layers are is not known. */
  changedImages?: string[];
  /** Indexes into `LayerStack.steps` of instructions that read otherwise before, whatever they said; takes the place of `was.text`. */
  changedSteps?: number[];
  was?: { text?: string; buildArgs?: Record<string, string>; images?: Record<string, OciImage> };
  /** Text of the `.dockerignore` that the build reads. */
  dockerignore?: string;
}

export interface Rebuild {
  /** The steps that the build executes or takes from its cache, stage by stage in the order of the builder. */
  steps: StepFate[];
}

export interface StepFate {
  /** Index into `LayerStack.steps`; for an ONBUILD trigger of the base that of the FROM that runs it. */
  step: number;
  /** `reused`: from the cache for sure. `rebuilt`: runs again for sure. `depends`: runs again only if what it reads came out different. */
  fate: "reused" | "rebuilt" | "depends";
  because: RebuildReason;
  onbuild?: boolean;
}

/**
 * `unchanged`: nothing that counts changed. `below`: the step below runs again (or may). `files`: it copies or mounts changed files.
 * `definition`: its own text, a variable, the user or the directory changed. `source`: it reads from a stage or image that came out
 * anew. `remote`: what lies behind an address is only known by asking. `image`: the base image is another.
 */
export type RebuildReason =
  | { kind: "unchanged" | "below" | "definition" | "image" }
  | { kind: "files"; files: string[] }
  | { kind: "source"; name: string }
  | { kind: "remote"; source: string };

/** `CopiedFilesParams` → `CopiedFile[] | null`. */
export const copiedFilesRequest = "strata/copiedFiles";

export interface CopiedFilesParams extends LayerStackParams {
  /** Paths relative to the build context. */
  files: string[];
  /** Text of the `.dockerignore` that the build reads. */
  dockerignore?: string;
}

/** A file of the build context that the build takes in. */
export interface CopiedFile {
  path: string;
  /** Indexes into `LayerStack.steps`. */
  steps: number[];
}

/** `ChecksParams` → `Check[] | null`. */
export const checksRequest = "strata/checks";

export interface ChecksParams extends LayerStackParams {
  /** Text of the `.dockerignore`, for CopyIgnoredFile. */
  dockerignore?: string;
}

/** A warning of `docker build --check`. */
export interface Check {
  /** The engine's name of the rule. */
  rule: string;
  range: Range;
  /** The engine's words. */
  message: string;
}

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
