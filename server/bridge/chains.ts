import type { ComposeFile } from "../compose/read/parse";
import { entryOf, get, type Value } from "../compose/read/yaml";
import { pathOf } from "../compose/related/namedFiles";
import type { IncludedFiles, InheritedService, OtherFile } from "../compose/related/related";
import { type ComposeLink, composeLinks, extendedBy } from "./composeLinks";
import { isSameUri, resolveUri } from "./uris";

/** Files in a row, and files in all, that are followed from one document. */
const deepest = 8;
const most = 50;

/** Reads a compose file that was handed over; `null`: there is none, `undefined`: nobody has looked. */
export type ReadOther = (uri: string) => OtherFile | null | undefined;

/** A compose file from which others are followed. */
export interface ChainStart {
  uri: string;
  compose: ComposeFile;
  root: Value;
}

/** The URIs of the compose files that the starting points lead to, those without a text among them. */
export function chainedFiles(starts: readonly ChainStart[], read: ReadOther): string[] {
  const found = new Set<string>();
  let level = starts.flatMap(({ uri, compose, root }) => composeLinks(compose, root, uri));
  for (let depth = 1; depth <= deepest && level.length > 0; depth++) {
    const next: ComposeLink[] = [];
    for (const { uri, base } of level) {
      if (found.size >= most) return [...found];
      if (found.has(uri) || starts.some((start) => start.uri === uri)) continue;
      found.add(uri);
      const other = read(uri);
      if (other) next.push(...composeLinks(other.file, other.file.root, base));
    }
    level = next;
  }
  return [...found];
}

/** What an included file includes in turn. */
export function includedFiles({ uri, compose, root }: ChainStart, path: string, read: ReadOther): IncludedFiles {
  const result: IncludedFiles = { files: [], missing: [], unread: [], more: false };
  const seen = new Set<string>();

  const follow = (link: ComposeLink, way: readonly string[]): void => {
    const circle = way.findIndex((each) => isSameUri(each, link.uri));
    if (circle >= 0) {
      result.circle ??= [...way.slice(circle), link.uri].map((each) => read(each)?.name ?? ownName(each));
      return;
    }
    if (seen.has(link.uri)) return;
    if (way.length > deepest || seen.size >= most) {
      result.more = true;
      return;
    }
    seen.add(link.uri);
    const other = read(link.uri);
    if (!other) {
      (other === null ? result.missing : result.unread).push(link.path);
      return;
    }
    result.files.push(other);
    for (const inner of composeLinks(other.file, other.file.root, link.base)) {
      if (inner.kind === "include") follow(inner, [...way, link.uri]);
    }
  };
  const first = composeLinks(compose, root, uri).find((link) => link.kind === "include" && link.path === path);
  if (first) follow(first, [uri]);
  else result.unread.push(path);
  return result;
}

/** The services that one of another file takes over from, the nearest first. */
export function inheritedServices(start: ChainStart, name: string, read: ReadOther): InheritedService[] {
  const services: InheritedService[] = [];
  const seen = new Set<string>();
  let place = { ...start, base: start.uri, file: undefined as OtherFile | undefined };
  let value = get(get(start.root, "services"), name);
  let key = name;
  for (let depth = 0; depth <= deepest; depth++) {
    seen.add(`${place.uri} ${key}`);
    const extended = extendedBy(value);
    if (!extended) return services;
    if (extended.file) {
      const path = pathOf(place.compose, extended.file);
      const uri = path === undefined ? undefined : resolveUri(place.base, path);
      if (path === undefined || uri === undefined) return services;
      const other = read(uri);
      if (!other)
        return [...services, { service: extended.service, file: path, state: other === null ? "missing" : "unread" }];
      place = { uri, base: uri, compose: other.file, root: other.file.root, file: other };
    }
    key = extended.service;
    const file = place.file?.name ?? ownName(place.uri);
    if (seen.has(`${place.uri} ${key}`)) return [...services, { service: key, file, state: "circle" }];
    const entry = entryOf(get(place.root, "services"), key);
    if (!entry) return [...services, { service: key, file, state: "none", among: get(place.root, "services") }];
    value = entry.value;
    services.push({ service: key, file, state: "found", entry, lineStarts: place.compose.lineStarts });
  }
  return services;
}

function ownName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}
