import type { Range } from "../../protocol";
import { remoteKind } from "../build/copyStep";
import { readHeredocWord } from "../read/heredoc";
import type { Word } from "../read/syntax";
import { joinPath } from "../value/paths";
import type { StageStep } from "./stageSteps";

/** A COPY or ADD and where it writes to. */
export interface Copied {
  step: number;
  range: Range;
  name: "COPY" | "ADD";
  sources: { text: string; range: Range }[];
  /** Absolute, without a slash at the end. Everything it copies lies here or below. */
  destination: string;
  /** Written with a slash at the end, or for several sources. */
  isFolder: boolean;
  /** Where the sources are: the build context, a stage or image, or an address. */
  from: "context" | "remote" | { name: string };
  chown?: string;
  chmod?: string;
  /** Takes only some of the files of its sources. */
  excludes: boolean;
}

const archive = /\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tzst)$/i;

/** What a COPY or ADD copies; undefined when that is not known, or nothing is copied for certain. */
export function copiedBy({
  instruction,
  step,
  directory,
  expand,
}: Pick<StageStep, "instruction" | "step" | "directory" | "expand">): Copied | undefined {
  if (instruction.name !== "COPY" && instruction.name !== "ADD") return undefined;
  if (instruction.heredocs.length > 0 || instruction.args.length < 2) return undefined;
  const expanded = (word: Word): string | undefined =>
    instruction.form === "exec" || !readHeredocWord(word.text) ? expand(word.text) : undefined;
  const sources: Copied["sources"] = [];
  for (const word of instruction.args.slice(0, -1)) {
    const text = expanded(word);
    // An empty word stands for the whole build context, which nobody who writes it means.
    if (text === undefined || text === "") return undefined;
    sources.push({ text, range: word.range });
  }
  const destination = expanded(instruction.args.at(-1)!);
  if (destination === undefined || destination === "") return undefined;
  const flag = (name: string) => instruction.flags.find((each) => each.name === name)?.value;
  const from = flag("from");
  const remote = instruction.name === "ADD" && sources.some(({ text }) => remoteKind(text));
  const chown = flag("chown");
  const chmod = flag("chmod");
  return {
    step,
    range: instruction.range,
    name: instruction.name,
    sources,
    destination: joinPath(destination.startsWith("/") ? "" : directory, destination),
    isFolder: sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(destination),
    from: from ? { name: from } : remote ? "remote" : "context",
    ...(chown === undefined ? {} : { chown }),
    ...(chmod === undefined ? {} : { chmod }),
    excludes: instruction.flags.some(({ name }) => name === "exclude" || name === "parents"),
  };
}

/** Whether the copied files are the whole build context. */
export function isWholeContext({ sources, from, excludes }: Copied): boolean {
  return from === "context" && !excludes && sources.length === 1 && joinPath("/", sources[0]!.text) === "/";
}

/** The paths of files that are there behind the step for certain: a source with an ending, under its own name or that of the destination. */
export function copiedFiles(copied: Copied): string[] {
  const { sources, destination, isFolder, name, from } = copied;
  return sources.flatMap(({ text }) => {
    const base = from === "remote" ? remoteName(text) : text.slice(text.lastIndexOf("/") + 1);
    if (base === undefined || !/[^.]\.\w+$|^\.\w+$/.test(base) || /[*?[\\]/.test(base)) return [];
    // What unpacks it, leaves no archive.
    if (name === "ADD" && from === "context" && archive.test(base)) return [];
    const inside = joinPath(destination, base);
    return isFolder ? [inside] : [destination, inside];
  });
}

function remoteName(address: string): string | undefined {
  if (remoteKind(address) !== "http") return undefined;
  const path = address.replace(/[?#].*$/s, "");
  return path.slice(path.lastIndexOf("/") + 1) || undefined;
}

/** The most names of a path that are followed: a longer one is no path that anybody means. */
const deepest = 40;

/** Finds what was copied to a path or below it. Later copies hide earlier ones. */
export class CopiedPaths {
  readonly #files = new Map<string, Copied>();
  readonly #below = new Map<string, Copied>();
  /** By the folder: a copy whose way on from there does not start with a dot, so that `*` finds it. */
  readonly #shown = new Map<string, Copied>();

  add(copied: Copied): void {
    const paths = [copied.destination, ...copiedFiles(copied)];
    if (copied.sources.every(({ text }) => /[*?[]/.test(text))) return;
    if (paths.some((path) => path.split("/").length > deepest)) return;
    for (const path of copiedFiles(copied)) this.#files.set(path, copied);
    for (const path of paths) {
      for (let at = path.lastIndexOf("/"); at >= 0; at = path.lastIndexOf("/", at - 1)) {
        const folder = at === 0 ? "/" : path.slice(0, at);
        this.#below.set(folder, copied);
        if (path[at + 1] !== "." && path.length > at + 1) this.#shown.set(folder, copied);
        if (at === 0) break;
      }
    }
    this.#below.set(copied.destination, copied);
  }

  /** Who wrote exactly this file. */
  file(path: string): Copied | undefined {
    return this.#files.get(path);
  }

  /** Who wrote to this path, as file or folder, or below it. */
  at(path: string): Copied | undefined {
    return this.#files.get(path) ?? this.#below.get(path);
  }

  /** Who wrote something that `FOLDER/*` names. */
  shownIn(folder: string): Copied | undefined {
    return this.#shown.get(folder);
  }
}
