import type { Problem, Range } from "../protocol";

/** A Dockerfile as BuildKit reads it; what `parse` returns. Ranges are LSP's (0-based lines, UTF-16 columns). */
export interface Dockerfile {
  directives: Directive[];
  /** `\` unless `# escape=` says otherwise. */
  escape: string;
  instructions: Instruction[];
  comments: Range[];
  problems: Problem[];
}

/** `# name=value` at the top of the file. */
export interface Directive {
  /** Lower-case. */
  name: string;
  value: string;
  range: Range;
  nameRange: Range;
  valueRange: Range;
}

/** A piece of an instruction with its place in the file. */
export interface Word {
  /** The builder's reading: continuations and comments inside it are gone; quotes and variables are still there. */
  text: string;
  range: Range;
}

export interface Flag {
  /** Without the dashes. */
  name: string;
  /** After `=`, quotes removed; absent for a flag without `=`. */
  value?: string;
  range: Range;
  nameRange: Range;
  valueRange?: Range;
}

export interface Heredoc {
  /** Name without quotes. */
  name: string;
  /** File descriptor before `<<`; 0 when none is written. */
  fd: number;
  /** False when any part of the word is quoted. */
  expand: boolean;
  /** `<<-`: leading tabs are not part of the body. */
  chomp: boolean;
  /** As written, without the terminator. */
  content: string;
  /** The word `<<EOF`. */
  range: Range;
  bodyRange: Range;
}

export interface Instruction {
  /** Upper-case keyword. */
  name: string;
  keyword: Word;
  /** From the keyword to the end of the last line that belongs to it, heredoc bodies included. */
  range: Range;
  flags: Flag[];
  /** What follows keyword and flags, joined as the builder joins it, trimmed at the start and the end; no heredoc bodies. */
  text: string;
  /** JSON strings of the exec form, else the words (for ENV, LABEL and ARG: `key=value` each). */
  args: Word[];
  /** `exec`: a JSON array; `shell`: anything else. */
  form: "exec" | "shell";
  heredocs: Heredoc[];
  /** ONBUILD's inner instruction. */
  trigger?: Instruction;
}
