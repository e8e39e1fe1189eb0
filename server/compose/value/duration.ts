import { type Piece, piece } from "./pieces";

const secondsPer: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/** Seconds; a duration is counted in nanoseconds, in 63 bits. */
const longest = 2 ** 63 / 1e9;

/** `30m` of `1h30m`. */
export interface DurationPart extends Piece {
  unit: string;
  seconds: number;
}

/**
 * The parts of a duration such as `1h30m`, with its sign; undefined for what Compose refuses: a number without a unit (but `0`), blanks,
 * upper case. Days and weeks are those of 24 hours and 7 days. Source: docker compose 2.40 (`config`).
 */
export function durationParts(text: string): DurationPart[] | undefined {
  if (/^[-+]?0$/.test(text)) return [{ ...piece(text, 0, text.length), unit: "s", seconds: 0 }];
  const parts: DurationPart[] = [];
  const sign = text.startsWith("-") ? -1 : 1;
  let at = /^[-+]/.test(text) ? 1 : 0;
  while (at < text.length || parts.length === 0) {
    const [whole, amount, unit] = /^(\d+\.?\d*|\.\d+)([a-zµμ]+)/.exec(text.slice(at, at + 80)) ?? [];
    const seconds = unit === undefined || !Object.hasOwn(secondsPer, unit) ? undefined : secondsPer[unit];
    if (whole === undefined || seconds === undefined) return undefined;
    parts.push({ ...piece(text, at, at + whole.length), unit: unit!, seconds: sign * Number(amount) * seconds });
    at += whole.length;
  }
  const all = parts.reduce((sum, { seconds }) => sum + Math.abs(seconds), 0);
  return all > longest ? undefined : parts;
}

/** Seconds of a duration such as `1h30m` or `500ms`; undefined for anything else, a number without a unit included. */
export function secondsOf(text: string): number | undefined {
  const parts = durationParts(text);
  return parts && rounded(parts.reduce((sum, { seconds }) => sum + seconds, 0));
}

/** Without what binary fractions add: whole nanoseconds. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1e9) / 1e9;
}

/** The duration as `docker compose config` writes it: `1h30m0s` for 5400 seconds. */
export function spellDuration(seconds: number): string {
  const sign = seconds < 0 ? "-" : "";
  const all = Math.abs(seconds);
  if (all > 0 && all < 1)
    return (
      sign +
      (all < 1e-6
        ? `${rounded(all) * 1e9}ns`
        : all < 1e-3
          ? `${Math.round(all * 1e9) / 1e3}µs`
          : `${Math.round(all * 1e9) / 1e6}ms`)
    );
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  return `${sign}${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${rounded(all % 60)}s`;
}
