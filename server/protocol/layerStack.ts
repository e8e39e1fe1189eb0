import type { Problem, Range } from "./general";
import type { Healthcheck, HistoryEntry, ImageConfig, OciImage } from "./image";

/** `LayerStackParams` → `LayerStack | null` (null: the document is not open, or is no Dockerfile). */
export const layerStackRequest = "strata/layerStack";

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
  /** Services that build the target, of the compose files that the editor has handed over; absent: none. */
  builtBy?: BuiltBy[];
}

/** A service of a compose file that builds a Dockerfile. */
export interface BuiltBy {
  /** The compose file as people name it from the Dockerfile's folder. */
  file: string;
  uri: string;
  service: string;
  /** Of the service's key, in that file; like those below. */
  range: Range;
  /** `source` is as the file writes it; an `anonymous` volume has none. */
  mounts: { kind: "volume" | "anonymous" | "bind"; source?: string; target: string; range: Range }[];
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
