import { bytesOf } from "../../value/bytes";
import { type MountPieces, sourceKind, splitMount } from "../../value/mounts";
import { type Piece, split } from "../../value/pieces";
import { spellNumber } from "../../value/spellNumber";
import { type Item, isOpen, pieceAt, shortItem, type ValueAt } from "../item";

const topic = "compose.service.volumes";

/** Options by the switch of their sentence. Compose takes the others without a word and does nothing with them. */
const optionSwitches: Readonly<Record<string, string>> = {
  ro: "ro",
  rw: "rw",
  nocopy: "nocopy",
  z: "z",
  Z: "Z",
  private: "closed",
  rprivate: "closed",
  shared: "open",
  rshared: "open",
  slave: "follows",
  rslave: "follows",
  cached: "formerly",
  delegated: "formerly",
  consistent: "formerly",
};

/** The part of `./src:/app:ro` at the cursor. */
export function mountItem({ text, at }: ValueAt): Item {
  const pieces = splitMount(text);
  const { source, target, options } = pieces;
  const wrong = wrongMount(text, pieces);
  if (wrong) return { topic: `${topic}.short.wrong`, facts: { written: text, [wrong]: true } };
  const [name, part] = pieceAt(
    [["source", source], ["target", target], ...options.map((option) => ["option", option] as const)],
    at,
  );
  if (name === "option") {
    const option = Object.hasOwn(optionSwitches, part.text) ? optionSwitches[part.text]! : "otherOption";
    return shortItem(topic, ["option", part], text, { option: part.text, [option]: true });
  }
  if (name === "source") return shortItem(topic, [sourceKind(part.text), part], text);
  // One letter before a colon is a drive of Windows to Compose, and no volume.
  return shortItem(topic, [source ? "target" : "anonymous", part], text, { drive: !source && /^[A-Za-z]:/.test(text) });
}

/** What Compose refuses: an empty piece, or a third colon. */
function wrongMount(text: string, { source, target, options }: MountPieces): string | undefined {
  if (source?.text === "" || target.text === "") return "emptyPiece";
  const end = options.at(-1)?.end ?? target.end;
  return text[end] === ":" && end < text.length - 1 ? "tooMany" : undefined;
}

/** Options of a tmpfs mount that have a sentence of their own. */
const tmpfsOptions = new Set(["size", "mode", "uid", "gid", "ro", "noexec", "exec"]);

/** The part of `/run:size=64m,mode=755` at the cursor. */
export function tmpfsItem({ text, at, topic: key }: ValueAt): Item {
  const [path, list] = split(text, ":");
  const options = list ? split(list.text, ",").map((option) => shifted(option, list.start)) : [];
  const [name, part] = pieceAt([["path", path], ...options.map((option) => ["option", option] as const)], at);
  const [, option = "", value = ""] = /^([^=]*)=?(.*)$/.exec(part.text) ?? [];
  if (name === "path") return { topic: "compose.service.tmpfs.item", facts: {}, part };
  const bytes = option === "size" ? bytesOf(value) : undefined;
  return shortItem(key.replace(/\.item$/, ""), [name, part], text, {
    option: part.text,
    setting: value || undefined,
    bytes: bytes === undefined ? undefined : spellNumber(bytes),
    [tmpfsOptions.has(option) ? `${option}Option` : "otherOption"]: true,
  });
}

function shifted({ text, start, end }: Piece, by: number): Piece {
  return { text, start: start + by, end: end + by };
}

/** The part of `/dev/ttyUSB0:/dev/modem:rw` at the cursor. */
export function deviceItem({ text, at, topic: item }: ValueAt): Item {
  const key = item.replace(/\.item$/, "");
  const [host, container, permissions, more] = split(text, ":");
  if (more) return { topic: `${key}.short.wrong`, facts: { written: text } };
  const [name, part] = pieceAt(
    [
      ["host", host],
      ["container", container],
      ["permissions", permissions],
    ],
    at,
  );
  return shortItem(key, [name, part], text, {
    // Compose takes the second piece for a path, whatever it is.
    meantAsRights: name === "container" && /^[rwm]{1,3}$/.test(part.text),
    badRights: name === "permissions" && !isOpen(part.text) && !/^[rwm]+$/.test(part.text),
  });
}
