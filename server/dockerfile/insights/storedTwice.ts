import type { Facts } from "../../explanation";
import { lineOf } from "../explain/place";
import { type Copied, CopiedPaths } from "./copiedPaths";
import { type Finding, finding } from "./finding";
import { runs } from "./programs";
import { hasFlag, operands, resolve, type ShellCommand } from "./shellCommands";
import type { StageStep } from "./stageSteps";

/** As `COPY` reads them, too. */
const owner = /^[\w-]+(?::[\w-]*)?$/;
const mode = /^(?:[0-7]{3,4}|[ugoa]*[-+=][rwxXst]+(?:,[ugoa]*[-+=][rwxXst]+)*)$/;
const root = /^(?:root|0)?(?::(?:root|0)?)?$/;

/** `chown` or `chmod` of files that an earlier layer of the same image holds: each one it changes is stored whole once more. */
export function storedTwice(steps: readonly StageStep[]): Finding[] {
  if (!runs(steps, "chown") && !runs(steps, "chmod")) return [];
  const paths = new CopiedPaths();
  const reported = new Set<Copied>();
  const findings: Finding[] = [];
  for (const step of steps) {
    if (step.copied) paths.add(step.copied);
    for (const command of step.run?.commands ?? []) {
      const changed = command.certain ? changedBy(command, paths) : undefined;
      if (!changed || reported.has(changed.copied)) continue;
      reported.add(changed.copied);
      const { copied: found, facts } = changed;
      findings.push(
        finding("storedTwice", {
          step: step.step,
          range: step.run!.rangeOf(command.words[0]!),
          facts: { ...facts, line: lineOf(found.range), by: { markdown: `\`${found.name}\`` } },
          related: { step: found.step, range: found.range },
        }),
      );
    }
  }
  return findings;
}

function changedBy(command: ShellCommand, paths: CopiedPaths): { copied: Copied; facts: Facts } | undefined {
  const name = command.words[0]?.text;
  if (name !== "chown" && name !== "chmod") return undefined;
  if (command.words.some(({ raw }) => raw.startsWith("--reference") || raw.startsWith("--from"))) return undefined;
  const [setting, ...targets] = operands(command);
  const value = setting?.text;
  const isPlain = name === "chown" ? owner.test(value ?? "") && !root.test(value!) : mode.test(value ?? "");
  if (value === undefined || !isPlain) return undefined;
  const recursive = hasFlag(command, /R/, "--recursive");
  for (const { text, pattern } of targets) {
    const path = pattern ? undefined : resolve(command.directory, text);
    const copied = path === undefined ? undefined : recursive ? paths.at(path) : paths.file(path);
    if (!copied || copied[name] !== undefined) continue;
    // A file that is copied may have the mode already; one from an address has 0600.
    if (name === "chmod" && !recursive && (copied.from !== "remote" || /^0?600$/.test(value))) continue;
    return {
      copied,
      facts: name === "chown" ? { owner: `--chown=${value.replace(/:$/, "")}` } : { mode: `--chmod=${value}` },
    };
  }
  return undefined;
}
