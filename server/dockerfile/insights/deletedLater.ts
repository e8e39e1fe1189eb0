import type { Facts } from "../../explanation";
import type { Range } from "../../protocol";
import { lineOf } from "../explain/place";
import { type Copied, CopiedPaths, copiedFiles } from "./copiedPaths";
import { downloadsOf } from "./downloads";
import { type Finding, finding } from "./finding";
import { mountsAt, runs } from "./programs";
import { hasFlag, operands, resolve, type ShellCommand } from "./shellCommands";
import type { ShellWord } from "./shellTokens";
import type { Run, StageStep } from "./stageSteps";

/** Files of a lower layer, by who wrote them. */
interface Held {
  step: number;
  range: Range;
  name: string;
  cure: Facts;
}

/** `rm` of what an earlier layer of the same image holds: the files are hidden and still shipped. */
export function deletedLater(steps: readonly StageStep[]): Finding[] {
  if (!runs(steps, "rm")) return [];
  const paths = new CopiedPaths();
  const downloads = new Map<string, Held>();
  const reported = new Set<number>();
  const findings: Finding[] = [];
  for (const { step, instruction, copied, run } of steps) {
    if (copied) paths.add(copied);
    if (!run) continue;
    for (const command of run.commands) {
      if (!command.certain || command.words[0]?.text !== "rm") continue;
      for (const word of operands(command)) {
        const held = heldBy(word, command, run, paths, downloads);
        if (!held || reported.has(held.step)) continue;
        reported.add(held.step);
        const { name, range, cure } = held;
        findings.push(
          finding("deletedLater", {
            step,
            range: run.rangeOf(word),
            facts: { path: word.text ?? word.raw, line: lineOf(range), by: { markdown: `\`${name}\`` }, ...cure },
            related: { step: held.step, range },
          }),
        );
      }
    }
    for (const path of downloadsOf(run)) {
      if (mountsAt(run, path)) continue;
      downloads.set(path, { step, range: instruction.range, name: "RUN", cure: { remote: true } });
    }
  }
  return findings;
}

function heldBy(
  word: ShellWord,
  command: ShellCommand,
  run: Run,
  paths: CopiedPaths,
  downloads: ReadonlyMap<string, Held>,
): Held | undefined {
  const recursive = hasFlag(command, /[rR]/, "--recursive");
  const folder = word.pattern ? /^([^*?[]*\/)\*$/.exec(word.text ?? "")?.[1] : undefined;
  if (word.pattern && (folder === undefined || !recursive)) return undefined;
  const path = resolve(command.directory, folder ?? word.text);
  if (path === undefined) return undefined;
  // What a mount brings in lies in no layer.
  if (mountsAt(run, path)) return undefined;
  const found = folder !== undefined ? paths.shownIn(path) : recursive ? paths.at(path) : paths.file(path);
  if (found) return { step: found.step, range: found.range, name: found.name, cure: cureFor(found) };
  return folder === undefined ? downloads.get(path) : undefined;
}

/** The mount that takes the place of a copied file: only of a single file is it as short as the copy. */
function cureFor(copied: Copied): Facts {
  const { from, sources, destination, isFolder } = copied;
  if (from === "remote") return { remote: true };
  const files = copiedFiles(copied);
  const [source] = sources;
  const otherwise = from === "context" ? { context: true } : {};
  if (sources.length !== 1 || files.length === 0 || /[,\s"$]/.test(source!.text)) return otherwise;
  // Without an ending it may be a folder that is there already.
  if (!isFolder && !/[^/.]\.\w+$/.test(destination)) return otherwise;
  const target = isFolder ? files[0]! : destination;
  // A mount takes a number for the name of an image.
  if (target.includes("\0") || (typeof from === "object" && /^\d+$/.test(from.name))) return otherwise;
  const stage = from === "context" ? "" : `from=${from.name},`;
  return { mount: `--mount=type=bind,${stage}source=${source!.text},target=${target}` };
}
