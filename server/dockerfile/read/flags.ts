import { rangeOf, runsOf, type Source } from "./source";
import { isSpace, leadingSpace, utf8Bytes } from "./space";
import type { Flag } from "./syntax";

/** A text as its bytes, each as the character of that number, with the way back. */
interface Bytes {
  text: string;
  /** Where the character that a byte is of stands; absent: every character is one byte. */
  indexes?: readonly number[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ascii = /^[\x00-\x7f]*$/;

function bytesOf(text: string): Bytes {
  if (ascii.test(text)) return { text };
  const indexes: number[] = [];
  let bytes = "";
  let at = 0;
  for (const character of text) {
    for (const byte of utf8Bytes(character.codePointAt(0)!)) {
      bytes += String.fromCharCode(byte);
      indexes.push(at);
    }
    at += character.length;
  }
  return { text: bytes, indexes };
}

/**
 * Takes the leading `--name[=value]` words off an instruction's arguments. Quotes and backslashes count inside a flag whatever the
 * escape directive says; a bare `--` ends the flags and is dropped. `rest` is where the arguments go on. The builder reads flags byte
 * by byte: `é` becomes `Ã©`, and a character with the byte A0 or 85 in it, such as `à`, ends the flag (run on Docker Engine 28).
 */
export function splitFlags(source: Source): { flags: Flag[]; rest: number } {
  const first = leadingSpace(source.text);
  if (!source.text.startsWith("--", first)) return { flags: [], rest: first };
  const { text, indexes } = bytesOf(source.text);
  /** Where the first character from this byte on stands. */
  const indexOf = (byte: number): number => {
    if (!indexes) return byte;
    let at = byte;
    while (at > 0 && at < text.length && indexes[at] === indexes[at - 1]) at++;
    return indexes[at] ?? source.text.length;
  };
  const flags: Flag[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && isSpace(text[at]!)) at++;
    if (!text.startsWith("--", at)) return { flags, rest: indexOf(at) };
    const start = indexOf(at);
    let word = "";
    let valueAt: number | undefined;
    /** Where the characters of the value stand. */
    const places: number[] = [];
    let quote = "";
    for (; at < text.length; at++) {
      let character = text[at]!;
      if (quote === "" && isSpace(character)) break;
      if (quote === "" ? character === "'" || character === '"' : character === quote) {
        quote = quote === "" ? character : "";
        continue;
      }
      if (character === "\\") {
        at++;
        if (at >= text.length) break;
        character = text[at]!;
      }
      word += character;
      if (valueAt !== undefined) places.push(indexes ? indexes[at]! : at);
      if (character === "=" && valueAt === undefined) valueAt = at + 1;
    }
    const end = indexOf(Math.min(at, text.length));
    if (word === "--") return { flags, rest: end };
    const equals = word.indexOf("=");
    const value = equals < 0 ? end : indexOf(valueAt!);
    flags.push({
      name: word.slice(2, equals < 0 ? undefined : equals),
      range: rangeOf(source, start, end),
      nameRange: rangeOf(source, start, equals < 0 ? end : value - 1),
      ...(equals < 0
        ? {}
        : {
            value: word.slice(equals + 1),
            valueRange: rangeOf(source, value, end),
            valueRuns: runsOf(source, places),
          }),
    });
  }
}
