import { lineOf } from "../explain/place";
import { type Finding, finding } from "./finding";
import { isApt, mountsAt, program, removes, runsScript, subcommand } from "./programs";
import type { ShellCommand } from "./shellCommands";
import type { Run, StageStep } from "./stageSteps";

/** A RUN that installs packages with the lists that an earlier one downloaded. */
export interface LateInstall {
  step: StageStep;
  run: Run;
  command: ShellCommand;
  /** The latest step that surely downloaded lists. */
  updated: StageStep;
  /** Nothing in between may have downloaded them again. */
  certain: boolean;
}

/** These run `apt-get update` themselves. */
const updaters = /^(?:(?:apt-add|add-apt)-repository|ansible.*|npx|playwright|(?:ba|da|a)?sh)$/;

/** Every `apt-get install` of packages by name in a RUN without an `apt-get update`, below one that has it. */
export function lateInstalls(steps: readonly StageStep[]): LateInstall[] {
  const late: LateInstall[] = [];
  let updated: StageStep | undefined;
  let certain = true;
  for (const step of steps) {
    const { run, instruction } = step;
    if (!run) {
      certain &&= instruction.name !== "RUN";
      continue;
    }
    const updates = run.commands.filter((command) => isApt(command) && subcommand(command) === "update");
    const isElsewhere = mountsAt(run, "/var/lib/apt/lists");
    certain &&= !runsScript(run) && !run.commands.some((command) => updaters.test(program(command) ?? ""));
    const command = run.commands.find((each) => each.certain && installsByName(each));
    if (command && updated && updates.length === 0 && !isElsewhere) late.push({ step, run, command, updated, certain });
    if (isElsewhere || removes(run, /lists|apt/)) updated = undefined;
    else if (updates.some((each) => each.certain)) {
      updated = step;
      certain = true;
    } else if (updates.length > 0) updated = undefined;
  }
  return late;
}

/**
 * An install from lists of an older layer: with a new package on its line that layer comes from the cache, and the lists are as old as
 * it.
 */
export function staleLists(late: readonly LateInstall[]): Finding[] {
  return late.flatMap(({ step, run, command, updated, certain }) => {
    if (!certain) return [];
    const { range } = updated.instruction;
    return [
      finding("staleLists", {
        step: step.step,
        range: run.rangeOf(command.words[0]!),
        facts: { updateLine: lineOf(range), command: `${program(command)} install` },
        related: { step: updated.step, range },
      }),
    ];
  });
}

/** Names of packages, not files that lie there. */
function installsByName(command: ShellCommand): boolean {
  if (!isApt(command)) return false;
  const [sub, ...packages] = command.words.slice(1).filter(({ raw }) => !raw.startsWith("-"));
  return sub?.text === "install" && packages.length > 0 && packages.every(({ raw }) => !/\/|\.deb$/.test(raw));
}
