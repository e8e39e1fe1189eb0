import type { ComposeFile } from "./parse";
import type { Spot } from "./spot";
import type { Mark } from "./tree";
import { type Entry, type Path, type Span, unquoted, type Value, type YamlList, type YamlMap } from "./yaml";

/** The spot at an offset of the file below a value of the parser's tree; each level is searched by halves. */
export function spotInTree(
  { text, marks }: Pick<ComposeFile, "text" | "marks">,
  root: Value,
  offset: number,
  above: Path = [],
): Spot | null {
  const mark = markAt(marks, offset);
  const spot = descend(text, root, root, offset, above);
  if (!mark) return spot?.on === "between" ? null : (spot as Spot | null);
  return { path: spot?.path ?? above, on: mark.kind, token: { start: mark.start, end: mark.end }, mark };
}

/** The anchor, alias or tag at an offset. */
export function markAt(marks: readonly Mark[], offset: number): Mark | undefined {
  const mark = lastBefore(marks, offset, (each) => each);
  return mark && offset <= mark.end ? mark : undefined;
}

/** `between`: behind a key and before its value, where anchors and tags stand, or on an alias. */
type Found = Omit<Spot, "on"> & { on: Spot["on"] | "between" };

function descend(text: string, value: Value, place: Span, offset: number, path: Path): Found | null {
  if (offset < place.start || offset > place.end) return null;
  const isAlias = value.start !== place.start || value.end !== place.end;
  if (isAlias) return { path, on: "between", token: place };
  if (value.kind === "map") return inMap(text, value, offset, path);
  if (value.kind === "list") return inList(text, value, offset, path);
  if (value.empty) return { path, on: "between", token: place };
  return { path, on: value.style === "block" ? "text" : "value", token: unquoted(text, value) };
}

function inMap(text: string, map: YamlMap, offset: number, path: Path): Found | null {
  const pair = lastBefore(map.pairs, offset, ({ key }) => key);
  if (!pair) return null;
  const here = [...path, pair.name];
  if (offset <= pair.key.end) {
    const token = unquoted(text, pair.key);
    return { path: here, on: isMerge(text, pair) ? "merge" : "key", token };
  }
  if (offset < pair.place.start) return { path: here, on: "between", token: pair.key };
  return descend(text, pair.value, pair.place, offset, here);
}

function isMerge(text: string, { name, key }: Entry): boolean {
  return name === "<<" && text[key.start] === "<";
}

function inList(text: string, list: YamlList, offset: number, path: Path): Found | null {
  const at = indexBefore(list.places, offset, (place) => place);
  const place = list.places[at];
  const found = place && descend(text, list.items[at]!, place, offset, [...path, at]);
  if (found && found.on !== "between") return found;
  // The dash may also end where an item without a value begins.
  for (const item of [at, at + 1]) {
    const dash = dashAt(text, offset, list.places[item]);
    if (dash) return { path: [...path, item], on: "item", token: dash };
  }
  const next = list.places[at + 1];
  return found ?? (next ? { path: [...path, at + 1], on: "between", token: next } : null);
}

/** The dash at the offset, when there is nothing but its anchor, tag and comments between it and the item. */
function dashAt(text: string, offset: number, item: Span | undefined): Span | undefined {
  const start = text[offset] === "-" ? offset : offset - 1;
  if (!item || text[start] !== "-" || start >= item.start) return undefined;
  const isDash = /^-(?:\s|[!&]\S*(?=\s|$)|#[^\n]*(?:\n|$))*$/.test(text.slice(start, item.start));
  return isDash ? { start, end: start + 1 } : undefined;
}

function lastBefore<Item>(items: readonly Item[], offset: number, spanOf: (item: Item) => Span): Item | undefined {
  return items[indexBefore(items, offset, spanOf)];
}

/** Index of the last item that starts at or before the offset, −1 if there is none. */
function indexBefore<Item>(items: readonly Item[], offset: number, spanOf: (item: Item) => Span): number {
  let low = -1;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spanOf(items[middle]!).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
