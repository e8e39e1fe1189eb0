const units: Record<string, number> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };

/** Go's `time.ParseDuration`: nanoseconds, or the error's text. */
export function parseDuration(text: string): number | { error: string } {
  const match = /^([-+]?)(.*)$/s.exec(text)!;
  let rest = match[2]!;
  if (rest === "0") return 0;
  if (rest === "") return { error: `time: invalid duration ${JSON.stringify(text)}` };
  let total = 0;
  while (rest !== "") {
    const part = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest);
    if (!part) return { error: `time: invalid duration ${JSON.stringify(text)}` };
    if (part[2] === "") return { error: `time: missing unit in duration ${JSON.stringify(text)}` };
    const unit = units[part[2]!];
    if (unit === undefined) {
      return { error: `time: unknown unit ${JSON.stringify(part[2])} in duration ${JSON.stringify(text)}` };
    }
    total += Number(part[1]) * unit;
    rest = rest.slice(part[0].length);
  }
  return Math.round(match[1] === "-" ? -total : total);
}

/** Go's `time.Duration.String`: `90000000000` is `1m30s`. */
export function formatDuration(nanoseconds: number): string {
  if (nanoseconds === 0) return "0s";
  const sign = nanoseconds < 0 ? "-" : "";
  const value = Math.abs(nanoseconds);
  if (value < 1e3) return `${sign}${value}ns`;
  if (value < 1e6) return `${sign}${value / 1e3}µs`;
  if (value < 1e9) return `${sign}${value / 1e6}ms`;
  const hours = Math.floor(value / 3600e9);
  const minutes = Math.floor((value % 3600e9) / 60e9);
  const seconds = (value % 60e9) / 1e9;
  return `${sign}${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${seconds}s`;
}
