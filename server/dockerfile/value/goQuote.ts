const short: Record<string, string> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
};

/** What Go's `strconv.IsPrint` prints as it is: letters, marks, numbers, punctuation, symbols and the ASCII space. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

function escapeCharacter(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const known = short[character];
  if (known) return known;
  if (printable.test(character)) return character;
  const code = character.codePointAt(0)!;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code >= 0xd800 && code <= 0xdfff) return "\uFFFD";
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
}

/** Go's `%q` of a string, as history entries of CMD and ENTRYPOINT print it. */
export function goQuote(text: string): string {
  return `"${[...text].map((character) => escapeCharacter(character, '"')).join("")}"`;
}

/** Go's `%q` of a list of strings: `["a" "b"]`. */
export function goQuoteList(texts: readonly string[]): string {
  return `[${texts.map(goQuote).join(" ")}]`;
}

/** Go's `%q` of a number taken for a character, as history entries of HEALTHCHECK print the retries. */
export function goQuoteRune(code: number): string {
  const valid = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return `'${escapeCharacter(valid ? String.fromCodePoint(code) : "\uFFFD", "'")}'`;
}
