import type { ComposeFile } from "../compose/read/parse";
import { entriesOf, get, textOf, type Value } from "../compose/read/yaml";
import { itemsOf, pathOf } from "../compose/related/namedFiles";
import { resolveUri } from "./uris";

/** A compose file that another includes or extends. */
export interface ComposeLink {
  kind: "include" | "extends";
  /** As the other file writes it. */
  path: string;
  uri: string;
  /** Paths in the linked file count from the folder of this URI. */
  base: string;
}

/**
 * The compose files that one includes or extends; `base`: its own paths count from that URI's folder. What is included counts from
 * its `project_directory`, else from the folder of the first of its files. Source: docker compose 2.40 (`config`).
 */
export function composeLinks(compose: ComposeFile, root: Value, base: string): ComposeLink[] {
  const links: ComposeLink[] = [];
  const add = (kind: ComposeLink["kind"], value: Value | undefined, inner?: string): void => {
    const path = pathOf(compose, value);
    const uri = path === undefined ? undefined : resolveUri(base, path);
    if (path !== undefined && uri !== undefined) links.push({ kind, path, uri, base: inner ?? uri });
  };
  for (const item of itemsOf(get(root, "include"))) {
    const paths = item.kind === "map" ? itemsOf(get(item, "path")) : [item];
    const folder = pathOf(compose, get(item, "project_directory"));
    const first = pathOf(compose, paths[0]);
    const inner = folder !== undefined ? resolveUri(base, `${folder}/_`) : first && resolveUri(base, first);
    for (const path of paths) add("include", path, inner);
  }
  for (const service of entriesOf(get(root, "services")).values()) add("extends", get(get(service, "extends"), "file"));
  return links;
}

/** The service that another extends, and the file if it is another one. */
export function extendedBy(service: Value | undefined): { service: string; file?: Value } | undefined {
  const value = get(service, "extends");
  const name = textOf(value) ?? textOf(get(value, "service"));
  const file = get(value, "file");
  return name === undefined ? undefined : { service: name, ...(file ? { file } : {}) };
}
