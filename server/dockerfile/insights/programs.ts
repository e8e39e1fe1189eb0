import { operands, type ShellCommand } from "./shellCommands";
import type { Run, StageStep } from "./stageSteps";

/** Options of package managers that take the word behind them. */
const takesWord = /^(?:-o|-c|-t|--target-release|--option|--config-file|--repository|-X)$/;

/** The first word behind a program's name and options: `install` of `apt-get -y install curl`. */
export function subcommand(command: ShellCommand): string | undefined {
  const words = command.words.slice(1);
  for (let at = 0; at < words.length; at++) {
    const { raw, text } = words[at]!;
    if (takesWord.test(raw)) at++;
    else if (!raw.startsWith("-")) return text;
  }
  return undefined;
}

/** The program of a command by its bare name. */
export function program({ words }: ShellCommand): string | undefined {
  const text = words[0]?.text;
  return text?.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//, "");
}

/** Whether any step runs that program. */
export function runs(steps: readonly StageStep[], name: string): boolean {
  return steps.some(({ run }) => run?.commands.some(({ words }) => words[0]?.text === name));
}

export function isApt(command: ShellCommand): boolean {
  return /^(?:apt|apt-get|aptitude)$/.test(program(command) ?? "");
}

/** Runs a script of whose doing nothing is known: it may clean up. */
export function runsScript({ commands }: Run): boolean {
  return commands.some((command) => {
    const name = program(command);
    if (name === undefined || /clean|prune|\.sh$|^\.{1,2}\//.test(name) || name === "." || name === "source")
      return true;
    if (!/^(?:ba|da|a)?sh$/.test(name)) return false;
    const [script] = operands(command);
    return script !== undefined;
  });
}

/** Whether a command of the text removes something whose path fits. */
export function removes({ commands }: Run, path: RegExp): boolean {
  return commands.some((command) => {
    const name = program(command);
    return (name === "rm" || name === "find" || name === "xargs") && command.words.some(({ raw }) => path.test(raw));
  });
}

/** Whether a mount brings in that path, or one above or below it. */
export function mountsAt({ mounted }: Run, path: string): boolean {
  return mounted.some((place) => path.startsWith(place) || place.startsWith(path));
}
