import { type Finding, finding } from "./finding";
import { mountsAt, program, removes, runsScript, subcommand } from "./programs";
import { operands, type ShellCommand } from "./shellCommands";
import type { Run, StageStep } from "./stageSteps";

/** Images whose user is root, with no setting that turns the caches off. */
const plainBase = /^(?:docker\.io\/)?(?:library\/)?(?:python|node|debian|ubuntu|alpine)(?::[\w.-]+)?(?:@.*)?$/;

const settings = [
  "PIP_NO_CACHE_DIR",
  "PIP_CACHE_DIR",
  "XDG_CACHE_HOME",
  "HOME",
  "npm_config_cache",
  "NPM_CONFIG_CACHE",
];
const pipCache = /cache|^~\/?$|^\/root\/?(?:[*{.]|$)/;
const npmCache = /npm|cache|^~\/?$|^\/root\/?(?:[*{.]|$)/;

/** `pip install` and `npm ci` as root, whose download cache stays in the layer. */
export function packageCaches(steps: readonly StageStep[], base: string): Finding[] {
  if (!plainBase.test(base)) return [];
  const findings: Finding[] = [];
  let isRoot = true;
  for (const { instruction, step, run, expand, variable } of steps) {
    if (instruction.name === "USER") isRoot = /^(?:root|0)(?::|$)/.test(expand(instruction.text) ?? "");
    if (!run || !isRoot || settings.some((name) => variable(name) !== undefined || run.text.includes(name))) continue;
    if (runsScript(run)) continue;
    const left = run.commands.find((command) => command.certain && leavesCache(command, run));
    if (!left) continue;
    const pip = program(left) !== "npm";
    const folder = pip ? "/root/.cache/pip" : "/root/.npm";
    const command = `${pip ? "pip" : "npm"} ${pip ? "install" : subcommand(left)}`;
    const facts = { command, folder, pip, mount: `--mount=type=cache,target=${folder}` };
    findings.push(finding("packageCache", { step, range: run.rangeOf(left.words[0]!), facts }));
  }
  return findings;
}

function leavesCache(command: ShellCommand, run: Run): boolean {
  if (command.words.some(({ text }) => text === undefined)) return false;
  if (downloadsWithPip(command))
    return !emptiesCache(run) && !removes(run, pipCache) && !mountsAt(run, "/root/.cache/pip");
  if (downloadsWithNpm(command)) return !emptiesCache(run) && !removes(run, npmCache) && !mountsAt(run, "/root/.npm");
  return false;
}

/** The words behind `pip install`; undefined: another command. */
export function pipInstall(command: ShellCommand): ShellCommand["words"] | undefined {
  const isModule = /^python[\d.]*$/.test(program(command) ?? "") && command.words[1]?.text === "-m";
  const [name, sub, ...words] = isModule ? command.words.slice(2) : command.words;
  return /^(?:.*\/)?pip[\d.]*$/.test(name?.text ?? "") && sub?.text === "install" ? words : undefined;
}

/** A local file may bring nothing along. */
function downloadsWithPip(command: ShellCommand): boolean {
  const words = (pipInstall(command) ?? []).map(({ raw }) => raw);
  if (words.some((word) => /cache|^--(?:no-index|no-deps|target|root|dry-run)/.test(word))) return false;
  if (words.some((word) => word === "-r" || word.startsWith("--requirement"))) return true;
  return words.some(
    (word, at) => /^[A-Za-z][^/]*$/.test(word) && !/\.(?:whl|gz|zip)$/.test(word) && !words[at - 1]?.startsWith("-"),
  );
}

function downloadsWithNpm(command: ShellCommand): boolean {
  if (program(command) !== "npm" || !/^(?:ci|install|i)$/.test(subcommand(command) ?? "")) return false;
  if (command.words.some(({ raw }) => /cache|--dry-run|--offline/.test(raw))) return false;
  return !operands(command)
    .slice(1)
    .some(({ raw }) => /^[./~]|\.tgz$/.test(raw));
}

/** `pip cache purge`, `npm cache clean`, and settings that put the cache elsewhere. */
function emptiesCache({ commands }: Run): boolean {
  return commands.some(({ words }) => words.slice(1, 4).some(({ raw }) => /^(?:cache|config|set)$/.test(raw)));
}
