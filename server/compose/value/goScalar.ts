/**
 * What docker compose makes of an unquoted YAML scalar where it needs a text: numbers come out as Go prints them
 * (`0644` is 420, `1.50` is 1.5), everything else stays as it is written.
 */
export function goScalar(text: string): string {
  const digits = text.replaceAll("_", "");
  if (/^[-+]?(?:0|[1-9]\d*)$/.test(digits)) return BigInt(digits).toString();
  const [, sign, base, number] = /^([-+]?)0(x|o|b|)([\da-f]+)$/i.exec(digits) ?? [];
  if (number !== undefined) return whole(sign!, base!.toLowerCase(), number) ?? text;
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(digits)) return goFloat(Number(digits));
  if (/^(?:true|True|TRUE)$/.test(text)) return "true";
  if (/^(?:false|False|FALSE)$/.test(text)) return "false";
  return text;
}

/** YAML's way of writing a day or a moment without quotes, which docker compose then refuses where it needs a text. */
export function isTimestamp(text: string): boolean {
  return /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?)?$/.test(
    text,
  );
}

function whole(sign: string, base: string, number: string): string | undefined {
  const allowed = { x: /^[\da-f]+$/i, o: /^[0-7]+$/, "": /^[0-7]+$/, b: /^[01]+$/ }[base];
  if (!allowed?.test(number)) return undefined;
  const value = BigInt(`0${base === "" ? "o" : base}${number}`);
  return (sign === "-" ? -value : value).toString();
}

/** Go turns to exponents below 1e-4, JavaScript only below 1e-6; both do from 1e21 on. */
function goFloat(value: number): string {
  const isSmall = value !== 0 && Math.abs(value) < 1e-4;
  return (isSmall ? value.toExponential() : String(value)).replace(/e([-+])(\d)$/, "e$10$2");
}
