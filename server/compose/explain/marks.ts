import type { Facts } from "../../explanation";
import { lineNumber } from "../read/lines";
import type { ComposeFile } from "../read/parse";
import type { Spot } from "../read/spot";
import type { Mark } from "../read/tree";
import { entriesOf, getIn, type Path, textOf, type Value, type YamlMap } from "../read/yaml";
import { aliasesOf, anchorOf, pathOfAlias } from "./anchored";
import type { Item } from "./item";

/** What belongs to YAML and not to a key: anchors, aliases, `<<`, tags and `---`. */
export function markItem(compose: ComposeFile, spot: Spot): Item | undefined {
  const { mark } = spot;
  if (spot.on === "separator") return separatorItem(compose, spot.token.start);
  if (spot.on === "merge") return mergeItem(compose, spot.path.slice(0, -1), spot.token.end);
  if (mark?.kind === "anchor") return anchorItem(compose, mark);
  if (mark?.kind === "alias") return aliasItem(compose, spot.path, mark);
  return mark?.kind === "tag" ? tagItem(compose, spot.path, mark) : undefined;
}

function anchorItem(compose: ComposeFile, anchor: Mark): Item {
  const aliases = aliasesOf(compose, anchor.value);
  return {
    topic: "compose.anchor",
    facts: {
      anchor: `&${anchor.name}`,
      alias: `*${anchor.name}`,
      ...contentFacts(anchor.value),
      users: usersOf(compose, aliases),
      unused: aliases.length === 0,
      merged: aliases.some((alias) => isMerged(compose, alias)),
    },
  };
}

/** The places that use an anchor's value, as dotted paths. */
function usersOf(compose: ComposeFile, aliases: readonly Mark[]): string[] {
  return [...new Set(aliases.map((alias) => pathOfAlias(compose, alias).join(".")))].filter((path) => path !== "");
}

function isMerged({ text }: ComposeFile, { start }: Mark): boolean {
  return /<<[ \t]*:[^:\n]*$/.test(text.slice(Math.max(0, start - 200), start));
}

function aliasItem(compose: ComposeFile, path: Path, alias: Mark): Item {
  const anchor = anchorOf(compose, alias);
  const facts: Facts = {
    anchor: `&${alias.name}`,
    anchorLine: anchor && lineNumber(compose.lineStarts, anchor.start),
    missing: anchor === undefined,
    ...contentFacts(alias.value),
  };
  const merge = path.indexOf("<<");
  if (merge < 0) return { topic: "compose.alias", facts };
  const map = getIn(compose.root, path.slice(0, merge));
  return {
    topic: "compose.alias.merged",
    facts: {
      ...facts,
      ...shareFacts(map, alias.value),
      notMap: alias.value !== undefined && alias.value.kind !== "map",
    },
  };
}

/** Which keys a map takes from what is merged into it, and which it has itself. */
function shareFacts(map: Value | undefined, merged: Value | undefined): Facts {
  const own = map?.kind === "map" ? map.entries : undefined;
  const keys = merged?.kind === "map" ? [...entriesOf(merged).keys()] : [];
  return { taken: keys.filter((key) => !own?.has(key)), kept: keys.filter((key) => own?.has(key)) };
}

function mergeItem(compose: ComposeFile, path: Path, after: number): Item {
  const map = getIn(compose.root, path);
  const merged = map?.kind === "map" ? map.merged : [];
  const own = map?.kind === "map" ? [...map.entries.keys()] : [];
  const all: YamlMap = { kind: "map", start: 0, end: 0, entries: new Map(), merged, pairs: [] };
  const nested = [...entriesOf(all)].filter(([key, value]) => own.includes(key) && value.kind !== "scalar");
  const aliases = compose.marks.filter(({ kind, value }) => kind === "alias" && merged.some((one) => one === value));
  const here = aliases.filter(({ start }) => start >= after).slice(0, merged.length);
  return {
    topic: "compose.merge",
    facts: {
      ...shareFacts(map, all),
      sources: [...new Set(here.map(({ name }) => `&${name}`))],
      several: merged.length > 1,
      replaced: nested.map(([key]) => key),
      nothing: merged.length === 0,
    },
  };
}

function contentFacts(value: Value | undefined): Facts {
  return {
    keys: value?.kind === "map" ? [...entriesOf(value).keys()] : undefined,
    items: value?.kind === "list" ? value.items.length : undefined,
    text: textOf(value),
  };
}

function tagItem(compose: ComposeFile, path: Path, { name, start }: Mark): Item | undefined {
  if (name !== "!reset" && name !== "!override") return undefined;
  const at = compose.documents.findIndex(({ end }) => start < end);
  const before = compose.documents.slice(0, Math.max(at, 0));
  const below = before.some(({ root }) => getIn(root, path) !== undefined);
  return {
    topic: `compose.tag.${name.slice(1)}`,
    facts: { key: String(path.at(-1) ?? ""), inFile: below, elsewhere: !below },
  };
}

function separatorItem({ documents, text, lineStarts }: ComposeFile, start: number): Item {
  const after = documents.filter(({ end }) => end <= start);
  const first = /^\uFEFF?(?:\s|[#%][^\n]*(?:\n|$))*$/.test(text.slice(0, start));
  return {
    topic: "compose.separator",
    facts: { first, document: first ? undefined : after.length + 1, line: lineNumber(lineStarts, start) },
  };
}
