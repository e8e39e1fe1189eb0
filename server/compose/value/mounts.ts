import { get, textOf, type Value } from "../read/yaml";
import { type Piece, piece } from "./pieces";

/** `variable`: the source is a variable alone, and its value decides whether that is a host path or a volume's name. */
export type MountKind = "bind" | "volume" | "anonymous" | "tmpfs" | "variable" | "other";

export interface Mount {
  kind: MountKind;
  /** Host path or name of a volume. */
  source?: string;
  target: string;
  readOnly: boolean;
}

/** `[SOURCE:]TARGET[:OPTION,…]` */
export interface MountPieces {
  source?: Piece;
  target: Piece;
  options: Piece[];
}

/** Splits as docker compose does: from the left, `${…}` as a unit, and a letter before the colon is a Windows drive. */
export function splitMount(text: string): MountPieces {
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
  const [first, second, third] = parts;
  if (!second) return { target: first!, options: [] };
  return { source: first!, target: second, options: third ? optionsOf(third) : [] };
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
  if (text === undefined) return undefined;
  const { source, target, options } = splitMount(text);
  const readOnly = options.some((option) => option.text === "ro");
  return { kind: sourceKind(source?.text), ...(source ? { source: source.text } : {}), target: target.text, readOnly };
}

function readLongMount(item: Value): Mount | undefined {
  const target = textOf(get(item, "target"));
  if (target === undefined) return undefined;
  const source = textOf(get(item, "source"));
  const type = textOf(get(item, "type"));
  const readOnly = textOf(get(item, "read_only")) === "true";
  return { kind: longKind(type, source), ...(source ? { source } : {}), target, readOnly };
}

function longKind(type: string | undefined, source: string | undefined): MountKind {
  if (type === "volume") return source === undefined ? "anonymous" : "volume";
  return type === "bind" || type === "tmpfs" ? type : "other";
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
