import type { Range } from "../../protocol";
import type { ProjectModel } from "../project/model";
import { textAsList } from "../read/forms";
import { rangeOf } from "../read/lines";
import type { ComposeFile } from "../read/parse";
import { entriesOf, get, textOf, unquoted, type Value } from "../read/yaml";
import { cleanPath } from "../value/paths";
import { isRemoteContext } from "../value/remoteContext";

/** A file that a compose file names. */
export interface NamedFile {
  kind: "dockerfile" | "extends" | "include" | "envFile";
  /** From the folder of the compose file, or absolute. */
  path: string;
  /** Where it is named. */
  range: Range;
}

/** The most files that are followed from one. */
const most = 100;

/**
 * The files that a compose file names, in the order of the file. Addresses are none, and neither is a path with a variable in it, for
 * what the shell sets is not known.
 */
export function namedFiles(compose: ComposeFile, { root }: Pick<ProjectModel, "root">): NamedFile[] {
  const files: NamedFile[] = [];
  const add = (kind: NamedFile["kind"], value: Value | undefined, path = pathOf(compose, value)): void => {
    if (!value || path === undefined || files.length >= most) return;
    files.push({ kind, path, range: rangeOf(compose.lineStarts, unquoted(compose.text, value)) });
  };
  const each = (kind: NamedFile["kind"], value: Value | undefined): void => {
    for (const item of itemsOf(value)) add(kind, item.kind === "map" ? get(item, "path") : item);
  };
  for (const item of itemsOf(get(root, "include"))) each("include", item.kind === "map" ? get(item, "path") : item);
  for (const service of entriesOf(get(root, "services")).values()) {
    if (files.length >= most) break;
    const build = get(service, "build");
    add("dockerfile", get(build, "dockerfile") ?? get(build, "context") ?? build, dockerfileOf(compose, build));
    add("extends", get(get(service, "extends"), "file"));
    each("envFile", get(service, "env_file"));
  }
  return files;
}

/** The Dockerfile of a `build`, from the folder of the compose file; undefined when it is inline, remote, or not certain. */
export function dockerfileOf(compose: ComposeFile, build: Value | undefined): string | undefined {
  if (!build || (build.kind === "scalar" && build.empty) || get(build, "dockerfile_inline")) return undefined;
  const [contextValue, dockerfileValue] = [
    build.kind === "map" ? get(build, "context") : build,
    get(build, "dockerfile"),
  ];
  const context = contextValue ? pathOf(compose, contextValue) : ".";
  const dockerfile = dockerfileValue ? pathOf(compose, dockerfileValue) : "Dockerfile";
  if (context === undefined || dockerfile === undefined) return undefined;
  return isAbsolute(dockerfile) ? dockerfile : cleanPath(`${context}/${dockerfile}`);
}

/** The path that a value names; undefined for an address, and for one that a variable decides about. */
export function pathOf({ text }: ComposeFile, value: Value | undefined): string | undefined {
  const path = textOf(value);
  if (!value || !path || isRemoteContext(path) || path.startsWith("oci:") || path.startsWith("~")) return undefined;
  return text.slice(value.start, value.end).includes("$") ? undefined : path;
}

export function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path);
}

/** The items of a list, or the one text in its stead. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  const list = value && textAsList(value);
  return list?.kind === "list" ? list.items : [];
}
