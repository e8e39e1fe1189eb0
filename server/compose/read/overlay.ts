import { buildAsMap, dependenciesAsMap, hostsAsList, lacks, namesAsMap, pairsAsMap, textAsList } from "./forms";
import { type Entry, get, mergeOrder, textOf, type Value, type YamlMap } from "./yaml";

/** Pairs of maps that are looked at before the later one is taken whole; keeps aliases nested in aliases from multiplying. */
const budget = 200_000;

type Rule = (below: Value, above: Value, merge: (below: Value, above: Value) => Value) => Value;

const replace: Rule = (_, above) => above;
const byName: Rule = (below, above, merge) => merge(namesAsMap(below), namesAsMap(above));
const byPair: Rule = (below, above, merge) => merge(pairsAsMap(below), pairsAsMap(above));
const textOrList: Rule = (below, above, merge) => merge(textAsList(below), textAsList(above));

/**
 * Keys whose two values are not merged as any other's, by the pattern of their path (a service's from the service on).
 * Source: the merge rules of compose-go, and recordings of `docker compose config`.
 */
const rules: Readonly<Record<string, Rule>> = {
  command: replace,
  entrypoint: replace,
  "healthcheck.test": replace,
  "ulimits.*": replace,
  build: (below, above, merge) => merge(buildAsMap(below), buildAsMap(above)),
  depends_on: (below, above, merge) => merge(dependenciesAsMap(below), dependenciesAsMap(above)),
  networks: byName,
  models: byName,
  annotations: byPair,
  "build.additional_contexts": byPair,
  "build.args": byPair,
  "build.labels": byPair,
  "deploy.labels": byPair,
  environment: byPair,
  labels: byPair,
  sysctls: byPair,
  dns: textOrList,
  dns_opt: textOrList,
  dns_search: textOrList,
  env_file: textOrList,
  label_file: textOrList,
  tmpfs: textOrList,
  extra_hosts: (below, above, merge) => merge(hostsAsList(below), hostsAsList(above)),
  logging: (below, above, merge) => (isSameDriver(below, above) ? merge(below, above) : above),
  "networks.*.ipam.config": bySubnet,
};

/** The options of a logging driver mean nothing to another. */
function isSameDriver(below: Value, above: Value): boolean {
  return lacks(below, "driver") || lacks(above, "driver") || driverOf(below) === driverOf(above);
}

function driverOf(logging: Value): string | undefined {
  return textOf(get(logging, "driver"));
}

function bySubnet(below: Value, above: Value, merge: (below: Value, above: Value) => Value): Value {
  if (below.kind !== "list" || above.kind !== "list") return above;
  const subnet = (item: Value) => textOf(get(item, "subnet"));
  const items = [...below.items];
  for (const item of above.items) {
    const at = items.findIndex((other) => subnet(other) === subnet(item));
    if (at < 0) items.push(item);
    else items[at] = merge(items[at]!, item);
  }
  return { ...above, items, places: items };
}

/** What one answer may still look at. */
export interface Budget {
  pairs: number;
}

/**
 * What several `---` documents of one file say together, as Compose merges them: maps key by key, lists appended, later
 * scalars over earlier ones; `!reset` removes and `!override` replaces.
 */
export function overlay(documents: YamlMap[]): YamlMap {
  const left = { pairs: budget };
  const [first, ...others] = documents;
  if (!first) return { kind: "map", start: 0, end: 0, entries: new Map(), merged: [], pairs: [] };
  return others.reduce((below, above) => overlayMap(below, above, [], left), withoutResets(first) as YamlMap);
}

/** One service laid over another that it extends, by the same rules. */
export function overlayService(below: YamlMap, above: YamlMap, left: Budget): YamlMap {
  return overlayMap(below, above, ["services", "*"], left);
}

function overlayMap(below: YamlMap, above: YamlMap, path: readonly string[], left: Budget): YamlMap {
  const entries = allEntries(below, left);
  for (const [key, entry] of allEntries(above, left)) {
    if (entry.value.tag === "!reset") entries.delete(key);
    else entries.set(key, overlayEntry([...path, key], entries.get(key), entry, left));
  }
  return { ...above, entries, merged: [] };
}

/** Those behind `<<` included: each document is read with its merges before it is laid over another. */
function allEntries(map: YamlMap, left: Budget): Map<string, Entry> {
  const all = new Map<string, Entry>();
  for (const layer of [...mergeOrder(map)].reverse()) {
    left.pairs -= layer.entries.size;
    if (left.pairs < 0 && layer !== map) continue;
    for (const [key, entry] of layer.entries) all.set(key, entry);
  }
  return all;
}

function overlayEntry(path: readonly string[], below: Entry | undefined, above: Entry, left: Budget): Entry {
  if (left.pairs < 0 || above.value.tag === "!override") return above;
  if (!below) return { ...above, value: withoutResets(above.value) };
  const rule = rules[ruleOf(path)];
  const isPair = rules[ruleOf(path.slice(0, -1))] === byPair;
  // Nothing at all says nothing, but for a key that is replaced as a whole and for one that is a text of its own.
  if (rule !== replace && !isPair && above.value.kind === "scalar" && above.value.empty) return below;
  const merge = (one: Value, other: Value) => overlayValue(one, other, path, left);
  return { ...above, value: rule ? rule(below.value, above.value, merge) : merge(below.value, above.value) };
}

/** The pattern by which `rules` names the key. */
function ruleOf(path: readonly string[]): string {
  const [section, , ...keys] = path;
  if (section !== "services") return [section, "*", ...keys].join(".");
  return keys[0] === "ulimits" && keys.length === 2 ? "ulimits.*" : keys.join(".");
}

function overlayValue(below: Value, above: Value, path: readonly string[], left: { pairs: number }): Value {
  if (below.kind === "map" && above.kind === "map") return overlayMap(below, above, path, left);
  if (below.kind === "list" && above.kind === "list")
    return { ...above, items: [...below.items, ...above.items], places: [...below.places, ...above.places] };
  return above;
}

/** What aliases share is looked at once. */
const cleaned = new WeakMap<Value, Value>();

/** Where nothing stands below, what is marked is not there; the very same value when nothing is. */
function withoutResets(value: Value): Value {
  if (value.kind !== "map") return value;
  const known = cleaned.get(value);
  if (known) return known;
  const entries = new Map<string, Entry>();
  let changed = false;
  for (const [key, entry] of value.entries) {
    const inner = entry.value.tag === "!reset" ? undefined : withoutResets(entry.value);
    changed ||= inner !== entry.value;
    if (inner) entries.set(key, inner === entry.value ? entry : { ...entry, value: inner });
  }
  const result = changed ? { ...value, entries } : value;
  cleaned.set(value, result);
  return result;
}
