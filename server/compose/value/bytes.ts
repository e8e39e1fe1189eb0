const magnitudes = "kmgtp";

/** A number of docker compose's own reader of fractions: exponents and underscores between digits are fine. */
const number = /^[-+]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+)?$/i;

/** Whether docker compose reads a text as a number, fractions and infinity included. */
export function isDecimal(text: string): boolean {
  return number.test(text) || /^[-+]?inf(?:inity)?$|^nan$/i.test(text);
}

/**
 * Bytes of a size such as `64m` or `1.5GiB`: the units are powers of 1024 however they are written, a number alone counts bytes, and one
 * blank may stand before the unit. Undefined for anything else. Source: docker compose 2.40 (`config`).
 */
export function bytesOf(text: string): number | undefined {
  const size = readSize(text);
  return "bytes" in size ? size.bytes : undefined;
}

/** The same with the reason why docker compose refuses the text. */
export function readSize(text: string): { bytes: number } | { refused: string } {
  const last = text.search(/[\d. ][^\d. ]*$/);
  if (last < 0) return { refused: `invalid size: '${text}'` };
  const digits = text.slice(0, text[last] === " " ? last : last + 1);
  const unit = text.slice(last + 1);
  if (!number.test(digits)) return { refused: `strconv.ParseFloat: parsing ${JSON.stringify(digits)}: invalid syntax` };
  const amount = Number(digits.replaceAll("_", ""));
  if (amount < 0) return { refused: `invalid size: '${text}'` };
  const known = /^(?:([kmgtp])(?:i?b)?|b)?$/i.exec(unit);
  if (!known) return { refused: `invalid suffix: '${unit.length > 3 ? unit : unit.toLowerCase()}'` };
  const magnitude = known[1];
  const factor = magnitude ? 1024 ** (magnitudes.indexOf(magnitude.toLowerCase()) + 1) : 1;
  return { bytes: Math.floor(amount * factor) };
}
