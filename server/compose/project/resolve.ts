import { interpolateTree } from "../read/interpolated";
import { type Budget, overlay, overlayService } from "../read/overlay";
import type { ComposeFile } from "../read/parse";
import { typeOf } from "../read/scalars";
import {
  type Entry,
  entriesOf,
  entriesWithKeys,
  entryOf,
  get,
  type Span,
  textOf,
  type Value,
  type YamlMap,
  type YamlScalar,
} from "../read/yaml";
import type { Interpolated, Lookup } from "../value/interpolate";

/** What a file says once its variables, its `extends` and its documents are worked in. */
export interface Resolved {
  root: YamlMap;
  /** Values that asked for variables, in the order of the file. */
  asked: { value: YamlScalar; path: string; result: Interpolated }[];
  refused: { at: Span; message: string }[];
}

/** Services that extend each other in one chain. */
const deepest = 200;

/** Pairs that all `extends` of a file together may look at. */
const budget = 100_000;

/**
 * Each document with its variables put in and its services extended, then all laid over each other: docker compose's order.
 * An `extends` that names another file is left alone, for files are not read here.
 */
export function resolve(compose: ComposeFile, lookup: Lookup): Resolved {
  const asked: Resolved["asked"] = [];
  const refused: Resolved["refused"] = [];
  const left = { pairs: budget };
  const documents = compose.documents.map((document) => document.root).filter((root) => root?.kind === "map");
  const roots = documents.map((root) => {
    const filled = interpolateTree(root, lookup, (value, path, result) => asked.push({ value, path, result }));
    return extend(filled, refused, left);
  });
  return { root: overlay(roots), asked, refused };
}

function extend(root: YamlMap, refused: Resolved["refused"], left: Budget): YamlMap {
  const services = get(root, "services");
  const all = entriesOf(services);
  if (services?.kind !== "map" || ![...all.values()].some((service) => get(service, "extends"))) return root;
  const done = new Map<string, Value>();

  const extended = (name: string, waiting: readonly string[]): Value | undefined => {
    const known = done.get(name);
    const service = all.get(name);
    const base = known ? undefined : baseOf(service, name, refused);
    if (known || service?.kind !== "map" || !base || waiting.length > deepest) return known ?? service;
    const where = get(service, "extends")!;
    if (waiting.includes(base.name) || base.name === name) {
      refused.push({ at: where, message: circle([...waiting, name, base.name]) });
    } else if (!all.has(base.name)) {
      const message = `cannot extend service ${JSON.stringify(name)}: service ${JSON.stringify(base.name)} not found`;
      refused.push({ at: where, message });
    }
    const below = waiting.includes(base.name) ? undefined : extended(base.name, [...waiting, name]);
    const result = below?.kind === "map" ? overlayService(below, service, left) : service;
    done.set(name, result);
    return result;
  };

  const entries = new Map<string, Entry>();
  for (const [name, entry] of entriesWithKeys(services)) {
    entries.set(name, { ...entry, value: extended(name, []) ?? entry.value });
  }
  const top = new Map(root.entries);
  const entry = entryOf(root, "services")!;
  return { ...root, entries: top.set("services", { ...entry, value: { ...services, entries, merged: [] } }) };
}

/** The service of this file that another extends; undefined when it extends none, or one of another file. */
function baseOf(service: Value | undefined, name: string, refused: Resolved["refused"]): { name: string } | undefined {
  const entry = entryOf(service, "extends");
  if (!entry || get(entry.value, "file")) return undefined;
  const { key, value } = entry;
  if (value.kind === "map" && textOf(get(value, "service")) === undefined) {
    refused.push({ at: key, message: `extends.${name}.service is required` });
    return undefined;
  }
  const base = value.kind === "scalar" && typeOf(value) === "string" ? value.text : textOf(get(value, "service"));
  return { name: base ?? "" };
}

function circle(names: readonly string[]): string {
  const [first, ...others] = names.slice(names.indexOf(names.at(-1)!));
  return ["Circular reference:", `  ${first}`, ...others.map((name) => `  extends ${name}`)].join("\n");
}
