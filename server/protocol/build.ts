import type { Range } from "./general";
import type { OciImage } from "./image";
import type { LayerStackParams } from "./layerStack";

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
