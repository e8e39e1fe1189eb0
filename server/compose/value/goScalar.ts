/** What an unquoted scalar is to docker compose's YAML reader, in Go's words. */
export type GoType = "bool" | "float64" | "int" | "nil" | "string" | "time.Time";

export interface GoScalar {
  type: GoType;
  /** As Go prints it. */
  text: string;
}

/** The largest whole number that is not read as a fraction. */
const mostWhole = 2n ** 64n;

/** What docker compose reads in an unquoted YAML scalar: `0644` is 420, `1.50` is 1.5, `22:22` a text. */
export function readGoScalar(text: string): GoScalar {
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return { type: "nil", text: "<nil>" };
  if (/^(?:true|True|TRUE)$/.test(text)) return { type: "bool", text: "true" };
  if (/^(?:false|False|FALSE)$/.test(text)) return { type: "bool", text: "false" };
  const special = /^([-+]?)\.(?:(inf|Inf|INF)|(?:nan|NaN|NAN))$/.exec(text);
  if (special?.[2]) return { type: "float64", text: special[1] === "-" ? "-Inf" : "+Inf" };
  if (special?.[1] === "") return { type: "float64", text: "NaN" };
  if (isTimestamp(text)) return { type: "time.Time", text };
  return (/^[-+.\d]/.test(text) && numberIn(text.replaceAll("_", ""))) || { type: "string", text };
}

/** The same as a text, for where docker compose needs one. */
export function goScalar(text: string): string {
  const { type, text: read } = readGoScalar(text);
  return type === "nil" ? text : read;
}

/** YAML's way of writing a day or a moment without quotes, which docker compose then refuses where it needs a text. */
export function isTimestamp(text: string): boolean {
  return /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?)?$/.test(
    text,
  );
}

function numberIn(digits: string): GoScalar | undefined {
  const [, sign, whole] = /^([-+]?)(0|[1-9]\d*|0x[\da-f]+|0o?[0-7]+|0b[01]+)$/i.exec(digits) ?? [];
  if (whole !== undefined) {
    const value = BigInt(/^0\d/.test(whole) ? `0o${whole}` : whole.toLowerCase());
    if (value < mostWhole) return { type: "int", text: String(sign === "-" ? -value : value) };
  }
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? { type: "float64", text: goFloat(value) } : undefined;
}

/** Go turns to exponents below 1e-4, JavaScript only below 1e-6; both do from 1e21 on. */
function goFloat(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const isSmall = value !== 0 && Math.abs(value) < 1e-4;
  return (isSmall ? value.toExponential() : String(value)).replace(/e([-+])(\d)$/, "e$10$2");
}
