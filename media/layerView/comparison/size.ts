const units = ["B", "kB", "MB", "GB", "TB"];

/** Bytes as the engine prints them: powers of 1000, three digits (`docker image history`). */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${Number(value.toPrecision(3))}${units[unit]}`;
}
