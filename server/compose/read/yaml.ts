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
  /** Local YAML tag such as `!override`. */
  tag?: string;
}

export interface Entry {
  key: Span;
  value: Value;
}

export interface YamlList extends Span {
  kind: "list";
  items: Value[];
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
  if (map?.kind !== "map") return undefined;
  for (const layer of mergeOrder(map)) {
    const entry = layer.entries.get(key);
    if (entry) return entry.value;
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
  const all = new Map<string, Value>();
  if (map?.kind !== "map") return all;
  for (const layer of mergeOrder(map))
    for (const [key, entry] of layer.entries) if (!all.has(key)) all.set(key, entry.value);
  return all;
}

/** The map, then what it merges; each map once, so that a chain of merges that doubles at every step stays as short as the file. */
function mergeOrder(map: YamlMap): Set<YamlMap> {
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
