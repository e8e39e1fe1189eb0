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
  /** Behind each instruction of a Dockerfile, which layer it adds. */
  inlayHints: { enabled: boolean };
  /** Above each FROM, its stage in one line; only in editors that announce the command which opens the layer view. */
  codeLens: { enabled: boolean };
}

/** Sent in `initializationOptions` beside the settings: what this editor can do with a hover's Markdown. */
export interface StrataInitializationOptions {
  settings?: StrataSettings;
  /** Commands that may stand in hovers as `command:` links, and above a FROM; absent: none. */
  commandLinks?: string[];
}

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
}

/** `RebuildParams` → `Rebuild | null`. */
export const rebuildRequest = "strata/rebuild";

/** What changed since a build of `was` (default: the same file, arguments and images) filled the cache. */
export interface RebuildParams extends LayerStackParams {
  /** Paths of changed, new or deleted files, relative to the build context. */
  changedFiles?: string[];
  /** References of base images that are others now; whether their layers are is not known. */
  changedImages?: string[];
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

/**
 * The page's and the client's side of the layer view: whole snapshots one way, the reader's wishes the other.
 * `active`: index of the step under the editor's cursor. `stale`: the text has no stage right now, this is the last version that had one.
 * `empty`: there is nothing to draw; with `uri` and `file`, because that Dockerfile has no stage yet.
 */
export type ToLayerView =
  | {
      type: "snapshot";
      uri: string;
      /** Name to show. */
      file: string;
      language: Language;
      stack: LayerStack;
      active?: number;
      stale: boolean;
    }
  | { type: "cursor"; active?: number }
  | { type: "empty"; language: Language; uri?: string; file?: string };

export type FromLayerView = { type: "ready" } | { type: "reveal"; range: Range };
