import { leftOutOf } from "./commandLine";

/**
 * Splits a command as docker compose does: at blanks, with quotes, backslashes, backquotes and `$(…)` as a shell reads them, and no
 * shell is started. What follows an operator such as `&&` is left out. Undefined where one of them is not closed, or a parenthesis
 * stands alone, which docker compose refuses.
 */
export function splitWords(command: string): string[] | undefined {
  const text = command.slice(0, command.length - (leftOutOf(command)?.length ?? 0));
  const words: string[] = [];
  let word: string | undefined;
  /** What closes what is open. */
  let open = "";
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    const isQuote = character === '"' || character === "'";
    if (character === "\\" && open !== "'") {
      if (at + 1 >= text.length) return undefined;
      word = (word ?? "") + text[++at];
    } else if (open) {
      if (character !== open || !isQuote) word = (word ?? "") + character;
      if (character === open) open = "";
    } else if (isQuote) {
      open = character;
      word ??= "";
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      if (character === "(" && !word?.endsWith("$")) return undefined;
      if (character === "`") open = "`";
      if (character === "(" || character === ")") open = ")";
      word = (word ?? "") + character;
    }
  }
  if (open) return undefined;
  return word === undefined ? words : [...words, word];
}
