import { readHeredocWord } from "../../read/heredoc";
import type { Dockerfile, Heredoc, Instruction, Word } from "../../read/syntax";
import type { ExpandOptions } from "../../value/expand";
import { mountFields } from "./mountFields";
import { wordOfFlag } from "./wordPlace";

/** A word in which the builder itself puts in variables. */
export interface ExpandedWord {
  word: Word;
  options: ExpandOptions;
  /** Of an ARG: how many of the line's variables count already when this one is read. */
  pairs?: number;
}

const wholeArguments = new Set(["WORKDIR", "USER", "VOLUME", "STOPSIGNAL", "EXPOSE"]);
const flagsThatExpand: Readonly<Record<string, readonly string[]>> = {
  FROM: ["platform"],
  COPY: ["chown", "chmod"],
  ADD: ["chown", "chmod", "checksum"],
};

/**
 * The words of an instruction that the builder expands; the text of RUN, CMD, ENTRYPOINT, HEALTHCHECK, SHELL, MAINTAINER and ONBUILD
 * is none of them.
 */
export function expandedWords(
  instruction: Instruction,
  dialect: Pick<Dockerfile, "escape" | "frontend">,
): ExpandedWord[] {
  const { frontend } = dialect;
  const options = { escape: dialect.escape, frontend };
  const { name, args, pairs, flags } = instruction;
  const plain = (words: readonly (Word | undefined)[]): ExpandedWord[] =>
    words.flatMap((word) => (word ? [{ word, options }] : []));
  const given = flags.filter((flag) => flagsThatExpand[name]?.includes(flag.name)).map(wordOfFlag);
  if (name === "FROM") return plain([...given, args[0]]);
  if (name === "ARG") return pairs.flatMap(({ value }, at) => (value ? [{ word: value, options, pairs: at }] : []));
  if (name === "ENV" || name === "LABEL") return plain(pairs.flatMap(({ key, value }) => [key, value]));
  if (wholeArguments.has(name)) return plain(args);
  if (name === "RUN") return plain(flags.filter((flag) => flag.name === "mount").flatMap(mountValues));
  if (name !== "COPY" && name !== "ADD") return [];
  const bodies = instruction.heredocs.filter(({ expand }) => expand);
  return [
    ...plain([...given, ...args.filter(({ text }) => !readHeredocWord(text))]),
    ...bodies.map((heredoc): ExpandedWord => ({ word: bodyOf(heredoc), options: { quotes: "plain", frontend } })),
  ];
}

/** `from` is the one key of a mount that takes no variable. */
function mountValues(flag: Instruction["flags"][number]): Word[] {
  return mountFields(flag).flatMap(({ key, value, valueRange }) =>
    key === "from" || value === undefined || !valueRange ? [] : [{ text: value, range: valueRange }],
  );
}

function bodyOf({ content, bodyRange }: Heredoc): Word {
  const runs = [{ at: 0, position: bodyRange.start }];
  for (let at = content.indexOf("\n") + 1; at > 0; at = content.indexOf("\n", at) + 1) {
    runs.push({ at, position: { line: bodyRange.start.line + runs.length, character: 0 } });
  }
  return { text: content, range: bodyRange, runs };
}
