import { isDecimal, readSize } from "../value/bytes";
import { durationParts } from "../value/duration";
import { splitWords } from "../value/words";
import type { Conversion, Shape } from "./shape";
import { one } from "./shape";

const parsing = (how: string, text: string) => `strconv.${how}: parsing ${JSON.stringify(text)}: invalid syntax`;
const isWhole = (text: string) => /^[-+]?\d+$/.test(text);

/** As YAML's own list of booleans has them. */
const noBoolean: Conversion = (text) =>
  /^(?:true|false|yes|no|on|off|y|n)$/i.test(text) ? undefined : `invalid boolean: ${text}`;
const noWhole = (how: string): Conversion => {
  return (text) => (isWhole(text) ? undefined : parsing(how, text));
};
const noDecimal: Conversion = (text) => (isDecimal(text) ? undefined : parsing("ParseFloat", text));

/** What is refused of a text alone. */
const ofText = (refused: Conversion): Conversion => {
  return (text, isText) => (isText ? refused(text, isText) : undefined);
};

const booleanOrText = one("boolean", "string");
/** Turned into a boolean while variables are filled in. */
export const flag: Shape = { ...booleanOrText, cast: { to: "boolean", refused: noBoolean } };
/** Turned into a boolean at the end. */
export const lateFlag: Shape = { ...booleanOrText, decode: ofText(noBoolean) };
const whole = (how: string) => ({ to: "integer", refused: noWhole(how) }) as const;
export const castWhole = whole("Atoi");
export const castLong = whole("ParseInt");
export const castDecimal = { to: "number", refused: noDecimal } as const;
export const count: Shape = { ...one("integer", "string"), cast: castWhole };
export const long: Shape = { ...one("number", "string"), cast: castLong };
export const decimal: Shape = { ...one("number", "string"), cast: castDecimal };
export const lateDecimal: Shape = { ...one("number", "string"), decode: ofText(noDecimal) };
export const lateWhole: Shape = { ...one("integer", "string"), decode: ofText(noWhole("ParseInt")) };

/** What is no size; a number of YAML's own is always one. */
export const noSize: Conversion = ofText((text) => {
  const size = readSize(text);
  return "refused" in size ? size.refused : undefined;
});
export const size = (...kinds: Parameters<typeof one>): Shape => ({ ...one(...kinds), decode: noSize });

const noDuration: Conversion = (text) => {
  if (durationParts(text)) return undefined;
  const quoted = JSON.stringify(text);
  const [, number, unit] = /^[-+]?(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(text) ?? [];
  if (number === undefined || (unit && durationParts(`1${unit}`))) return `time: invalid duration ${quoted}`;
  if (unit === "") return `time: missing unit in duration ${quoted}`;
  return `time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}`;
};
export const duration: Shape = { ...one("string"), decode: noDuration };

export const octal: Shape = {
  ...one("number", "string"),
  decode: ofText((text) => (/^[-+]?[0-7]+$/.test(text) ? undefined : parsing("ParseInt", text))),
};
/** A number that no text can be. */
export const noText = (type: string): Conversion => {
  return ofText(() => `expected type '${type}', got unconvertible type 'string'`);
};
/** A number that cannot be below 0. */
export const notNegative = (type: string): Conversion => {
  return (text) =>
    /^-[1-9]/.test(text) ? `cannot parse value as '${type}': ${Number.parseInt(text, 10)} overflows uint` : undefined;
};
export const deviceCount: Shape = {
  ...one("integer", "string"),
  decode: ofText((text) =>
    /^(?:all|[-+]?\d+)$/.test(text)
      ? undefined
      : `invalid value ${JSON.stringify(text)}, the only value allowed is 'all' or a number`,
  ),
};
const noCommand: Conversion = (text) => (splitWords(text) === undefined ? "invalid command line string" : undefined);
/** docker compose splits a command that is one text into words, and needs every quote closed. */
export const command: Shape = {
  forms: [{ kinds: ["null"] }, { kinds: ["string"] }, { kinds: ["array"], items: one("string") }],
  decode: noCommand,
};
