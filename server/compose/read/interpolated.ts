import { type Interpolated, interpolate, type Lookup } from "../value/interpolate";
import type { Entry, Value, YamlMap, YamlScalar } from "./yaml";

/** A scalar in which variables were looked for. `path` as docker compose names it: an item of a list is `[]`. */
export type OnScalar = (value: YamlScalar, path: string, result: Interpolated) => void;

/**
 * The tree with the variables of its values put in; keys keep theirs. What has none is the very same value, and what several
 * aliases share stays shared, so this is as long as the file.
 */
export function interpolateTree(root: YamlMap, lookup: Lookup, onScalar: OnScalar): YamlMap {
  const done = new Map<Value, Value>();

  const visit = (value: Value, path: string): Value => {
    const known = done.get(value);
    if (known) return known;
    const result = change(value, path);
    done.set(value, result);
    return result;
  };

  const change = (value: Value, path: string): Value => {
    if (value.kind === "list") {
      const items = value.items.map((item) => visit(item, join(path, "[]")));
      return items.some((item, at) => item !== value.items[at]) ? { ...value, items } : value;
    }
    if (value.kind === "map") return changeMap(value, path);
    if (value.empty || !value.text.includes("$")) return value;
    const result = interpolate(value.text, lookup);
    onScalar(value, path, result);
    return { ...value, text: result.text, style: value.style === "block" ? "block" : "quoted" };
  };

  const changeMap = (map: YamlMap, path: string): YamlMap => {
    const entries = new Map<string, Entry>();
    let changed = false;
    for (const [key, entry] of map.entries) {
      const value = visit(entry.value, join(path, key));
      changed ||= value !== entry.value;
      entries.set(key, value === entry.value ? entry : { ...entry, value });
    }
    const merged = map.merged.map((layer) => visit(layer, path) as YamlMap);
    changed ||= merged.some((layer, at) => layer !== map.merged[at]);
    return changed ? { ...map, entries, merged } : map;
  };

  return visit(root, "") as YamlMap;
}

function join(path: string, step: string): string {
  return path === "" ? step : `${path}.${step}`;
}
