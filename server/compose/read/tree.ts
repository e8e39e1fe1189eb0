import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from "yaml";
import type { Value, YamlMap } from "./yaml";

/** A document's value, and whether one of its maps says a key twice (which Compose refuses). */
export interface Tree {
  root: Value | undefined;
  repeatedKey: boolean;
}

interface Reading {
  anchors: Map<string, Value>;
  repeatedKey: boolean;
}

/**
 * The document's nodes as plain data, in one walk over the text. An alias becomes the very value its anchor had so far
 * (YAML's rule), so aliases cost nothing however often they are used, and an anchor cannot contain itself.
 */
export function readTree(document: Document.Parsed): Tree {
  const reading: Reading = { anchors: new Map(), repeatedKey: false };
  const root = document.contents ? read(document.contents, reading) : undefined;
  return { root, repeatedKey: reading.repeatedKey };
}

function read(node: ParsedNode | null, reading: Reading): Value {
  if (!node) return nothing(-1, -1);
  if (isAlias(node)) return reading.anchors.get(node.source) ?? nothing(node.range[0], node.range[1]);
  const value = readContent(node, reading);
  if (node.tag && /^!\w/.test(node.tag)) value.tag = node.tag;
  if (node.anchor) reading.anchors.set(node.anchor, value);
  return value;
}

function readContent(node: ParsedNode, reading: Reading): Value {
  const [start, end] = node.range;
  if (isMap<ParsedNode, ParsedNode | null>(node)) return readMap(node.items, start, end, reading);
  if (isSeq<ParsedNode>(node)) {
    return { kind: "list", start, end, items: node.items.map((item) => read(item, reading)) };
  }
  if (!isScalar(node)) return nothing(start, end);
  const style = node.type === "PLAIN" ? "plain" : node.type?.startsWith("BLOCK") ? "block" : "quoted";
  const text = style === "plain" ? (node.source ?? "") : String(node.value ?? "");
  return { kind: "scalar", start, end, text, style, empty: style === "plain" && /^(~|null|Null|NULL)?$/.test(text) };
}

function readMap(pairs: Pair<ParsedNode, ParsedNode | null>[], start: number, end: number, reading: Reading): YamlMap {
  const map: YamlMap = { kind: "map", start, end, entries: new Map(), merged: [] };
  for (const pair of pairs) {
    const key = read(pair.key, reading);
    const value = read(pair.value, reading);
    if (key.kind !== "scalar") continue;
    if (key.text === "<<" && key.style === "plain") {
      map.merged.push(...(value.kind === "list" ? value.items : [value]).filter((item) => item.kind === "map"));
      continue;
    }
    if (map.entries.has(key.text)) reading.repeatedKey = true;
    map.entries.set(key.text, { key: { start: key.start, end: key.end }, value });
  }
  return map;
}

function nothing(start: number, end: number): Value {
  return { kind: "scalar", start, end, text: "", empty: true, style: "plain" };
}
