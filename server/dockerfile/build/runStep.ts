import { flagValue } from "../check/flagRules";
import { chomp, readHeredocWord } from "../read/heredoc";
import { type Mount, type MountFlag, readMounts } from "../value/mounts";
import { joinPath } from "../value/paths";
import { formatPlatform } from "../value/platform";
import { withShell } from "./metadata";
import { type Input, selector } from "./operation";
import { type Dispatch, workingDirectory } from "./stageState";

/** RUN: one layer with whatever the command changes. */
export function run(dispatch: Dispatch): undefined {
  const { state, command } = dispatch;
  const { instruction } = command;
  if (instruction.form === "exec" && instruction.args.length === 0) {
    dispatch.refuseLater("marshalling", "failed to marshal LLB definition: arguments are required");
  }
  const args =
    instruction.form === "exec"
      ? instruction.args.map((word) => word.text)
      : withShell(state, shellText(dispatch, instruction.args[0]?.text ?? ""));
  const mounts = readMounts(instruction, (text) => dispatch.tryExpand(text));
  if ("message" in mounts) return dispatch.refuse(mounts.message, mounts.range);
  for (const { mount, flag } of mounts) {
    if (mount.type === "ssh" && mount.source !== "") return dispatch.refuse("ssh does not support source", flag.range);
    if (mount.type === "secret" || mount.type === "ssh") {
      const message = `invalid mount type ${mount.type.toUpperCase()} for /`;
      if (mount.target === "/") dispatch.refuseLater("running", message, flag.range);
      continue;
    }
    const base = mount.target.startsWith("/") ? "/" : workingDirectory(state);
    if (base !== undefined && joinPath(base, mount.target) === "/") {
      return dispatch.refuse('invalid mount target "/"', flag.range);
    }
  }
  if (flagValue(instruction, "network") === "host") {
    const range = instruction.flags.find((flag) => flag.name === "network")!.range;
    dispatch.refuseLater("loading", "failed to load LLB: network.host is not allowed", range);
  }
  execute(dispatch, args, mounts);
  commit(dispatch, args);
}

/** The history shows the values of all declared ARGs, each once, at the place of its first declaration. */
function commit(dispatch: Dispatch, args: string[]): void {
  const { buildArgs, environment } = dispatch.state;
  const shown = new Map<string, string>();
  let known = true;
  for (const [name, value] of buildArgs) {
    const current = environment.get(name);
    shown.set(name, current?.text ?? value ?? "");
    known &&= current?.known ?? true;
  }
  const words = shown.size > 0 ? ["RUN", `|${shown.size}`] : ["RUN"];
  for (const [name, value] of shown) words.push(`${name}=${value}`);
  words.push(args.join(" "), "# buildkit");
  dispatch.commit(words.join(" "), { layer: true, known });
}

/** The text handed to the shell: of a lone heredoc its body, else the text with all bodies behind it. */
function shellText(dispatch: Dispatch, text: string): string {
  const { heredocs } = dispatch.command.instruction;
  const [first] = heredocs;
  if (!first) return text;
  if (!readHeredocWord(text)) {
    return text + heredocs.map((heredoc) => `\n${heredoc.content}${heredoc.name}`).join("");
  }
  if (scriptOf(dispatch) !== undefined) return `/dev/pipes/${first.name}`;
  return first.chomp ? chomp(first.content) : first.content;
}

/** The body of a lone heredoc that starts with `#!`: the builder mounts it as a file and runs that. */
function scriptOf({ state, command: { instruction } }: Dispatch): string | undefined {
  const [first] = instruction.heredocs;
  if (!first || state.platform.os === "windows" || !readHeredocWord(instruction.args[0]?.text ?? "")) return undefined;
  // The engine looks for `#!` before `<<-` takes the tabs away.
  if (!first.content.startsWith("#!")) return undefined;
  return first.chomp ? chomp(first.content) : first.content;
}

/**
 * What counts for the cache: all variables in order, user, directory, mounts; not the id of a cache mount, not the value of a secret
 * (run on Docker Engine 28).
 */
function execute(dispatch: Dispatch, args: string[], mounts: readonly MountFlag[]): void {
  const { state, command, options } = dispatch;
  const variables = state.environment.snapshot();
  const directory = workingDirectory(state) ?? "";
  const { User: user = "" } = state.config;
  dispatch.execute(() => {
    const inputs: Input[] = [];
    const mountKeys = mounts.map(({ mount, flag }) => {
      const { source } = mount;
      const node = command.sources.find((each) => each.flag === flag)?.from;
      const path = selector(source);
      if (node && node.baseName !== "scratch") inputs.push({ kind: "stage", node, path });
      else if (mount.type === "bind") inputs.push({ kind: "context", pattern: path, exclude: [] });
      return mountKey(mount, directory);
    });
    const network = flagValue(command.instruction, "network");
    const key = [
      "run",
      args,
      user,
      directory,
      mountKeys,
      network === "default" ? "" : network,
      formatPlatform(state.platform),
      options.buildArgs.BUILDKIT_SANDBOX_HOSTNAME ?? "",
      scriptOf(dispatch) ?? "",
    ];
    return { key, variables, inputs };
  });
}

/** What of a mount counts for the cache, its defaults spelled out. */
function mountKey({ from: _, source, id, target, sharing, ...rest }: Mount, directory: string) {
  const owned = { ...rest, uid: rest.uid ?? 0, gid: rest.gid ?? 0 };
  if (rest.type === "secret") {
    const name = id || source || target.slice(target.lastIndexOf("/") + 1);
    const file = target || (rest.env === undefined ? `/run/secrets/${name.slice(name.lastIndexOf("/") + 1)}` : "");
    return { ...owned, id: name, target: file, mode: rest.mode ?? 0o400 };
  }
  if (rest.type === "ssh") return { ...owned, id: id || "default", target, mode: rest.mode ?? 0o600 };
  const path = target.startsWith("/") ? joinPath(target) : joinPath(directory, target);
  // Of a cache mount the engine minds whether it has an id of its own, not which one; without one the target is its id.
  return { ...rest, target: path, sharing: sharing === "shared" ? "" : sharing, hasId: id !== "" && id !== path };
}
