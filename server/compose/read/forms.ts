import {
  type Entry,
  entriesOf,
  get,
  type Span,
  type Value,
  type YamlList,
  type YamlMap,
  type YamlScalar,
} from "./yaml";

/** The list form of a map that a key may have: `NAME=value` items, or names alone. The entries' keys stand where the items do. */
export function pairsAsMap(value: Value): YamlMap {
  return asMap(value, (text, item) => {
    const equals = text.indexOf("=");
    if (equals < 0) return [text, nothingAt(item)];
    return [text.slice(0, equals), { ...textAt(item, text.slice(equals + 1)), style: "quoted" }];
  });
}

/** `depends_on` as a map: the list form means `service_started`. */
export function dependenciesAsMap(value: Value): YamlMap {
  return asMap(value, (text, item) => {
    const condition = textAt(item, "service_started");
    return [text, mapAt(item, [{ name: "condition", key: item, value: condition, place: item }])];
  });
}

/** Names that may be a list, or a map with more about each: `networks`, `models`. */
export function namesAsMap(value: Value): YamlMap {
  return asMap(value, (text, item) => [text, nothingAt(item)]);
}

/** `build` may be its context alone. */
export function buildAsMap(value: Value): YamlMap {
  if (value.kind !== "scalar") return asMap(value, (text, item) => [text, item]);
  return mapAt(value, value.empty ? [] : [{ name: "context", key: value, value, place: value }]);
}

/** One text where a list may stand. */
export function textAsList(value: Value): Value {
  return value.kind === "scalar" ? listAt(value, value.empty ? [] : [value]) : value;
}

/** `HOST=ADDRESS` items of a map, whose values may be lists of addresses. */
export function hostsAsList(value: Value): Value {
  if (value.kind !== "map") return value;
  const items = [...entriesOf(value)].flatMap(([host, addresses]) =>
    (addresses.kind === "list" ? addresses.items : [addresses]).map((address) =>
      textAt(address, `${host}=${address.kind === "scalar" ? address.text : ""}`),
    ),
  );
  return listAt(value, items);
}

/** Whether the value is a map that says nothing of the key. */
export function lacks(map: Value, key: string): boolean {
  return get(map, key) === undefined;
}

function asMap(value: Value, entryOf: (text: string, item: Value) => [string, Value]): YamlMap {
  if (value.kind === "map") return value;
  const items = value.kind === "list" ? value.items : [];
  const pairs: Entry[] = [];
  for (const item of items) {
    if (item.kind !== "scalar") continue;
    const [name, content] = entryOf(item.text, item);
    pairs.push({ name, key: { start: item.start, end: item.end }, value: content, place: content });
  }
  return mapAt(value, pairs);
}

function mapAt({ start, end }: Span, pairs: Entry[]): YamlMap {
  const entries = new Map(pairs.map((entry) => [entry.name, entry]));
  return { kind: "map", start, end, entries, merged: [], pairs };
}

function listAt({ start, end }: Value, items: Value[]): YamlList {
  return { kind: "list", start, end, items, places: items };
}

function textAt({ start, end }: Value, text: string): YamlScalar {
  return { kind: "scalar", start, end, text, empty: false, style: "quoted" };
}

function nothingAt({ start, end }: Value): YamlScalar {
  return { kind: "scalar", start, end, text: "", empty: true, style: "plain" };
}
