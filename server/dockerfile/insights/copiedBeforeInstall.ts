import { lineOf } from "../explain/place";
import { type Copied, isWholeContext } from "./copiedPaths";
import { type Finding, finding } from "./finding";
import { type Install, installOf } from "./installs";
import type { ShellCommand } from "./shellCommands";
import type { StageStep } from "./stageSteps";

/**
 * The whole build context is copied and then dependencies are installed: a change of any file installs them again. Looks at one stage on
 * its bases, and finds one at most; a cache mount is answer enough.
 */
export function copiedBeforeInstall(steps: readonly StageStep[]): Finding[] {
  const installed = new Set<string>();
  let whole: Copied | undefined;
  /** What ran since: it may have made or changed a manifest. */
  let ran: string[] = [];
  for (const { instruction, step, copied, run } of steps) {
    if (copied && isWholeContext(copied)) {
      whole ??= copied;
      ran = [];
    }
    if (instruction.name !== "RUN") continue;
    for (const command of run?.commands ?? []) {
      const install = installOf(command);
      if (!install) continue;
      const isFirst = !installed.has(install.manager);
      installed.add(install.manager);
      if (!whole || !isFirst || !command.certain || run!.mounted.length > 0) continue;
      const files = filesToCopy(install, command, whole);
      if (!files || isMade(install, command, run!.text, ran)) continue;
      const { shown, also } = install;
      const facts = { command: shown, installLine: lineOf(instruction.range), copy: { markdown: `\`${whole.name}\`` } };
      return [
        finding("copiedBeforeInstall", {
          step: whole.step,
          range: whole.sources[0]!.range,
          facts: { ...facts, files, ...(also === undefined ? {} : { also }) },
          related: { step, range: run!.rangeOf(command.words[0]!) },
        }),
      ];
    }
    ran.push(run?.text ?? instruction.text);
  }
  return [];
}

/** The manifests as the build context has them; undefined when the command does not run among the copied files. */
function filesToCopy({ reads }: Install, { directory }: ShellCommand, { destination }: Copied): string[] | undefined {
  const root = destination === "/" ? "/" : `${destination}/`;
  if (directory === destination) return [...reads];
  if (!directory?.startsWith(root)) return undefined;
  return reads.map((file) => `${directory.slice(root.length)}/${file}`);
}

/** Whether something before the command names one of its manifests: then it may not be what the build context has. */
function isMade({ reads }: Install, command: ShellCommand, text: string, before: readonly string[]): boolean {
  return reads.some((file) => {
    const name = file.slice(file.lastIndexOf("/") + 1);
    const own = command.words.filter(({ raw }) => raw.includes(name)).length;
    return text.split(name).length - 1 > own || before.some((each) => each.includes(name));
  });
}
