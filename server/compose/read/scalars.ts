import { type GoType, goScalar, readGoScalar } from "../value/goScalar";
import { modeOf } from "../value/mode";
import { textOf, type Value, type YamlScalar } from "./yaml";

/** A scalar where docker compose needs a text: numbers as Go prints them. Undefined for nothing, maps and lists. */
export function plainText(value: Value | undefined): string | undefined {
  const text = textOf(value);
  return value?.kind === "scalar" && value.style === "plain" && text !== undefined ? goScalar(text) : text;
}

/** What docker compose's YAML reader makes of a scalar. */
export function typeOf(value: YamlScalar): GoType {
  if (value.empty) return "nil";
  return value.style === "plain" ? readGoScalar(value.text).type : "string";
}

/** A boolean, whichever way YAML or docker compose takes one. Undefined for anything else. */
export function booleanIn(value: Value | undefined): boolean | undefined {
  const text = textOf(value);
  if (text === undefined || !/^(?:true|false|yes|no|on|off|y|n)$/i.test(text)) return undefined;
  return /^(?:true|yes|on|y)$/i.test(text);
}

/** A scalar that says permissions. */
export function modeIn(value: Value | undefined): number | undefined {
  const text = textOf(value);
  return text === undefined || value?.kind !== "scalar" ? undefined : modeOf(text, value.style !== "plain");
}
