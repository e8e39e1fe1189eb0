import type { ComposeBuild, ComposeVariable } from "../../protocol";
import { buildAsMap, pairsAsMap } from "../read/forms";
import { plainText } from "../read/scalars";
import { entriesWithKeys, get, textOf, textsOf, type Value } from "../read/yaml";
import { defined } from "../value/defined";
import type { Lookup } from "../value/interpolate";
import { grantsIn } from "./grants";
import type { Reading } from "./reading";

/** How a service's image is built; undefined when it is not. */
export function buildIn(reading: Reading, name: string, service: Value | undefined): ComposeBuild | undefined {
  const value = get(service, "build");
  if (!value || (value.kind === "scalar" && value.empty)) return undefined;
  const build = buildAsMap(value);
  const inline = textOf(get(build, "dockerfile_inline"));
  const named = textOf(get(build, "dockerfile"));
  return {
    range: reading.range(value),
    context: textOf(get(build, "context")) ?? ".",
    args: variablesIn(reading, get(build, "args"), `services[${name}].build.args`),
    additionalContexts: pairsIn(reading, get(build, "additional_contexts")).map(({ value = "", ...pair }) => ({
      ...pair,
      value,
    })),
    platforms: textsOf(get(build, "platforms")),
    tags: [...new Set(textsOf(get(build, "tags")))],
    secrets: grantsIn(reading, get(build, "secrets"), "build.secrets"),
    ...defined({
      inline,
      dockerfile: inline === undefined ? (named ?? "Dockerfile") : undefined,
      target: textOf(get(build, "target")),
    }),
  };
}

/** A name in a list may not end in a blank. */
function variablesIn(reading: Reading, value: Value | undefined, path: string): ComposeBuild["args"] {
  for (const item of reading.items(value)) {
    const name = /^([^=]*\s)(?:=|$)/.exec(textOf(item) ?? "")?.[1];
    if (name === undefined) continue;
    reading.refuse(item, `'${path}' environment variable ${name} is declared with a trailing space`);
  }
  return pairsIn(reading, value);
}

function pairsIn(reading: Reading, value: Value | undefined): ComposeBuild["args"] {
  const pairs = reading.take([...entriesWithKeys(value && pairsAsMap(value))]);
  return pairs.map(([name, { key, value }]) => ({
    name,
    ...defined({ value: plainText(value) }),
    range: reading.range(key),
  }));
}

/** The variables that `environment` sets; a name without a value takes the one of docker compose's own shell. */
export function environmentIn(
  reading: Reading,
  name: string,
  service: Value | undefined,
  lookup: Lookup,
): ComposeVariable[] {
  return variablesIn(reading, get(service, "environment"), `services[${name}].environment`).map(
    ({ value, ...variable }) => ({
      ...variable,
      ...defined({ value: value ?? lookup(variable.name) }),
      source: value === undefined ? "shell" : "environment",
    }),
  );
}
