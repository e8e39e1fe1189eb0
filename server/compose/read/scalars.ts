import { goScalar } from "../value/goScalar";
import { modeOf } from "../value/mode";
import { textOf, type Value } from "./yaml";

/** A scalar where docker compose needs a text: numbers as Go prints them. Undefined for nothing, maps and lists. */
export function plainText(value: Value | undefined): string | undefined {
  const text = textOf(value);
  return value?.kind === "scalar" && value.style === "plain" && text !== undefined ? goScalar(text) : text;
}

/** A scalar that says permissions. */
export function modeIn(value: Value | undefined): number | undefined {
  const text = textOf(value);
  return text === undefined || value?.kind !== "scalar" ? undefined : modeOf(text, value.style !== "plain");
}
