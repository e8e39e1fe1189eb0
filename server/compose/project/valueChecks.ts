import { textOf, type Value } from "../read/yaml";
import { splitWords } from "../value/words";
import { refuseDuration } from "./healthcheck";
import type { Reading } from "./reading";

/** Refuses a value of the wrong kind; `path` as docker compose writes it. */
export type Check = (reading: Reading, value: Value, path: string) => void;

export const must = (expected: string, isWrong: (value: Value) => boolean): Check => {
  return (reading, value, path) => {
    if (isWrong(value)) reading.refuse(value, `${path} must be a ${expected}`);
  };
};

export const isNumeric = (text: string): boolean =>
  /^[-+]?(?:\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+)$/i.test(text);

export function isNothing(value: Value): boolean {
  return value.kind === "scalar" && value.empty;
}

/** A number or a boolean, as YAML reads it without quotes. */
export function isTyped(value: Value): boolean {
  if (value.kind !== "scalar" || value.style !== "plain" || value.empty) return false;
  return isNumeric(value.text) || /^(?:true|True|TRUE|false|False|FALSE)$/.test(value.text);
}

export const array = must("array", (value) => value.kind !== "list");
export const mapping = must("mapping", (value) => value.kind !== "map");
export const mappingOrNothing = must("mapping or null", (value) => value.kind !== "map" && !isNothing(value));
export const string = must("string", (value) => value.kind !== "scalar" || value.empty || isTyped(value));

/** docker compose splits a command that is one text into words, and needs every quote closed. */
export const command: Check = (reading, value, path) => {
  if (value.kind === "map" || isTyped(value)) reading.refuse(value, `${path} must be a null`);
  const text = textOf(value);
  if (text !== undefined && splitWords(text) === undefined) {
    reading.refuse(value, `'${inBrackets(path)}' invalid command line string`);
  }
};

/** The whole text, or a part of it, has to fit, as docker compose looks for it. */
export const pattern = (source: string): Check => {
  const expression = new RegExp(source);
  return (reading, value, path) => {
    const text = textOf(value);
    if (text === undefined || expression.test(text)) return;
    reading.refuse(value, `${path} '${text}' does not match pattern '${source}'`);
  };
};

export const all = (...checks: readonly Check[]): Check => {
  return (reading, value, path) => {
    for (const check of checks) check(reading, value, path);
  };
};

export const count: Check = (reading, value, path) => {
  integer(reading, value, path);
  if (/^-\d/.test(textOf(value) ?? "")) reading.refuse(value, `${path}: must be greater than or equal to 0`);
};

export const oneOf = (...values: string[]): Check => {
  const all = values.map((value) => `'${value}'`).join(", ");
  return (reading, value, path) => {
    const text = textOf(value);
    if (text !== undefined && !values.includes(text)) reading.refuse(value, `${path} value must be one of ${all}`);
  };
};

/** What docker compose turns into a number or a boolean once variables are filled in. */
export const integer = cast((text) =>
  /^[-+]?\d+$/.test(text) ? undefined : `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`,
);
export const boolean = cast((text) =>
  /^(?:true|false|yes|no|on|off|y|n|1|0)$/i.test(text) ? undefined : `invalid boolean: ${text}`,
);

function cast(wrong: (text: string) => string | undefined): Check {
  return (reading, value, path) => {
    if (value.kind !== "scalar" || value.empty) return;
    const why = wrong(value.text);
    if (why === undefined) return;
    reading.refuse(value, `error while interpolating ${path}: failed to cast to expected type: ${why}`);
  };
}

export const bytes: Check = (reading, value, path) => {
  const text = textOf(value);
  if (text === undefined || /^-?\d+$/.test(text)) return;
  const [, , suffix] = /^(\d+\.?\d*|\.\d+) ?(.*)$/.exec(text) ?? [];
  if (suffix !== undefined && /^(?:[kmgtp]?(?:i?b)?)$/i.test(suffix)) return;
  const why = suffix === undefined ? `invalid size: '${text}'` : `invalid suffix: '${suffix.toLowerCase()}'`;
  reading.refuse(value, `'${inBrackets(path)}' ${why}`);
};

export const duration: Check = (reading, value, path) => {
  string(reading, value, path);
  if (!isTyped(value)) refuseDuration(reading, value, inBrackets(path));
};

/** A path as docker compose's decoder writes it. */
function inBrackets(path: string): string {
  return path.replace(/^services\.([^.]*)/, "services[$1]");
}
