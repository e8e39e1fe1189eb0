import { parseReference } from "../../images/reference";
import type { ImageConfig, Range } from "../../protocol";
import type { Command, StageNode } from "../build/stages";
import type { Evaluation } from "../evaluate";
import { chomp, readHeredocWord } from "../read/heredoc";
import type { Instruction } from "../read/syntax";
import type { Environment } from "../value/environment";
import { expand, type Lookup } from "../value/expand";
import { type Mount, mountsOf } from "../value/mounts";
import { joinPath } from "../value/paths";
import { type Copied, copiedBy } from "./copiedPaths";
import { type ShellCommand, shellCommands } from "./shellCommands";
import type { ShellWord } from "./shellTokens";

/** An instruction of a stage that is built, with what holds where it stands. */
export interface StageStep {
  instruction: Instruction;
  /** Index in the file. */
  step: number;
  command: Command;
  /** Where relative paths start; below an image nobody looked up it starts with `unknownDirectory`. */
  directory: string;
  /** A word of the instruction as the builder expands it; undefined: not known. */
  expand(text: string): string | undefined;
  /** Value of a variable; undefined: not set, or not known. */
  variable(name: string): string | undefined;
  /** Only of a COPY or ADD of which is known what it copies. */
  copied?: Copied;
  /** Only of a RUN whose text can be understood. */
  run?: Run;
}

export interface Run {
  /** What the shell reads, or the words of the exec form. */
  text: string;
  /** Empty for a text in which no program that counts here is named. */
  commands: ShellCommand[];
  /** Absolute paths where its mounts bring something in. */
  mounted: string[];
  /** Where a word stands in the file: its own place where that is known, else the instruction's text. */
  rangeOf(word: ShellWord): Range;
}

/** Where a stage starts on an image that nobody has looked up; with a number behind it, where a WORKDIR leads. No path of a file starts so. */
const unknownDirectory = "/\0";

/** What a stage hands on to a stage that is `FROM` it. */
interface Setting {
  directory: string;
  /** The shell form is read by a POSIX shell. */
  posix: boolean;
}

const posixShell = /(?:^|\/)(?:ba|da|a|z|k)?sh$/;

/** The steps of every stage that is built, bases first; triggers of the base are left out, for no line of the stage stands for them. */
export function stageSteps({ built, options }: Evaluation): Map<StageNode, StageStep[]> {
  const steps = new Map<StageNode, StageStep[]>();
  const settings = new Map<StageNode, Setting>();
  for (const [node, state] of built.states) {
    const below = node.base && settings.get(node.base);
    const image = imageOf(node, options);
    const setting: Setting = below
      ? { ...below }
      : {
          directory: image ? joinPath("/", image.WorkingDir ?? "") : unknownDirectory,
          posix: posixShell.test(image?.Shell?.[0] ?? "sh"),
        };
    settings.set(node, setting);
    steps.set(
      node,
      node.commands.flatMap((command) => stepOf(command, setting, state.environment, options.dialect)),
    );
  }
  return steps;
}

function imageOf({ baseName }: StageNode, options: Evaluation["options"]): ImageConfig | undefined {
  if (baseName === "scratch") return {};
  const reference = parseReference(baseName);
  const image = "error" in reference ? undefined : options.image(reference.full);
  return image && (image.config ?? {});
}

function stepOf(
  command: Command,
  setting: Setting,
  environment: Environment,
  dialect: Evaluation["options"]["dialect"],
): StageStep[] {
  const { instruction, step } = command;
  // The environment is that at the end of the stage: what a later line writes was something else here.
  const lookup: Lookup = (name) =>
    (environment.writtenBy(name) ?? -1) < step ? environment.get(name) : { text: "", known: false };
  const expandWord = (text: string): string | undefined => {
    const expanded = expand(text, lookup, dialect);
    return "error" in expanded || !expanded.known ? undefined : expanded.text;
  };
  const variable = (name: string): string | undefined => {
    const value = lookup(name);
    return value?.known ? value.text : undefined;
  };
  if (instruction.name === "WORKDIR") {
    const path = expandWord(instruction.args[0]?.text ?? "");
    setting.directory =
      path === undefined ? `${unknownDirectory}${step}` : joinPath(path.startsWith("/") ? "" : setting.directory, path);
  } else if (instruction.name === "SHELL") {
    setting.posix = posixShell.test(instruction.args[0]?.text ?? "");
  }
  if (command.onbuild) return [];
  const { directory } = setting;
  const described: StageStep = { instruction, step, command, directory, expand: expandWord, variable };
  const run = instruction.name === "RUN" ? readRun(described, setting.posix) : undefined;
  const copied = copiedBy(described);
  return [{ ...described, ...(run && { run }), ...(copied && { copied }) }];
}

const counts =
  /(?:^|[^\w-])(?:rm|chown|chmod|apt|apt-get|aptitude|apk|dnf|microdnf|yum|pip[\d.]*|npm|yarn|pnpm|bundle|go|composer|curl|wget|git)(?:[^\w-]|$)/;

/** What a RUN executes; undefined when it cannot be understood. */
function readRun({ instruction, directory, expand, variable }: StageStep, posix: boolean): Run | undefined {
  const source = textOf(instruction, posix);
  if (!source) return undefined;
  const mounts = mountsOf(instruction, (text) => {
    const value = expand(text);
    return value === undefined ? { error: "" } : { text: value };
  });
  if (mounts.length < instruction.flags.filter(({ name }) => name === "mount").length) return undefined;
  const exec = source.words && [{ words: source.words, certain: true, directory }];
  const commands = counts.test(source.text) ? (exec ?? shellCommands(source.text, variable, directory)) : [];
  const mounted = mounts.flatMap(({ mount }) => placeOf(mount, directory));
  return commands && { text: source.text, commands, mounted, rangeOf: source.rangeOf };
}

function placeOf({ type, target, env }: Mount, directory: string): string[] {
  if (target !== "") return [joinPath(target.startsWith("/") ? "" : directory, target)];
  if (type === "secret") return env === undefined ? ["/run/secrets"] : [];
  return type === "ssh" ? ["/run/buildkit"] : ["/"];
}

interface Text {
  text: string;
  /** Of the exec form. */
  words?: ShellWord[];
  rangeOf: Run["rangeOf"];
}

function textOf(instruction: Instruction, posix: boolean): Text | undefined {
  const { args, heredocs, form } = instruction;
  const [first] = args;
  if (!first) return undefined;
  if (form === "exec") {
    const places = new Map<ShellWord, Range>();
    for (const { text, range } of args) places.set({ text, raw: text, pattern: false, start: 0, end: 0 }, range);
    const [program, flag, script] = args;
    if (args.length === 3 && posixShell.test(program!.text) && /^-[a-z]*c$/.test(flag!.text)) {
      return { text: script!.text, rangeOf: () => script!.range };
    }
    return {
      text: args.map(({ text }) => text).join(" "),
      words: [...places.keys()],
      rangeOf: (word) => places.get(word) ?? first.range,
    };
  }
  if (!posix) return undefined;
  const [heredoc] = heredocs;
  if (!heredoc) return { text: first.text, rangeOf: (word) => rangeInLine(first.range, word) };
  const script = heredoc.chomp ? chomp(heredoc.content) : heredoc.content;
  if (heredocs.length > 1 || !readHeredocWord(first.text) || script.startsWith("#!")) return undefined;
  return { text: script, rangeOf: () => heredoc.bodyRange };
}

/** Text that stands on one line of the file is there as it is here. */
function rangeInLine(range: Range, { start, end }: ShellWord): Range {
  const { line, character } = range.start;
  if (range.end.line !== line) return range;
  return { start: { line, character: character + start }, end: { line, character: character + end } };
}
