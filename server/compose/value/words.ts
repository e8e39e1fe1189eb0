import { leftOutOf } from "./commandLine";

/**
 * Splits a command as docker compose does: at blanks, with quotes and backslashes as a shell reads them, and no shell is
 * started. What follows an operator such as `&&` is left out. Undefined when a quote is not closed, which docker compose refuses.
 */
export function splitWords(command: string): string[] | undefined {
  const text = command.slice(0, command.length - (leftOutOf(command)?.length ?? 0));
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === "\\" && quote !== "'") {
      word = (word ?? "") + (text[++at] ?? "");
    } else if (quote) {
      if (character === quote) quote = "";
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= "";
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? "") + character;
    }
  }
  if (quote) return undefined;
  return word === undefined ? words : [...words, word];
}
