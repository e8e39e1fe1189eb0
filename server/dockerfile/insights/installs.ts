import { pipInstall } from "./packageCaches";
import { program } from "./programs";
import { operands, type ShellCommand } from "./shellCommands";

/** A command that installs what manifests name, and nothing of the project itself. */
export interface Install {
  manager: string;
  /** As people call it. */
  shown: string;
  /** The manifests, relative to where it runs. */
  reads: readonly string[];
  /** Flags that it needs while the project's own files are not there yet. */
  also?: string;
}

interface Manager {
  /** Fits its words that are no flags when it installs just what the manifests name. */
  words: RegExp;
  /** Flags with which it does something else, or elsewhere. */
  otherwise: RegExp;
  reads: readonly string[];
  also?: string;
}

const managers = new Map<string, Manager>([
  [
    "npm",
    {
      words: /^(?:ci|install|i)$/,
      otherwise: /^(?:-g|-C|-w|--global|--prefix|--workspace)/,
      reads: ["package.json", "package-lock.json"],
    },
  ],
  [
    "yarn",
    {
      words: /^(?:install)?$/,
      otherwise: /^(?:-v|-h|--version|--help|--cwd|--offline)/,
      reads: ["package.json", "yarn.lock"],
    },
  ],
  [
    "pnpm",
    {
      words: /^(?:install|i)$/,
      otherwise: /^(?:-C|-r|-F|-w|-g|--dir|--recursive|--filter|--workspace|--global|--offline)/,
      reads: ["package.json", "pnpm-lock.yaml"],
    },
  ],
  // It takes no names of packages: what stands behind `install` is the value of a flag.
  [
    "bundle",
    { words: /^(?:install(?: .*)?)?$/, otherwise: /^(?:-v|--version|--gemfile)/, reads: ["Gemfile", "Gemfile.lock"] },
  ],
  ["go", { words: /^mod download$/, otherwise: /^-C/, reads: ["go.mod", "go.sum"] }],
  [
    "composer",
    {
      words: /^install$/,
      otherwise: /^(?:-d|--working-dir)/,
      reads: ["composer.json", "composer.lock"],
      also: "--no-scripts --no-autoloader",
    },
  ],
]);

/** What a command installs; undefined when it does something else, or nobody knows. */
export function installOf(command: ShellCommand): Install | undefined {
  if (command.words.some(({ text }) => text === undefined)) return undefined;
  const name = program(command) ?? "";
  const manager = managers.get(name);
  if (!manager) return pipInstallOf(command);
  const { words, otherwise, reads, also } = manager;
  const given = operands(command).map(({ text }) => text);
  if (!words.test(given.join(" ")) || command.words.some(({ raw }) => otherwise.test(raw))) return undefined;
  const shown = [name, ...(name === "bundle" ? given.slice(0, 1) : given)].join(" ");
  return { manager: name, shown, reads, ...(also === undefined ? {} : { also }) };
}

/** `pip install` of nothing but lists of requirements. */
function pipInstallOf(command: ShellCommand): Install | undefined {
  const words = pipInstall(command)?.map(({ text }) => text ?? "") ?? [];
  const reads: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "-r" || word === "--requirement") reads.push(words[++at] ?? "");
    else if (word.startsWith("--requirement=")) reads.push(word.slice("--requirement=".length));
    else if (/^(?:-e|--editable|-c|--constraint)/.test(word) || /^[^-].*[./]/.test(word) || word === ".")
      return undefined;
  }
  if (reads.length === 0 || reads.some((file) => file === "" || /^\/|\.\.|^https?:/.test(file))) return undefined;
  return { manager: "pip", shown: `pip install -r ${reads.join(" -r ")}`, reads };
}
