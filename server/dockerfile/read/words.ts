import { isSpace, utf8Bytes } from "./space";

/** A word and where it stands in the text it was read from, `end` exclusive. */
export interface Span {
  text: string;
  start: number;
  end: number;
}

/** Words between blanks; line breaks do not separate, but a joined line has none. */
export function splitBlanks(text: string): Span[] {
  return [...text.matchAll(/[^\t\v\f\r ]+/g)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** Words between white space, where quotes and escapes hold a word together and stay in its text: how ENV, LABEL and ARG are read. */
export function splitQuoted(text: string, escapeToken: string): Span[] {
  const words: Span[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && isSpace(text[at]!)) at++;
    if (at >= text.length) return words;
    const start = at;
    let quote = "";
    let end = text.length;
    for (; at < text.length; at++) {
      const character = text[at]!;
      if (quote === "" && isSpace(character)) {
        end = at;
        break;
      }
      if (character === escapeToken && quote !== "'") {
        at++;
        // An escape at the very end is dropped.
        if (at === text.length) end = text.length - 1;
      } else if (quote === "" && (character === "'" || character === '"')) quote = character;
      else if (character === quote) quote = "";
    }
    if (end > start) words.push({ text: text.slice(start, end), start, end });
  }
}

/**
 * HEALTHCHECK's first word and where the rest starts. The builder looks for its end byte by byte, so a character with the byte 85 or A0 in
 * it, such as `à`, ends it and is cut in two (run on Docker Engine 28).
 */
export function splitHead(text: string): { type: Span; rest: number } {
  let end = 0;
  for (const character of text) {
    const bytes = utf8Bytes(character.codePointAt(0)!);
    if (bytes.some((byte) => isSpace(String.fromCharCode(byte)))) {
      const half = bytes.length > 1 ? "\uFFFD" : "";
      return { type: { text: text.slice(0, end) + half, start: 0, end }, rest: end + character.length };
    }
    end += character.length;
  }
  return { type: { text, start: 0, end }, rest: end };
}

/** `KEY rest of the line`, the old form of ENV and LABEL: one span when there is no rest. */
export function splitFirst(text: string): Span[] {
  const match = /^([^\t\v\f\r ]*)[\t\v\f\r ]+/.exec(text);
  if (!match) return [{ text, start: 0, end: text.length }];
  const start = match[0].length;
  return [
    { text: match[1]!, start: 0, end: match[1]!.length },
    { text: text.slice(start), start, end: text.length },
  ];
}
