/** Go's `unicode.IsSpace` for one character, which is what BuildKit trims and splits by; JavaScript's `\s` adds U+FEFF and lacks U+0085. */
export function isSpace(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code === 0x85 || (code !== 0xfeff && /^\s$/.test(character));
}

const leading = /^(?:(?!\uFEFF)[\s\u0085])+/;

/** How many white-space characters the text starts with. */
export function leadingSpace(text: string): number {
  return leading.exec(text)?.[0].length ?? 0;
}

/** Where the text's trailing white space starts. */
export function trimmedLength(text: string): number {
  // A regular expression that is anchored at the end only is quadratic on long runs of blanks.
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1]!)) end--;
  return end;
}

/** Go's `strings.TrimSpace`. */
export function trimSpace(text: string): string {
  const end = trimmedLength(text);
  return text.slice(Math.min(leadingSpace(text), end), end);
}

/** The bytes of a character where the builder looks at single ones. */
export function utf8Bytes(code: number): number[] {
  if (code < 0x80) return [code];
  const last = 0x80 | (code & 0x3f);
  if (code < 0x800) return [0xc0 | (code >> 6), last];
  const middle = 0x80 | ((code >> 6) & 0x3f);
  if (code < 0x10000) return [0xe0 | (code >> 12), middle, last];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), middle, last];
}

/** How many bytes the text has where the builder counts them. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8Bytes(character.codePointAt(0)!).length;
  return bytes;
}
