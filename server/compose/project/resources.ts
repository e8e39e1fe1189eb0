import { pairsAsMap } from "../read/forms";
import { booleanIn, plainText } from "../read/scalars";
import { entriesOf, entryOf, get, type Span, textOf, type Value, type YamlMap } from "../read/yaml";
import { projectPrefix } from "./names";

export type ResourceKind = "volumes" | "networks" | "configs" | "secrets";

/** A top-level volume, network, config or secret. */
export interface Resource {
  key: string;
  declared: boolean;
  /** Made by someone else: Compose neither creates nor removes it. */
  external: boolean;
  /** What the engine calls it. */
  nameOnMachine: string;
  /** True when the name begins with the project's name. */
  prefixed: boolean;
  /** Its key; absent: not declared. */
  at?: Span;
  declaration: Value | undefined;
}

/** The resource as the file declares it. A name of its own is taken as it is, an external one is never prefixed. */
export function resource(root: YamlMap, kind: ResourceKind, key: string): Resource {
  const entry = entryOf(get(root, kind), key);
  const declaration = entry?.value;
  const outside = get(declaration, "external");
  const external = outside?.kind === "map" || booleanIn(outside) === true;
  const name = textOf(get(declaration, "name")) ?? textOf(get(outside, "name")) ?? (external ? key : undefined);
  return {
    key,
    declared: entry !== undefined,
    external,
    nameOnMachine: name ?? `${projectPrefix(root)}_${key}`,
    prefixed: name === undefined,
    declaration,
    ...(entry ? { at: entry.key } : {}),
  };
}

/** The texts of a map, or of a list of `NAME=value`. */
export function textPairs(value: Value | undefined): Record<string, string> {
  if (!value) return {};
  return Object.fromEntries([...entriesOf(pairsAsMap(value))].map(([name, text]) => [name, plainText(text) ?? ""]));
}
