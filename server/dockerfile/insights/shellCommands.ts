import { joinPath } from "../value/paths";
import { type ShellLookup, type ShellWord, shellTokens } from "./shellTokens";

/** A simple command of a shell text: its words without assignments, redirections and `sudo`-like words in front. */
export interface ShellCommand {
  words: ShellWord[];
  /** It runs whenever the whole text succeeds: it stands in no condition, loop, function or subshell, and behind no `||`. */
  certain: boolean;
  /** Where it runs; undefined: not known. */
  directory: string | undefined;
}

interface Entry {
  words: ShellWord[];
  operator: "&&" | "||" | ";" | "|";
  depth: number;
}

const opens = new Set(["if", "while", "until", "for", "select", "{"]);
const closes = new Set(["fi", "done", "}"]);
const goesOn = new Set(["then", "do", "else", "elif", "!"]);
const strange = new Set(["case", "function", "coproc", "alias"]);
const wrappers = /^(?:sudo|exec|command|env|time|nice|ionice|eatmydata)$/;
const assignment = /^[A-Za-z_]\w*\+?=/;
/** May fail without anything being wrong. */
const asks = /^(?:\[|\[\[|test|grep|egrep|command|which|type|hash|false|id|getent|ls|dpkg|rpm|stat|diff|cmp)$/;

/** The simple commands of a text, in order; undefined for what this reader does not understand. */
export function shellCommands(
  text: string,
  lookup: ShellLookup,
  directory: string | undefined,
): ShellCommand[] | undefined {
  const entries = split(text, lookup);
  return entries && follow(entries, directory);
}

function split(text: string, lookup: ShellLookup): Entry[] | undefined {
  const tokens = shellTokens(text, lookup);
  if (!tokens) return undefined;
  const entries: Entry[] = [];
  let depth = 0;
  let current: Entry = { words: [], operator: ";", depth };
  let redirected = false;
  let bracket = false;
  const next = (operator: Entry["operator"]): void => {
    if (current.words.length > 0) entries.push(current);
    current = { words: [], operator, depth };
  };
  for (const token of tokens) {
    if ("operator" in token) {
      if (bracket) continue;
      if (token.operator === "redirect") redirected = true;
      else if (token.operator === "(") {
        // Behind a word: a function or an array.
        if (current.words.length > 0) return undefined;
        current.depth = ++depth;
      } else if (token.operator === ")") {
        next(";");
        current.depth = --depth;
        if (depth < 0) return undefined;
      } else next(token.operator);
    } else if (redirected) redirected = false;
    else if (current.words.length === 0) {
      if (strange.has(token.raw)) return undefined;
      if (opens.has(token.raw)) current.depth = ++depth;
      else if (closes.has(token.raw)) {
        current.depth = --depth;
        if (depth < 0) return undefined;
      } else if (!goesOn.has(token.raw)) {
        current.words.push(token);
        bracket = token.raw === "[[";
      } else if (token.raw === "!") current.operator = "||";
    } else {
      current.words.push(token);
      if (token.raw === "]]") bracket = false;
    }
  }
  next(";");
  return depth === 0 && !redirected && !bracket ? entries : undefined;
}

/** Says of each command whether it runs for certain, and where. */
function follow(entries: readonly Entry[], start: string | undefined): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let directory = start;
  let ended = false;
  for (const { list, isLast } of lists(entries)) {
    const lastOr = list.findLastIndex(({ operator }, at) => at > 0 && operator === "||");
    let asked = false;
    for (const [at, { words: written, operator, depth }] of list.entries()) {
      const words = withoutPrefix(written);
      const name = words[0]?.text;
      const reached = at === 0 || (operator !== "||" && at > lastOr && !(asked && !isLast));
      const certain = depth === 0 && operator !== "||" && reached && !ended;
      ended ||= name === "exit" || name === "return";
      commands.push({ words, certain, directory });
      if (name === "cd" || name === "pushd" || name === "popd") {
        directory = certain && name === "cd" ? resolve(directory, words[1]?.text) : undefined;
      }
      asked ||= name === undefined || asks.test(name);
    }
  }
  return commands;
}

/** Commands joined by `&&`, `||` and `|`; `isLast`: its result is that of the whole text. */
function* lists(entries: readonly Entry[]): Iterable<{ list: Entry[]; isLast: boolean }> {
  let list: Entry[] = [];
  for (const entry of entries) {
    if (entry.operator === ";" && list.length > 0) {
      yield { list, isLast: false };
      list = [];
    }
    list.push(entry);
  }
  if (list.length > 0) yield { list, isLast: true };
}

function withoutPrefix(words: ShellWord[]): ShellWord[] {
  let at = 0;
  for (; at < words.length; at++) {
    const { raw } = words[at]!;
    if (assignment.test(raw)) continue;
    if (!wrappers.test(raw)) break;
    while (/^-[EHn]$/.test(words[at + 1]?.raw ?? "")) at++;
  }
  return words.slice(at);
}

/** A path as a command in that directory finds it; undefined when that is not known. */
export function resolve(directory: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined || path === "" || path.startsWith("~")) return undefined;
  if (path.startsWith("/")) return joinPath(path);
  return directory === undefined ? undefined : joinPath(directory, path);
}

/** Words behind the command's name that are no flags; all behind `--`. */
export function operands({ words }: ShellCommand): ShellWord[] {
  const end = words.findIndex(({ raw }) => raw === "--");
  const before = words.slice(1, end < 0 ? undefined : end).filter(({ raw }) => !raw.startsWith("-"));
  return end < 0 ? before : [...before, ...words.slice(end + 1)];
}

/** Whether a command has a flag, alone or among short ones written together. */
export function hasFlag({ words }: ShellCommand, short: RegExp, long: string): boolean {
  return words.slice(1).some(({ raw }) => raw === long || (/^-[A-Za-z]+$/.test(raw) && short.test(raw)));
}
