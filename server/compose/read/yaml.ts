/** Half-open span of UTF-16 offsets in the text. */
export interface Span {
  start: number;
  end: number;
}

/** YAML as plain data that remembers its places: aliases are followed, `<<` is kept apart, nothing is expanded. */
export type Value = YamlMap | YamlList | YamlScalar;

export interface YamlMap extends Span {
  kind: "map";
  /** The map's own keys; a repeated key keeps its last value. */
  entries: Map<string, Entry>;
  /** Maps behind `<<`, in their order. */
  merged: YamlMap[];
  /** Every pair in the order of the text: `<<` and what a repeated key said first, too. */
  pairs: Entry[];
  /** Local YAML tag such as `!override`. */
  tag?: string;
}

export interface Entry {
  name: string;
  key: Span;
  value: Value;
  /** Where the value stands, or the alias in its stead. */
  place: Span;
}

export interface YamlList extends Span {
  kind: "list";
  items: Value[];
  /** Where each item stands, or the alias in its stead. */
  places: Span[];
  tag?: string;
}

export interface YamlScalar extends Span {
  kind: "scalar";
  /** As the author wrote it for plain text (`0440`, `22:22`), decoded for quoted and block text; empty for nothing. */
  text: string;
  /** `~`, `null` or nothing at all. */
  empty: boolean;
  style: "plain" | "quoted" | "block";
  tag?: string;
}

export type Path = readonly (string | number)[];

/** The map's value for the key, looked for behind `<<` when the map itself has none. */
export function get(map: Value | undefined, key: string): Value | undefined {
  return entryOf(map, key)?.value;
}

/** The same with the places of key and value. */
export function entryOf(map: Value | undefined, key: string): Entry | undefined {
  if (map?.kind !== "map") return undefined;
  const own = map.entries.get(key);
  if (own || map.merged.length === 0) return own;
  for (const layer of mergeOrder(map)) {
    const entry = layer.entries.get(key);
    if (entry) return entry;
  }
  return undefined;
}

export function getIn(root: Value | undefined, path: Path): Value | undefined {
  let value = root;
  for (const step of path) {
    if (typeof step === "string") value = get(value, step);
    else value = value?.kind === "list" ? value.items[step] : undefined;
  }
  return value;
}

/** Keys and values of the map, those behind `<<` included. */
export function entriesOf(map: Value | undefined): Map<string, Value> {
  return new Map([...entriesWithKeys(map)].map(([key, { value }]) => [key, value]));
}

/** The same with the places of the keys. */
export function entriesWithKeys(map: Value | undefined): Map<string, Entry> {
  if (map?.kind !== "map") return new Map();
  const all = new Map(map.entries);
  if (map.merged.length === 0) return all;
  for (const layer of mergeOrder(map)) for (const [key, entry] of layer.entries) if (!all.has(key)) all.set(key, entry);
  return all;
}

/** The map, then what it merges, the nearest first; each map once, so that a chain of merges that doubles at every step stays as short as the file. */
export function mergeOrder(map: YamlMap): Set<YamlMap> {
  const order = new Set<YamlMap>();
  const waiting = [map];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (order.has(next)) continue;
    order.add(next);
    waiting.push(...[...next.merged].reverse());
  }
  return order;
}

/** The scalar's text; undefined for maps, lists and for nothing. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "scalar" && !value.empty ? value.text : undefined;
}

/** What the value lists: the items' texts of a list, the keys of a map, or the one text. */
export function textsOf(value: Value | undefined): string[] {
  if (value?.kind === "map") return [...entriesOf(value).keys()];
  const items = value?.kind === "list" ? value.items : value ? [value] : [];
  return items.map(textOf).filter((text) => text !== undefined);
}

/** The token without the quotes around it. */
export function unquoted(text: string, { start, end }: Span): Span {
  const quote = text[start];
  const quoted = end - start >= 2 && (quote === '"' || quote === "'") && text[end - 1] === quote;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}
