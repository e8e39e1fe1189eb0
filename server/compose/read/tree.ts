import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from "yaml";
import type { Span, Value, YamlMap } from "./yaml";

/** A document's value, and what stands beside the values in its text. */
export interface Tree {
  root: Value | undefined;
  /** In the order of the text. */
  marks: Mark[];
  /** A `|` or `>` alone on its line takes the lines below for its text: nobody writes that but by typing on. */
  loneBlock: boolean;
}

/** An anchor `&name`, an alias `*name` or a tag `!name`; the span holds its first character, too. */
export interface Mark extends Span {
  kind: "anchor" | "alias" | "tag";
  /** Without `&` and `*`; a tag with its `!`. */
  name: string;
  /** What an anchor or a tag stands before, and what an alias stands for; undefined: no such anchor above. */
  value: Value | undefined;
}

interface Reading {
  text: string;
  /** Offset of the document's text in the file. */
  shift: number;
  anchors: Map<string, Value>;
  marks: Mark[];
  loneBlock: boolean;
}

/**
 * The document's nodes as plain data, in one walk over the text. An alias becomes the very value its anchor had so far
 * (YAML's rule), so aliases cost nothing however often they are used, and an anchor cannot contain itself.
 * `text` is what was parsed; `shift`, where it stands in the file.
 */
export function readTree(document: Document.Parsed, text: string, shift = 0): Tree {
  const reading: Reading = { text, shift, anchors: new Map(), marks: [], loneBlock: false };
  const root = document.contents ? read(document.contents, reading) : undefined;
  return { root, marks: reading.marks.sort((one, other) => one.start - other.start), loneBlock: reading.loneBlock };
}

function read(node: ParsedNode | null, reading: Reading): Value {
  if (!node) return nothing({ start: -1, end: -1 });
  if (isAlias(node)) {
    const value = reading.anchors.get(node.source);
    reading.marks.push({ kind: "alias", name: node.source, value, ...placeOf(node, reading) });
    return value ?? nothing(placeOf(node, reading));
  }
  const value = readContent(node, reading);
  if (node.tag && /^!\w/.test(node.tag)) {
    value.tag = node.tag;
    markBefore(node, "tag", node.tag, value, reading);
  }
  if (node.anchor) {
    reading.anchors.set(node.anchor, value);
    markBefore(node, "anchor", node.anchor, value, reading);
  }
  return value;
}

/** The parser's nodes begin behind their anchor and tag, which stand on the way back to the key. */
function markBefore(node: ParsedNode, kind: "anchor" | "tag", name: string, value: Value, reading: Reading): void {
  const { text, shift, marks } = reading;
  const written = kind === "anchor" ? `&${name}` : name;
  const start = text.lastIndexOf(written, node.range[0]);
  if (start >= 0) marks.push({ kind, name, value, start: start + shift, end: start + shift + written.length });
}

function readContent(node: ParsedNode, reading: Reading): Value {
  const place = placeOf(node, reading);
  if (isMap<ParsedNode, ParsedNode | null>(node)) return readMap(node.items, place, reading);
  if (isSeq<ParsedNode>(node)) {
    return {
      kind: "list",
      ...place,
      items: node.items.map((item) => read(item, reading)),
      places: node.items.map((item) => placeOf(item, reading)),
    };
  }
  if (!isScalar(node)) return nothing(place);
  const [, type] = /^tag:yaml\.org,2002:(.+)$/.exec(node.tag ?? "") ?? [];
  const isPlain = type === undefined ? node.type === "PLAIN" : /^(?:bool|float|int|null)$/.test(type);
  const style = isPlain ? "plain" : node.type?.startsWith("BLOCK") ? "block" : "quoted";
  reading.loneBlock ||= style === "block" && isFirstOnLine(reading.text, node.range[0]);
  const text = node.type === "PLAIN" ? (node.source ?? "") : String(node.value ?? "");
  return { kind: "scalar", ...place, text, style, empty: style === "plain" && /^(~|null|Null|NULL)?$/.test(text) };
}

function isFirstOnLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trim() === "";
}

function readMap(pairs: Pair<ParsedNode, ParsedNode | null>[], place: Span, reading: Reading): YamlMap {
  const map: YamlMap = { kind: "map", ...place, entries: new Map(), merged: [], pairs: [] };
  for (const pair of pairs) {
    const key = read(pair.key, reading);
    const value = read(pair.value, reading);
    if (key.kind !== "scalar") continue;
    const entry = {
      name: key.text,
      key: { start: key.start, end: key.end },
      value,
      place: placeOf(pair.value, reading),
    };
    map.pairs.push(entry);
    if (key.text === "<<" && key.style === "plain") {
      map.merged.push(...(value.kind === "list" ? value.items : [value]).filter((item) => item.kind === "map"));
      continue;
    }
    map.entries.set(key.text, entry);
  }
  return map;
}

function placeOf(node: ParsedNode | null, { shift }: Reading): Span {
  return node ? { start: node.range[0] + shift, end: node.range[1] + shift } : { start: -1, end: -1 };
}

function nothing(place: Span): Value {
  return { kind: "scalar", ...place, text: "", empty: true, style: "plain" };
}
