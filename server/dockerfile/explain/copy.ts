import type { Facts } from "../../explanation";
import { readHeredocWord } from "../read/heredoc";
import type { Instruction } from "../read/syntax";
import { absolute, userAt } from "./inForce";
import { contains, filledIn, lineOf, type Place, shortReference, stageLabel } from "./place";

const archive = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|tzst)$/i;
const gitSource = /^(?:git@|git:\/\/|ssh:\/\/|https?:\/\/[^?#]+\.git(?:[?#]|$))/;
const webSource = /^https?:\/\//i;
const variable = /(?<!\\)\$\{?([A-Za-z_]\w*)/g;

/** COPY and ADD: from where, to where, who owns the copies, and which changes run them again. */
export function copyFacts(place: Place): Facts {
  const { instruction } = place;
  const words = instruction.args.map(({ text }) => text);
  const destination = words.at(-1) ?? "";
  const sources = words.slice(0, -1);
  const resolved = absolute(place, unquote(destination));
  const origin = originOf(place, sources);
  const user = userAt(place)?.value;
  const variables = variablesOf(instruction);
  const has = (flag: string): boolean => instruction.flags.some(({ name }) => name === flag);
  return {
    sources,
    destination,
    ...(resolved && { resolved: resolved.value, workdirLine: lineOf(place.instructions[resolved.step]!.range) }),
    ...origin,
    asUser: !has("chown") && user && !/^(?:root|0)(?::|$)/.test(user) ? user : undefined,
    chmod: has("chmod"),
    checksum: has("checksum"),
    // The builder ignores --link beside --chmod.
    linked: has("link") && !has("chmod"),
    variables,
    result: variables.length > 0 ? filledIn(place.stack, place.step) : undefined,
  };
}

/** The paths of the build context that a COPY or ADD names. */
export function contextSources({ name, args, flags, form }: Instruction): string[] {
  if ((name !== "COPY" && name !== "ADD") || flags.some((flag) => flag.name === "from")) return [];
  return args
    .slice(0, -1)
    .map(({ text }) => unquote(text))
    .filter((source) => form === "exec" || !readHeredocWord(source))
    .filter((source) => name === "COPY" || !(gitSource.test(source) || webSource.test(source)));
}

function originOf(place: Place, sources: readonly string[]): Facts {
  const { instruction, stack } = place;
  const flag = instruction.flags.find(({ name }) => name === "from");
  if (flag?.value) {
    const edge = stack.edges.find(({ kind, range }) => kind === "copy" && contains(instruction.range, range.start));
    const from = typeof edge?.from === "number" ? stack.stages[edge.from] : undefined;
    if (from) return { fromStage: stageLabel(from), fromLine: lineOf(from.range) };
    return { fromImage: shortReference(typeof edge?.from === "string" ? edge.from : flag.value) };
  }
  if (instruction.name === "ADD") {
    const git = sources.find((source) => gitSource.test(source));
    if (git !== undefined) return { git, keepsGit: instruction.flags.some(({ name }) => name === "keep-git-dir") };
    const url = sources.find((source) => webSource.test(source));
    if (url !== undefined) return { url, unpack: unpackFlag(instruction) === true };
  }
  if (instruction.form === "shell" && instruction.heredocs.length > 0) {
    return sources.every((source) => readHeredocWord(source)) ? { inline: true } : { context: true };
  }
  const whole = sources.some((source) => /^[./]*$/.test(unquote(source)));
  return { context: true, whole, ...(instruction.name === "ADD" && unpackFacts(instruction, sources)) };
}

function unpackFacts(instruction: Instruction, sources: readonly string[]): Facts {
  if (unpackFlag(instruction) !== undefined) return {};
  const archives = sources.filter((source) => archive.test(unquote(source)));
  const certain = sources.every((source) => /^[\w./-]+$/.test(source) && /\.\w+$/.test(source));
  return { archives, plain: archives.length === 0 && certain };
}

/** What `--unpack` says; undefined: it is not there. */
function unpackFlag({ flags }: Instruction): boolean | undefined {
  const flag = flags.find(({ name }) => name === "unpack");
  return flag && flag.value?.toLowerCase() !== "false";
}

/** Variables that the builder puts into the line before it runs. */
function variablesOf({ text, form, flags }: Instruction): string[] {
  const given = flags.filter(({ name }) => name === "chown" || name === "chmod" || name === "checksum");
  const read = [form === "shell" ? text : text.replaceAll("\\", ""), ...given.map(({ value }) => value ?? "")].join(
    " ",
  );
  return [...new Set([...read.matchAll(variable)].map((match) => match[1]!))];
}

function unquote(word: string): string {
  return word.replace(/^(["'])(.*)\1$/, "$2");
}
