import type { ComposeFile } from "../read/parse";
import { type Entry, type Span, unquoted, type Value, type YamlMap, type YamlScalar } from "../read/yaml";

/** Top-level sections whose entries are named elsewhere. */
export const sections = ["services", "volumes", "networks", "configs", "secrets", "models"] as const;
export type Section = (typeof sections)[number];

/** A place that declares or uses the name of a section's entry, or of a variable of docker compose's own environment. */
export interface Name {
  kind: Section | "variables";
  name: string;
  /** The name alone, without its quotes. */
  span: Span;
  declared: boolean;
}

/**
 * Collects names. What aliases and `<<` share is read once for each role it plays, so this is as long as the file however often
 * it is shared.
 */
export class NameReader {
  readonly names: Name[] = [];
  readonly #text: string;
  readonly #taken = new Set<number>();
  readonly #read = new Map<string, Set<Value>>();

  constructor({ text }: Pick<ComposeFile, "text">) {
    this.#text = text;
  }

  /** The pairs of a map and of what is merged into it that nobody has read in this role yet. */
  *pairs(role: string, map: Value | undefined): Generator<Entry> {
    const waiting: (Value | undefined)[] = [map];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next.kind !== "map" || !this.#isNew(role, next)) continue;
      for (const pair of next.pairs) if (!isMerge(next, pair)) yield pair;
      for (const merged of next.merged) waiting.push(merged);
    }
  }

  /** The items of a list, likewise. */
  items(role: string, list: Value | undefined): readonly Value[] {
    return list?.kind === "list" && this.#isNew(role, list) ? list.items : [];
  }

  declare(kind: Section, { name, key }: Entry): void {
    this.#add({ kind, name, span: unquoted(this.#text, key), declared: true });
  }

  /** A key that is a name. */
  useKey(kind: Name["kind"], name: string, key: Span): void {
    this.#add({ kind, name, span: unquoted(this.#text, key), declared: false });
  }

  /** A scalar that is a name. */
  use(kind: Name["kind"], value: Value | undefined): void {
    if (isName(value)) this.#add({ kind, name: value.text, span: unquoted(this.#text, value), declared: false });
  }

  /** The first group of the pattern in a scalar is a name; only where the text stands in the file as it is read. */
  usePart(kind: Name["kind"], value: Value | undefined, pattern: RegExp): void {
    if (!isName(value)) return;
    const { start, end } = unquoted(this.#text, value);
    const found = pattern.exec(value.text);
    if (!found || this.#text.slice(start, end) !== value.text) return;
    const [from, to] = found.indices![1]!;
    const span = { start: start + from, end: start + to };
    this.#add({ kind, name: found[1]!, span, declared: false });
  }

  /** What a variable decides about is no name of the file's, and what nobody wrote stands nowhere. */
  #add(found: Name): void {
    const { name, span, declared } = found;
    if (name === "" || span.start < 0 || this.#taken.has(span.start) || (!declared && name.includes("$"))) return;
    this.#taken.add(span.start);
    this.names.push(found);
  }

  #isNew(role: string, value: Value): boolean {
    const read = this.#read.get(role) ?? new Set();
    if (read.has(value)) return false;
    this.#read.set(role, read.add(value));
    return true;
  }
}

function isName(value: Value | undefined): value is YamlScalar {
  return value?.kind === "scalar" && !value.empty && value.style !== "block";
}

/** A quoted `<<` is a key like any other. */
function isMerge({ entries }: YamlMap, pair: Entry): boolean {
  return pair.name === "<<" && entries.get("<<") !== pair;
}
