import { lineOf } from "../explain/place";
import { type Finding, finding } from "./finding";
import { isApt, mountsAt, program, removes, runsScript, subcommand } from "./programs";
import type { ShellCommand } from "./shellCommands";
import type { Run, StageStep } from "./stageSteps";

/** What a RUN leaves behind that nothing in the image needs. */
interface Left {
  command: ShellCommand;
  manager: "apt" | "apk" | "dnf";
}

/** How the path of somebody who removes them may look. */
const traces = {
  apt: /lists|\/lib\/apt|^\/var\/?(?:lib\/?)?(?:[*{]|$)/,
  apk: /cache|apk|^\/var\/?(?:[*{]|$)/,
  dnf: /cache|dnf|yum|^\/var\/?(?:[*{]|$)/,
};

/** `apt-get update`, `apk add`, `dnf install` and their like, whose lists stay in the layer; `needed`: steps whose lists later ones read. */
export function packageLists(steps: readonly StageStep[], needed: ReadonlySet<number>): Finding[] {
  const findings: Finding[] = [];
  let ownRepositories = false;
  const open = new Map<Left["manager"], Finding[]>();
  for (const { step, instruction, run } of steps) {
    // A repository of files, which another repositories file may name, has an index that is not stored again.
    ownRepositories ||= instruction.original.includes("/etc/apk");
    if (!run) continue;
    // Whoever removes them in a layer of its own removes them too late.
    for (const [manager, waiting] of open) {
      if (!removes(run, traces[manager])) continue;
      for (const each of waiting) each.facts.lateLine = lineOf(instruction.range);
      open.delete(manager);
    }
    const left = needed.has(step) ? undefined : leftBy(run);
    if (!left) continue;
    const { command, manager } = left;
    if (manager === "apk" && ownRepositories) continue;
    const [range, facts] = [
      run.rangeOf(command.words[0]!),
      { [manager]: true, command: shown(command), clean: `${program(command)} clean all` },
    ];
    const found = finding("packageLists", { step, range, facts });
    findings.push(found);
    open.set(manager, [...(open.get(manager) ?? []), found]);
  }
  return findings;
}

function shown(command: ShellCommand): string {
  return `${program(command)} ${subcommand(command)}`;
}

function leftBy(run: Run): Left | undefined {
  if (runsScript(run)) return undefined;
  for (const command of run.commands) {
    if (!command.certain) continue;
    if (leavesAptLists(command, run)) return { command, manager: "apt" };
    if (leavesApkIndex(command, run)) return { command, manager: "apk" };
    if (leavesDnfCache(command, run)) return { command, manager: "dnf" };
  }
  return undefined;
}

function leavesAptLists(command: ShellCommand, run: Run): boolean {
  if (!isApt(command) || subcommand(command) !== "update") return false;
  if (command.words.some(({ raw }) => /Dir::|print-uris/i.test(raw))) return false;
  const cleans = run.commands.some((each) => isApt(each) && /^dist-?clean$/.test(subcommand(each) ?? ""));
  return !cleans && !removes(run, traces.apt) && !mountsAt(run, "/var/lib/apt/lists");
}

function leavesApkIndex(command: ShellCommand, run: Run): boolean {
  if (program(command) !== "apk" || !/^(?:add|update|upgrade)$/.test(subcommand(command) ?? "")) return false;
  const elsewhere = /^(?:--no-cache|--root|-p|--cache-dir|--no-network|--initdb)/;
  if (command.words.some(({ raw, text }) => text === undefined || elsewhere.test(raw))) return false;
  const cleans = run.commands.some((each) => program(each) === "apk" && subcommand(each) === "cache");
  const mounted = mountsAt(run, "/var/cache/apk") || mountsAt(run, "/etc/apk/cache");
  return !cleans && !removes(run, traces.apk) && !mounted;
}

function leavesDnfCache(command: ShellCommand, run: Run): boolean {
  if (!isDnf(command) || !/^(?:(?:group|re)?install|update|upgrade)$/.test(subcommand(command) ?? "")) return false;
  if (command.words.some(({ raw, text }) => text === undefined || /^--installroot|cachedir|^-C$/.test(raw)))
    return false;
  const cleans = run.commands.some((each) => isDnf(each) && subcommand(each) === "clean");
  return !cleans && !removes(run, traces.dnf) && !mountsAt(run, "/var/cache");
}

function isDnf(command: ShellCommand): boolean {
  return /^(?:dnf|yum|microdnf)$/.test(program(command) ?? "");
}
