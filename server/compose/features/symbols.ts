import { shorten } from "../../names/shorten";
import type { Range } from "../../protocol";
import { rangeOf } from "../read/lines";
import type { ComposeFile } from "../read/parse";
import { type Entry, get, textOf, unquoted, type Value, type YamlMap } from "../read/yaml";

/** An entry of the outline: a top-level section, what it declares, a key of a service, or a top-level key without entries. */
export interface OutlineEntry {
  name: string;
  detail: string;
  kind: "section" | "service" | "volume" | "network" | "config" | "secret" | "model" | "key";
  /** From the key to the end of its value. */
  range: Range;
  /** The key. */
  selectionRange: Range;
  children: OutlineEntry[];
}

const sections: Readonly<Record<string, OutlineEntry["kind"]>> = {
  services: "service",
  volumes: "volume",
  networks: "network",
  configs: "config",
  secrets: "secret",
  models: "model",
};

const longest = 80;

/** The outline: every document's sections in the order of the file, services with their keys. */
export function symbols(compose: ComposeFile): OutlineEntry[] {
  const entry = (pair: Entry, kind: OutlineEntry["kind"], detail: string, children: OutlineEntry[]): OutlineEntry => {
    const key = unquoted(compose.text, pair.key);
    // The parser's blocks reach down to the next key.
    const { length } = compose.text.slice(key.start, Math.max(key.start, pair.place.end)).trimEnd();
    const own = rangeOf(compose.lineStarts, { start: key.start, end: Math.max(pair.key.end, key.start + length) });
    return {
      name: pair.name,
      detail: shorten(detail, longest),
      kind,
      range: children.length > 0 ? reaching(own, children.at(-1)!.range) : own,
      selectionRange: rangeOf(compose.lineStarts, key),
      children,
    };
  };
  const section = (pair: Entry): OutlineEntry => {
    const kind = Object.hasOwn(sections, pair.name) ? sections[pair.name] : undefined;
    if (kind === undefined) return entry(pair, "key", textOf(pair.value) ?? "", []);
    const children = ownPairs(pair).map((child) =>
      entry(child, kind, detailOf(kind, child.value), keysOf(kind, child)),
    );
    return entry(pair, "section", "", children);
  };
  const keysOf = (kind: OutlineEntry["kind"], of: Entry): OutlineEntry[] =>
    kind === "service" ? ownPairs(of).map((pair) => entry(pair, "key", textOf(pair.value) ?? "", [])) : [];
  return compose.documents.flatMap(({ root }) => (root?.kind === "map" ? pairsOf(root).map(section) : []));
}

/** Where the file has an error, a block may end before what is in it, and editors refuse such an outline. */
function reaching({ start, end }: Range, last: Range): Range {
  const isShort = end.line < last.end.line || (end.line === last.end.line && end.character < last.end.character);
  return { start, end: isShort ? last.end : end };
}

/** The pairs that stand below the key; an alias's stand elsewhere. */
function ownPairs({ value, place }: Entry): Entry[] {
  return value.kind === "map" && value.start === place.start ? pairsOf(value) : [];
}

/** Editors refuse an entry without a name; `<<` declares nothing. */
function pairsOf({ pairs }: YamlMap): Entry[] {
  return pairs.filter(({ name, key }) => name.trim() !== "" && name !== "<<" && key.start >= 0);
}

/** What tells one from another at a glance: where an image, a file or a model comes from. */
function detailOf(kind: OutlineEntry["kind"], value: Value): string {
  const text = (key: string) => textOf(get(value, key));
  if (kind === "service") {
    const build = get(value, "build");
    return build ? `build ${textOf(build) ?? textOf(get(build, "context")) ?? "."}` : (text("image") ?? "");
  }
  if (text("external") === "true") return "external";
  return text("file") ?? text("environment") ?? text("model") ?? text("driver") ?? "";
}
