import type { ComparedEntry, Comparison } from "../../../media/layerView/messages";
import type { ImageConfig, ImageHistoryEntry, LayerStack } from "../../../server/protocol";
import type { BuiltEntry, BuiltImage, Container } from "./answers";

/** What an engine said of an image that was built, and of the base image if it has that too. */
export interface Built {
  /** As the reader chose it. */
  name: string;
  image: BuiltImage;
  /** Oldest first, the base image's entries included. */
  history: BuiltEntry[];
  /** Entries of the base image, if the engine has it. */
  base?: BuiltEntry[];
  containers: Container[];
}

/**
 * Holds what the file would become against an image that was built: entry by entry, in order, as few differences as there can be.
 * Sizes are bytes. Entries below the first one that the file accounts for are the base image's.
 */
export function compareImage({ image: { history, config, base } }: LayerStack, built: Built): Comparison {
  const below = base.scratch ? 0 : (built.base?.length ?? baseLength(history, built.history));
  const rows = align(history, built.history.slice(below));
  return {
    image: built.name,
    size: built.image.size,
    ...(built.image.created !== undefined && { created: built.image.created }),
    base: built.history.slice(0, below),
    rows,
    config: differingMembers(config, built.image.image.config ?? {}, base.known),
    classicBuilder: built.history.slice(below).some(({ created_by }) => created_by.startsWith("/bin/sh -c #(nop)")),
    containers: built.containers,
  };
}

/** Without the base image at hand: the file's entries are the last ones, as many as it writes. */
function baseLength(predicted: ImageHistoryEntry[], actual: BuiltEntry[]): number {
  const first = predicted.findIndex((entry) => actual.some((each) => isSame(entry, each)));
  const at = first < 0 ? -1 : actual.findLastIndex((each) => isSame(predicted[first]!, each));
  return at < 0 ? Math.max(0, actual.length - predicted.length) : Math.max(0, at - first);
}

/** The longest common subsequence of what was predicted and what was built; the rest is missing or extra. */
function align(predicted: ImageHistoryEntry[], actual: BuiltEntry[]): ComparedEntry[] {
  const lengths = Array.from({ length: predicted.length + 1 }, () => new Uint16Array(actual.length + 1));
  for (let p = predicted.length - 1; p >= 0; p--) {
    for (let a = actual.length - 1; a >= 0; a--) {
      lengths[p]![a] = isSame(predicted[p]!, actual[a]!)
        ? lengths[p + 1]![a + 1]! + 1
        : Math.max(lengths[p + 1]![a]!, lengths[p]![a + 1]!);
    }
  }
  const rows: ComparedEntry[] = [];
  let p = 0;
  let a = 0;
  while (p < predicted.length || a < actual.length) {
    const entry = predicted[p];
    const found = actual[a];
    if (entry && found && isSame(entry, found)) {
      rows.push({ kind: "same", entry: p++, size: actual[a++]!.size });
    } else if (found && (!entry || lengths[p]![a + 1]! >= lengths[p + 1]![a]!)) {
      rows.push({ kind: "extra", ...actual[a++]! });
    } else rows.push({ kind: "missing", entry: p++ });
  }
  return rows;
}

/** What only the base image knows stands in the prediction as `${NAME}`: there the words around it decide. */
function isSame({ created_by, unknown }: ImageHistoryEntry, built: BuiltEntry): boolean {
  if (created_by === built.created_by) return true;
  if (!unknown) return false;
  const parts = created_by.split(/\$\{\w+\}/);
  let at = 0;
  return parts.every((part, index) => {
    const found =
      index === parts.length - 1 ? lastIndexFrom(built.created_by, part, at) : built.created_by.indexOf(part, at);
    if (found < 0 || (index === 0 && found > 0)) return false;
    at = found + part.length;
    return true;
  });
}

function lastIndexFrom(text: string, part: string, from: number): number {
  const at = text.length - part.length;
  return at >= from && text.endsWith(part) ? at : -1;
}

/** Members of the configuration that differ. Of an unknown base image what it sets itself is no difference. */
function differingMembers(predicted: ImageConfig, built: ImageConfig, baseKnown: boolean): string[] {
  const members = [
    "Cmd",
    "Entrypoint",
    "Env",
    "ExposedPorts",
    "Healthcheck",
    "Labels",
    "OnBuild",
    "Shell",
    "StopSignal",
    "User",
    "Volumes",
    "WorkingDir",
  ] as const;
  return members.filter((member) => {
    const wanted = predicted[member];
    const found = built[member];
    if (!baseKnown && (wanted === undefined || isPart(wanted, found))) return false;
    return canonical(wanted) !== canonical(found);
  });
}

/** Whether what the file adds is there, beside what the base image may have set. */
function isPart(wanted: unknown, found: unknown): boolean {
  if (Array.isArray(wanted) && Array.isArray(found)) return wanted.every((each) => found.includes(each));
  if (typeof wanted !== "object" || typeof found !== "object" || !wanted || !found)
    return canonical(wanted) === canonical(found);
  const inside = found as Record<string, unknown>;
  return Object.entries(wanted).every(([key, value]) => canonical(value) === canonical(inside[key]));
}

/** Equal texts for equal values, whatever the order of keys; nothing and empty are the same. */
function canonical(value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (Array.isArray(value)) return value.length === 0 ? "" : `[${value.map(canonical).join()}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
  return entries.length === 0 ? "" : `{${entries.sort().join()}}`;
}
