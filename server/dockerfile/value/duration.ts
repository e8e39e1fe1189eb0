import { utf8Bytes } from "../read/space";

const units: Record<string, bigint> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** More nanoseconds than a duration holds. */
const tooLong = 2n ** 63n;

/** Go's `time.ParseDuration`: nanoseconds, or the error's text. */
export function parseDuration(text: string): bigint | { error: string } {
  const invalid = { error: `time: invalid duration ${quote(text)}` };
  const match = /^([-+]?)(.*)$/s.exec(text)!;
  const negative = match[1] === "-";
  let rest = match[2]!;
  if (rest === "0") return 0n;
  if (rest === "") return invalid;
  let total = 0n;
  while (rest !== "") {
    const part = /^(\d*)(?:\.(\d*))?([^\d.]*)/.exec(rest)!;
    const [read, whole = "", fraction = "", name = ""] = part;
    if (whole === "" && fraction === "") return invalid;
    if (BigInt(whole) > tooLong) return invalid;
    if (name === "") return { error: `time: missing unit in duration ${quote(text)}` };
    const unit = Object.hasOwn(units, name) ? units[name] : undefined;
    if (unit === undefined) return { error: `time: unknown unit ${quote(name)} in duration ${quote(text)}` };
    // What is less than a nanosecond is cut off.
    total += BigInt(whole) * unit + (BigInt(fraction) * unit) / 10n ** BigInt(fraction.length);
    if (total > tooLong) return invalid;
    rest = rest.slice(read.length);
  }
  if (!negative && total === tooLong) return invalid;
  return negative ? -total : total;
}

/** The quoting of Go's package `time`: bytes that are no ASCII text are escaped one by one. */
function quote(text: string): string {
  const escaped = (character: string): string => {
    if (character === '"' || character === "\\") return `\\${character}`;
    const code = character.codePointAt(0)!;
    if (code >= 0x20 && code < 0x80) return character;
    return utf8Bytes(code)
      .map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`)
      .join("");
  };
  return `"${[...text].map(escaped).join("")}"`;
}

/** Go's `time.Duration.String`: `90000000000` is `1m30s`. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return "0s";
  const sign = nanoseconds < 0n ? "-" : "";
  const value = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (value < 1_000n) return `${sign}${value}ns`;
  if (value < 1_000_000n) return `${sign}${decimal(value, 3)}µs`;
  if (value < 1_000_000_000n) return `${sign}${decimal(value, 6)}ms`;
  const hours = value / units.h!;
  const minutes = (value % units.h!) / units.m!;
  const seconds = decimal(value % units.m!, 9);
  return `${sign}${hours > 0n ? `${hours}h` : ""}${hours > 0n || minutes > 0n ? `${minutes}m` : ""}${seconds}s`;
}

/** The value divided by a power of ten, without zeros at the end. */
function decimal(value: bigint, digits: number): string {
  const text = `${value}`.padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, "");
}
