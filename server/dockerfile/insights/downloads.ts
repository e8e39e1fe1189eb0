import { program } from "./programs";
import { operands, resolve, type ShellCommand } from "./shellCommands";
import type { Run } from "./stageSteps";

/** Paths that a RUN downloads to and that are surely there behind it: nothing in it removes or moves anything. */
export function downloadsOf({ commands }: Run): string[] {
  if (commands.some((command) => /^(?:rm|mv|find|xargs|unlink|shred|install)$/.test(program(command) ?? "rm")))
    return [];
  return commands.flatMap((command) => {
    const path = command.certain ? resolve(command.directory, targetOf(command)) : undefined;
    return path === undefined ? [] : [path];
  });
}

/** The flag behind which a program names the file it writes to. */
const outputs = new Map([
  ["curl", /^(?:-[a-zA-Z]*o|--output)$/],
  ["wget", /^(?:-[a-zA-Z]*O|--output-document)$/],
]);

/** What `curl -o`, `wget -O` and `git clone` write to; undefined for other commands, and for standard output. */
function targetOf(command: ShellCommand): string | undefined {
  const name = program(command) ?? "";
  if (name === "git") return cloned(command);
  const output = outputs.get(name);
  const at = output ? command.words.findIndex(({ raw }) => output.test(raw)) : -1;
  const target = at < 0 ? undefined : command.words[at + 1];
  return target && !target.pattern && target.text !== "-" ? target.text : undefined;
}

function cloned(command: ShellCommand): string | undefined {
  const [sub, ...rest] = operands(command);
  const [address, folder] = rest.slice(-2);
  const isAddress = /:\/\/|@/.test(address?.raw ?? "") && !/:\/\/|@/.test(folder?.raw ?? "");
  return sub?.text === "clone" && isAddress ? folder?.text : undefined;
}
