import { readFileSync } from "node:fs";
import { root } from "./root.mjs";

/** A part of a JSON schema, as far as compose's schema uses them. */
interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  type?: string | string[];
}

/** Patterns of the paths that compose's schema knows (`services.*.ports[]`): keys, names of the user's, and items of lists. */
export interface SchemaPaths {
  keys: string[];
  names: string[];
  items: string[];
}

/** The paths of compose's schema as the package dclint (a devDependency) ships it. */
export function schemaPaths(): SchemaPaths {
  const schema = JSON.parse(readFileSync(`${root}/node_modules/dclint/schemas/compose.schema.json`, "utf8"));
  const found = { keys: new Set<string>(), names: new Set<string>(), items: new Set<string>() };
  collect(schema, schema, "", found, []);
  return { keys: [...found.keys], names: [...found.names], items: [...found.items] };
}

function collect(
  schema: Schema & { definitions?: unknown },
  all: Schema,
  pattern: string,
  found: Record<keyof SchemaPaths, Set<string>>,
  within: readonly Schema[],
): void {
  if (within.includes(schema)) return;
  const below = (inner: Schema, path: string) => collect(inner, all, path, found, [...within, schema]);
  if (schema.$ref) below(resolve(all, schema.$ref), pattern);
  for (const part of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) below(part, pattern);
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    const path = pattern === "" ? key : `${pattern}.${key}`;
    found.keys.add(path);
    below(inner, path);
  }
  const named = Object.entries(schema.patternProperties ?? {}).filter(([key]) => key !== "^x-");
  const rest = schema.additionalProperties;
  for (const inner of [...named.map(([, each]) => each), ...(typeof rest === "object" ? [rest] : [])]) {
    found.names.add(`${pattern}.*`);
    below(inner, `${pattern}.*`);
  }
  if (schema.items) {
    found.items.add(`${pattern}[]`);
    below(schema.items, `${pattern}[]`);
  }
}

function resolve(all: Schema, reference: string): Schema {
  const steps = reference.replace(/^#\//, "").split("/");
  return steps.reduce((schema, step) => (schema as Record<string, Schema>)[step] as Schema, all);
}
