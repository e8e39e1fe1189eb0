import { type ExpandOptions, expand } from "../value/expand";
import { type Frontend, forms, has } from "./frontend";
import type { Heredoc } from "./syntax";

const shape = /^(\d*)<<(-?)\s*([^<]*)$/;
const raw: ExpandOptions = { split: true, quotes: "keep", keepEscapes: true, keepUnset: true };

/** What a heredoc word says; its body and places come from the file. */
export type HeredocWord = Omit<Heredoc, "content" | "range" | "bodyRange">;

/** Reads a word such as `<<EOF`, `3<<-"EOF"`; undefined when it is no heredoc. Heredoc words always escape with a backslash. */
export function readHeredocWord(word: string): HeredocWord | undefined {
  const match = shape.exec(word);
  if (!match || match[3] === "") return undefined;
  const bare = expand(match[3]!, () => undefined, { split: true, keepUnset: true });
  // An escape is no quote: behind `<<\EOF` variables are expanded, other than in a shell (run on Docker Engine 28).
  const kept = expand(match[3]!, () => undefined, { split: true, quotes: "keep", keepUnset: true });
  if ("error" in bare || "error" in kept || bare.words.length !== 1 || kept.words.length !== 1) return undefined;
  return {
    name: bare.words[0]!,
    fd: Number(match[1]),
    expand: bare.words[0] === kept.words[0],
    escaped: match[3]!.includes("\\"),
    chomp: match[2] === "-",
  };
}

/** The heredocs that a line of RUN, COPY or ADD opens, in order: found among shell words, so that `<<` inside quotes is none. */
export function heredocsOfLine(line: string, frontend: Frontend): (HeredocWord & { word: string })[] {
  if (!line.includes("<<") || !has(frontend, forms.heredoc)) return [];
  const split = expand(line, () => undefined, { ...raw, joinHeredoc: has(frontend, forms.heredocAfterBlank) });
  if ("error" in split) return [];
  return split.words.flatMap((word) => {
    const heredoc = readHeredocWord(word);
    return heredoc ? [{ ...heredoc, word }] : [];
  });
}

/** The body without the leading tabs of its lines, as `<<-` wants it. */
export function chomp(content: string): string {
  return content.replace(/(^|\n)\t+/g, "$1");
}
