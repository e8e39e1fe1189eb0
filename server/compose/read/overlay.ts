import type { Entry, Value, YamlMap } from "./yaml";

/** Keys whose later list replaces the earlier one; every other list is appended to. */
const replaced = new Set(["command", "entrypoint", "test"]);

/** Pairs of maps that are looked at before the later one is taken whole; keeps aliases nested in aliases from multiplying. */
const budget = 20_000;

/**
 * What several `---` documents of one file say together, as Compose merges them: maps key by key, lists appended, later
 * scalars over earlier ones; `!reset` removes and `!override` replaces.
 */
export function overlay(documents: YamlMap[]): YamlMap {
  const left = { pairs: budget };
  const [first, ...others] = documents;
  if (!first) return { kind: "map", start: 0, end: 0, entries: new Map(), merged: [] };
  return others.reduce((below, above) => overlayMap(below, above, left), first);
}

function overlayMap(below: YamlMap, above: YamlMap, left: { pairs: number }): YamlMap {
  const entries = new Map(below.entries);
  for (const [key, entry] of above.entries) {
    if (entry.value.tag === "!reset") entries.delete(key);
    else entries.set(key, overlayEntry(key, entries.get(key), entry, left));
  }
  return { ...above, entries, merged: [...above.merged, ...below.merged] };
}

function overlayEntry(key: string, below: Entry | undefined, above: Entry, left: { pairs: number }): Entry {
  left.pairs--;
  if (!below || left.pairs < 0 || above.value.tag === "!override" || replaced.has(key)) return above;
  return { key: above.key, value: overlayValue(below.value, above.value, left) };
}

function overlayValue(below: Value, above: Value, left: { pairs: number }): Value {
  if (below.kind === "map" && above.kind === "map") return overlayMap(below, above, left);
  if (below.kind === "list" && above.kind === "list") return { ...above, items: [...below.items, ...above.items] };
  return above;
}
