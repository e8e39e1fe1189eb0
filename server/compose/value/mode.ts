import { goScalar } from "./goScalar";

/**
 * Permissions as a number: in quotes the digits are octal, without them YAML says what number it is (`0440` and `0o440` are
 * octal, `440` is decimal). Undefined for what docker compose 2.40 refuses, `"0o440"` included.
 */
export function modeOf(text: string, quoted: boolean): number | undefined {
  if (quoted) return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
  const number = goScalar(text);
  return /^\d{1,9}$/.test(number) ? Number(number) : undefined;
}

/** `rw-r-----` for 0640; the bits above the nine show where `x` stands, as `ls -l` shows them. */
export function spellMode(mode: number): string {
  const plain = Array.from({ length: 9 }, (_, at) => ((mode >> (8 - at)) & 1 ? "rwx"[at % 3]! : "-"));
  const special: [bit: number, at: number, letter: string][] = [
    [0o4000, 2, "s"],
    [0o2000, 5, "s"],
    [0o1000, 8, "t"],
  ];
  for (const [bit, at, letter] of special)
    if (mode & bit) plain[at] = plain[at] === "x" ? letter : letter.toUpperCase();
  return plain.join("");
}
