const magnitudes = "bkmgtp";

/** Bytes of a size such as `64m` or `1.5GiB`: the units are powers of 1024 however they are written. Undefined for anything else. */
export function bytesOf(text: string): number | undefined {
  const [, amount, magnitude] = /^(\d+(?:\.\d+)?) ?([bkmgtp]?)i?b?$/i.exec(text) ?? [];
  if (amount === undefined) return undefined;
  return Math.floor(Number(amount) * 1024 ** Math.max(0, magnitudes.indexOf(magnitude!.toLowerCase() || "b")));
}
