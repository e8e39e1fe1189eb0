import { rangeOf, runsOf, type Source } from "./source";
import { isSpace } from "./space";
import type { Flag } from "./syntax";

/**
 * Takes the leading `--name[=value]` words off an instruction's arguments. Quotes and backslashes count inside a flag whatever the
 * escape directive says; a bare `--` ends the flags and is dropped. `rest` is where the arguments go on.
 */
export function splitFlags(source: Source): { flags: Flag[]; rest: number } {
  const { text } = source;
  const flags: Flag[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && isSpace(text[at]!)) at++;
    if (!text.startsWith("--", at)) return { flags, rest: at };
    const start = at;
    let word = "";
    let valueAt: number | undefined;
    /** Where in `text` the characters of the value stand. */
    const indexes: number[] = [];
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
      if (valueAt !== undefined) indexes.push(at);
      if (character === "=" && valueAt === undefined) valueAt = at + 1;
    }
    const end = Math.min(at, text.length);
    if (word === "--") return { flags, rest: end };
    const equals = word.indexOf("=");
    const nameEnd = equals < 0 ? end : valueAt! - 1;
    flags.push({
      name: word.slice(2, equals < 0 ? undefined : equals),
      range: rangeOf(source, start, end),
      nameRange: rangeOf(source, start, nameEnd),
      ...(equals < 0
        ? {}
        : {
            value: word.slice(equals + 1),
            valueRange: rangeOf(source, valueAt!, end),
            valueRuns: runsOf(source, indexes),
          }),
    });
  }
}
