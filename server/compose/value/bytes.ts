const magnitudes = "kmgtp";

/**
 * Bytes of a size such as `64m` or `1.5GiB`: the units are powers of 1024 however they are written, a number alone counts bytes, and one
 * blank may stand before the unit. Undefined for anything else. Source: docker compose 2.40 (`config`).
 */
export function bytesOf(text: string): number | undefined {
  const [, amount, magnitude] = /^(\d+\.?\d*|\.\d+) ?(?:([kmgtp])(?:i?b)?|b)?$/i.exec(text) ?? [];
  if (amount === undefined) return undefined;
  return Math.floor(Number(amount) * 1024 ** (magnitude ? magnitudes.indexOf(magnitude.toLowerCase()) + 1 : 0));
}
