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
