import type { ComposeProject, Language, LayerStack, Range, StepFate } from "../../server/protocol";

/**
 * The page's and the editor's side of the layer view: snapshots one way, the reader's wishes the other.
 * `empty`: there is nothing to draw; with `uri` and `file`, because that file has nothing to draw yet.
 */
export type ToLayerView =
  | PackedSnapshot
  | { type: "cursor"; active?: number }
  | { type: "copied" }
  /** The page is to write what it shows in this format, and answers `exported`. */
  | { type: "export"; format: ExportFormat }
  | { type: "empty"; language: Language; uri?: string; file?: string; locked: boolean };

/**
 * A snapshot on its way into the page: objects by the thousand take several frames to be copied from process to process, a text takes
 * none, and of the long lists only what has changed is sent.
 */
export interface PackedSnapshot {
  type: "snapshot";
  number: number;
  /** Number of the snapshot that its lists go on from; absent: they are whole. */
  after?: number;
  /** Apart from the rest: the cursor moves without it. */
  active?: number;
  /** JSON of a snapshot without its lists. */
  rest: string;
  lists?: Record<"steps" | "history" | "fates", Piece>;
}

/** A list that begins with `start` items of the last one and ends with `end` items of it; `items`, a JSON array, between them. */
export interface Piece {
  start: number;
  end: number;
  items: string;
}

export type Snapshot = DockerfileSnapshot | ComposeSnapshot;

interface Shown {
  type: "snapshot";
  uri: string;
  /** Name to show. */
  file: string;
  /** Name of the folder the file is in, which is what people call the image; absent: the file was never saved. */
  folder?: string;
  language: Language;
  /** The view stays with this file. */
  locked: boolean;
  /** The text makes no sense right now; this is the last version that did. */
  stale: boolean;
}

export interface DockerfileSnapshot extends Shown {
  kind: "dockerfile";
  stack: LayerStack;
  /** The stage the reader chose, as the builder takes it (`--target`); absent: what `docker build` builds. */
  target?: string;
  /** Absent: the reader did not ask for it. */
  comparison?: Comparison;
  /** Absent: nothing has changed, and nothing was asked. */
  whatIf?: WhatIf;
  /** Index of the step under the editor's cursor. */
  active?: number;
}

/**
 * A line of the history, as predicted and as built. `same`: `entry` (index into `image.history`) is in the image, `size` bytes.
 * `missing`: it is predicted and not there. `extra`: it is there and not predicted.
 */
export type ComparedEntry =
  | { kind: "same"; entry: number; size: number }
  | { kind: "missing"; entry: number }
  | { kind: "extra"; created_by: string; size: number };

/** What the file would become, held against an image that an engine has. Sizes are bytes. */
export interface Comparison {
  /** As the reader chose it: `web:latest`. */
  image: string;
  size: number;
  /** When it was built, ISO 8601. */
  created?: string;
  /** The base image's entries, oldest first. */
  base: { created_by: string; size: number }[];
  /** What the file adds, oldest first. */
  rows: ComparedEntry[];
  /** Members of the configuration that differ, by OCI's names. */
  config: string[];
  /** Another builder wrote the history (Docker before BuildKit), in other words. */
  classicBuilder: boolean;
  containers: {
    name: string;
    running: boolean;
    writable?: number;
    mounts: { kind: string; source: string; target: string }[];
  }[];
}

export type ExportFormat = "svg" | "png" | "markdown" | "mermaid";

/**
 * A change the reader asks the cost of. `saved`, `committed`: the text against the file as it was last saved or committed.
 * `line`: the instruction under the editor's cursor. `files` are relative to the build context; `touched`: the reader did not ask, but saved them.
 */
export type Question =
  | { kind: "saved" | "committed" | "line" }
  | { kind: "files"; paths: string[]; touched: boolean }
  | { kind: "buildArg"; name: string }
  | { kind: "image"; reference: string };

/** What the change makes the builder run again. */
export interface WhatIf {
  question: Question;
  steps: StepFate[];
}

/** What the Dockerfile of a service becomes. */
export interface ServicePile {
  uri: string;
  /** Name to show. */
  file: string;
  stack: LayerStack;
}

export interface ComposeSnapshot extends Shown {
  kind: "compose";
  project: ComposeProject;
  /** By service: those built from a Dockerfile in reach. */
  piles: Record<string, ServicePile>;
  /** The service whose pile is open. */
  selected?: string;
  /** Index of the service under the editor's cursor. */
  active?: number;
}

export type FromLayerView =
  | { type: "ready" }
  /** Shows these lines in the editor; of another file than the one shown when `uri` says so. */
  | { type: "reveal"; range: Range; uri?: string }
  /** Opens the pile of this service; absent: closes it. */
  | { type: "select"; service?: string }
  /** Lights these lines in the editor; absent: none. */
  | { type: "light"; range?: Range }
  | { type: "target"; target?: string }
  /** Lets the reader choose a question, or what to export, in the editor's own picker. */
  | { type: "ask" | "pickExport" }
  /** What was asked for with `export`: text, or the bytes of a PNG in base64; absent: it could not be drawn. */
  | { type: "exported"; format: ExportFormat; content?: string }
  /** Back to what was typed since the last save. */
  | { type: "forget" }
  | { type: "compare" | "stopComparing" }
  | { type: "lock"; locked: boolean }
  | { type: "copy"; text: string };

/** What a page leaves behind for the time after a reload of the window. */
export interface LayerViewState {
  uri?: string;
  locked: boolean;
  target?: string;
}
