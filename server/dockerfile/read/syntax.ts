import type { Position, Problem, Range } from "../../protocol";
import type { Dialect } from "./frontend";

/** A Dockerfile as BuildKit reads it; what `parse` returns. Ranges are LSP's (0-based lines, UTF-16 columns). */
export interface Dockerfile extends Dialect {
  directives: Directive[];
  instructions: Instruction[];
  /** Comment lines, those inside instructions too; directives are none. */
  comments: Range[];
  /** What the builder refuses while reading, in the order in which it would say so. */
  problems: Problem[];
}

/** `# name=value` at the top of the file. */
export interface Directive {
  /** Lower-case. */
  name: string;
  /** Of all but `escape`, only what stands before the first blank. */
  value: string;
  /** Blanks stand before the `#`. */
  indented: boolean;
  range: Range;
  nameRange: Range;
  valueRange: Range;
}

/** A piece of an instruction with its place in the file. */
export interface Word {
  /** The builder's reading: continuations and comments inside it are gone; quotes and variables are still there. */
  text: string;
  range: Range;
  /** Present when the text is not the file's own from the start of the range on. */
  runs?: Run[];
}

export interface Flag {
  /** Without the dashes. */
  name: string;
  /** After `=`, quotes removed; absent for a flag without `=`. */
  value?: string;
  range: Range;
  nameRange: Range;
  valueRange?: Range;
  /** Where the characters of `value` stand. */
  valueRuns?: Run[];
}

/** Where a text goes on in the file: from the character `at` on it stands at `position`, up to the next run or the end of the line. */
export interface Run {
  at: number;
  position: Position;
}

/** `key=value` of ENV, LABEL and ARG. */
export interface Pair {
  key: Word;
  /** Absent for an ARG without a default. */
  value?: Word;
  /** The old `ENV key value`. */
  legacy?: boolean;
}

export interface Heredoc {
  /** Name without quotes. */
  name: string;
  /** File descriptor before `<<`; 0 when none is written. */
  fd: number;
  /** False when any part of the word stands in quotes. */
  expand: boolean;
  /** A backslash stands in the word: to a shell that is a quote, to COPY and ADD it is none. */
  escaped: boolean;
  /** `<<-`: leading tabs are not part of the body. */
  chomp: boolean;
  /** As written, line breaks included, without the terminator. */
  content: string;
  /** The word `<<EOF`. */
  range: Range;
  bodyRange: Range;
}

export interface Instruction {
  /** Upper-case keyword, known or not. */
  name: string;
  keyword: Word;
  /**
   * From the keyword, or the line before it that holds nothing but a continuation, to the end of the last line that belongs to it, heredoc
   * bodies included.
   */
  range: Range;
  /** The whole instruction as the builder joins it, without heredoc bodies. */
  original: string;
  flags: Flag[];
  /** What follows keyword and flags, trimmed; no heredoc bodies. */
  text: string;
  /**
   * The strings of the exec form; of the shell form the whole text as one word for RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK's command,
   * for USER, WORKDIR, STOPSIGNAL and MAINTAINER too; else the words between blanks. Empty for ENV, LABEL, ARG and ONBUILD.
   */
  args: Word[];
  /** `exec`: a JSON array; `shell`: anything else. */
  form: "exec" | "shell";
  /** Of a command (RUN, CMD, ENTRYPOINT, SHELL, HEALTHCHECK): the `[` of the exec form, the first word of the shell form. */
  head?: Word;
  /** The `[` and the `]` of the exec form. */
  brackets?: { open: Range; close: Range };
  /** Of ENV, LABEL and ARG. */
  pairs: Pair[];
  /** HEALTHCHECK's first word, `NONE` or `CMD`. */
  type?: Word;
  heredocs: Heredoc[];
  /** ONBUILD's inner instruction. */
  trigger?: Instruction;
  /** Texts of the comment lines since the instruction before. */
  commentsAbove: string[];
  /** The first of them that is a `# check=…`; to older frontends it is a comment like any other. */
  check?: Directive;
  /** A blank line stands inside the instruction. */
  emptyContinuation: boolean;
  /** The last of its lines that is no heredoc. */
  lastLine: Range;
}
