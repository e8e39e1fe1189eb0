import { booleanIn, modeIn } from "../read/scalars";
import { get, textOf, type Value } from "../read/yaml";
import { bytesOf } from "./bytes";
import { defined } from "./defined";
import { type Piece, piece } from "./pieces";

/** `variable`: the source is a variable alone, and its value decides whether that is a host path or a volume's name. */
export type MountKind = "bind" | "volume" | "anonymous" | "tmpfs" | "image" | "variable" | "other";

export interface Mount extends MountOptions {
  kind: MountKind;
  /** Host path, image, or name of a volume. */
  source?: string;
  target: string;
  readOnly: boolean;
}

/** What may be said of some kinds of mounts; absent: not said. */
export interface MountOptions {
  createHostPath?: boolean;
  propagation?: string;
  selinux?: string;
  nocopy?: boolean;
  subpath?: string;
  /** Bytes. */
  size?: number;
  mode?: number;
  consistency?: string;
}

/** `[SOURCE:]TARGET[:OPTION,…]` */
export interface MountPieces {
  source?: Piece;
  target: Piece;
  options: Piece[];
}

/** Splits as docker compose does: from the left, `${…}` as a unit, and a letter before the colon is a Windows drive. */
export function splitMount(text: string): MountPieces {
  const [first, second, third] = text.length <= 2 ? [piece(text, 0, text.length)] : partsOf(text);
  if (!second) return { target: first!, options: [] };
  return { source: first!, target: second, options: third ? optionsOf(third) : [] };
}

function partsOf(text: string): Piece[] {
  const parts: Piece[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith("${", at)) depth++;
    else if (text[at] === "}") depth = Math.max(0, depth - 1);
    if (text[at] !== ":" || depth > 0 || /^[A-Za-z]$/.test(text.slice(start, at))) continue;
    parts.push(piece(text, start, at));
    start = at + 1;
  }
  parts.push(piece(text, start, text.length));
  return parts;
}

function optionsOf(list: Piece): Piece[] {
  return [...list.text.matchAll(/[^,]+/g)].map((match) => {
    const start = list.start + match.index;
    return { text: match[0], start, end: start + match[0].length };
  });
}

/** An item of a service's `volumes`, in either form; undefined when it says no target. */
export function readMount(item: Value): Mount | undefined {
  if (item.kind === "map") return readLongMount(item);
  const text = textOf(item);
  return text === undefined ? undefined : readShortMount(text);
}

function readShortMount(text: string): Mount {
  const { source, target, options } = splitMount(text);
  const said = options.map((option) => option.text);
  const kind = sourceKind(source?.text);
  return {
    kind,
    ...(source ? { source: source.text } : {}),
    target: target.text,
    readOnly: said.findLast((option) => option === "ro" || option === "rw") === "ro",
    ...defined({
      createHostPath: kind === "bind" ? true : undefined,
      propagation: said.findLast((option) => /^r?(?:private|shared|slave)$/.test(option)),
      selinux: said.findLast((option) => /^z$/i.test(option)),
      nocopy: said.includes("nocopy") || undefined,
    }),
  };
}

/** Why docker compose refuses a mount in the short form; undefined: it does not. */
export function refusedMount(text: string): string | undefined {
  if (text === "") return "invalid empty volume spec";
  if (text.length <= 2) return undefined;
  const parts = partsOf(text);
  const empty = parts.findIndex((part) => part.text === "");
  if (parts.length > 3 && (empty < 0 || empty > 2)) return `invalid spec: ${text}: too many colons`;
  return empty < 0 ? undefined : `invalid spec: ${text}: empty section between colons`;
}

function readLongMount(item: Value): Mount | undefined {
  const target = textOf(get(item, "target"));
  if (target === undefined) return undefined;
  const source = textOf(get(item, "source"));
  const type = textOf(get(item, "type"));
  const [bind, volume, tmpfs] = [get(item, "bind"), get(item, "volume"), get(item, "tmpfs")];
  const size = textOf(get(tmpfs, "size"));
  return {
    kind: longKind(type, source),
    ...(source ? { source } : {}),
    target,
    readOnly: booleanIn(get(item, "read_only")) === true,
    ...defined({
      // A block `bind` that does not say it leaves the folder to be there already. Source: docker compose 2.40 (`create`).
      createHostPath: type === "bind" ? !bind || booleanIn(get(bind, "create_host_path")) === true : undefined,
      propagation: textOf(get(bind, "propagation")),
      selinux: textOf(get(bind, "selinux")),
      nocopy: booleanIn(get(volume, "nocopy")) === true || undefined,
      subpath: textOf(get(volume, "subpath")) ?? textOf(get(get(item, "image"), "subpath")),
      size: size === undefined ? undefined : bytesOf(size),
      mode: modeIn(get(tmpfs, "mode")),
      consistency: textOf(get(item, "consistency")),
    }),
  };
}

function longKind(type: string | undefined, source: string | undefined): MountKind {
  if (type === "volume") return source === undefined ? "anonymous" : "volume";
  return type === "bind" || type === "tmpfs" || type === "image" ? type : "other";
}

/** What Compose makes of the short form's source; for `${NAME:-default}` the default decides, that being what the file says. */
export function sourceKind(source: string | undefined): MountKind {
  if (source === undefined) return "anonymous";
  if (/^[./~]|^\\\\|^[A-Za-z]:/.test(source)) return "bind";
  const fallback = /^\$\{\w+:?-([^}]*)\}/.exec(source)?.[1];
  if (fallback) return sourceKind(fallback);
  // A volume's name has no slash: what follows the variable says that a path is meant.
  if (source.startsWith("$")) return source.includes("/") ? "bind" : "variable";
  return "volume";
}
