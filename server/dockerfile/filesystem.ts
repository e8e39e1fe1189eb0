import { expand } from "./expand";
import { flagValue } from "./flagRules";
import { chomp, readHeredocWord } from "./heredoc";
import { withShell } from "./metadata";
import { mountsOf, refusedMount } from "./mounts";
import { joinPath } from "./paths";
import type { Dispatch } from "./stageState";
import type { Word } from "./syntax";

/** Where relative paths start; undefined when only the base image knows. */
function workingDirectory({ state }: Dispatch): string | undefined {
  return state.config.WorkingDir ?? (state.baseKnown ? "/" : undefined);
}

/** On an empty root there is no passwd file to look a user's name up in. */
function unknownUser(dispatch: Dispatch, user: string): boolean {
  return dispatch.state.empty && !user.split(":").every((part) => /^\d*$/.test(part));
}

/** RUN: one layer with whatever the command changes. */
function run(dispatch: Dispatch): undefined {
  const { state, command, options } = dispatch;
  const { instruction } = command;
  if (instruction.form === "exec" && instruction.args.length === 0) {
    return dispatch.refuse("failed to marshal LLB definition: arguments are required");
  }
  let args = instruction.args.map((word) => word.text);
  if (instruction.form === "shell") args = withShell(state, shellText(dispatch, args.join(" ")));

  const expandValue = (text: string) => expand(text, (name) => state.environment.get(name), { escape: options.escape });
  const refused = refusedMount(instruction, expandValue);
  if (refused) return dispatch.refuse(refused.message, refused.range);
  for (const { mount, flag } of mountsOf(instruction, expandValue)) {
    if (mount.type === "secret" || mount.type === "ssh") continue;
    const base = mount.target.startsWith("/") ? "/" : workingDirectory(dispatch);
    if (base !== undefined && joinPath(base, mount.target) === "/") {
      return dispatch.refuse('invalid mount target "/"', flag.range);
    }
  }
  if (flagValue(instruction, "network") === "host") {
    const range = instruction.flags.find((flag) => flag.name === "network")!.range;
    return dispatch.refuse("failed to load LLB: network.host is not allowed", range);
  }
  const seen = new Map<string, string>();
  let known = true;
  for (const [name, value] of state.buildArgs) {
    const current = state.environment.get(name);
    // An ARG without a value is not in the environment; what the base may hold under its name is not shown.
    seen.set(name, current?.text ?? value ?? "");
    known &&= current?.known ?? true;
  }
  const prefix = seen.size > 0 ? [`|${seen.size}`, ...[...seen].map(([name, value]) => `${name}=${value}`)] : [];
  dispatch.commit(`RUN ${[...prefix, ...args].join(" ")} # buildkit`, { layer: true, known });
}

/** The text handed to the shell: of a lone heredoc its body, else the text with all bodies behind it. */
function shellText({ state, command: { instruction } }: Dispatch, text: string): string {
  const [first] = instruction.heredocs;
  if (!first) return text;
  if (!readHeredocWord(text)) {
    return text + instruction.heredocs.map((heredoc) => `\n${heredoc.content}${heredoc.name}`).join("");
  }
  const body = first.chomp ? chomp(first.content) : first.content;
  return state.platform.os !== "windows" && body.startsWith("#!") ? `/dev/pipes/${first.name}` : body;
}

/** COPY and ADD: one layer with the copied files. */
function copy(dispatch: Dispatch): undefined {
  const { command } = dispatch;
  const { instruction } = command;
  let known = true;
  const expanded = (word: Pick<Word, "text" | "range">): string | undefined => {
    const value = dispatch.expand(word.text, word.range);
    known &&= value?.known ?? true;
    return value?.text;
  };
  const flag = (name: string): string | undefined => {
    const found = instruction.flags.find((each) => each.name === name);
    return found ? expanded({ text: found.value ?? "", range: found.valueRange ?? found.range }) : "";
  };
  const chown = flag("chown");
  const chmod = flag("chmod");
  const checksum = instruction.name === "ADD" ? flag("checksum") : "";
  if (chown === undefined || chmod === undefined || checksum === undefined) return;

  const sources: string[] = [];
  const documents: string[] = [];
  for (const word of instruction.args.slice(0, -1)) {
    const heredoc = readHeredocWord(word.text);
    if (heredoc) {
      documents.push(heredoc.name);
      continue;
    }
    const source = expanded(word);
    if (source === undefined) return;
    sources.push(source);
  }
  const destination = expanded(instruction.args.at(-1)!);
  if (destination === undefined) return;
  for (const heredoc of instruction.heredocs) {
    if (!heredoc.expand) continue;
    const content = heredoc.chomp ? chomp(heredoc.content) : heredoc.content;
    const body = dispatch.expand(content, heredoc.bodyRange, { quotes: "plain" });
    if (!body) return;
  }

  const refused = known && refusedCopy(instruction.name, sources, chmod, checksum);
  if (refused) return dispatch.refuse(refused);
  if (chown !== "" && unknownUser(dispatch, chown)) return dispatch.refuse("invalid user index: -1");
  const words = [
    instruction.name,
    ...(chown === "" ? [] : [`--chown=${chown}`]),
    ...(chmod === "" ? [] : [`--chmod=${chmod}`]),
    ...sources,
    ...documents.map((name) => `<<${name}`),
    destination,
  ];
  dispatch.commit(`${words.join(" ")} # buildkit`, { layer: true, known });
}

const remoteGit = /^(?:git:\/\/|ssh:\/\/|[\w.-]+@[\w.-]+:|https?:\/\/[^#?]*\.git(?:[#?]|$))/;
const symbolicMode = /^[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+(?:,[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+)*$/;

/** Whether a source of ADD is fetched from elsewhere instead of the build context. */
export function remoteKind(source: string): "git" | "http" | undefined {
  if (remoteGit.test(source)) return "git";
  return /^https?:\/\//.test(source) ? "http" : undefined;
}

function refusedCopy(name: string, sources: string[], chmod: string, checksum: string): string | undefined {
  if (chmod !== "") {
    const octal = /^[0-7]+$/.test(chmod);
    if (octal ? Number.parseInt(chmod, 8) > 0o7777 : /^\d/.test(chmod)) {
      return `invalid chmod parameter: '${chmod}'. it should be octal string and between 0 and 07777`;
    }
    if (!octal && !symbolicMode.test(chmod)) return "invalid syntax";
  }
  if (checksum !== "") {
    if (sources.length !== 1) return "checksum can't be specified for multiple sources";
    if (!remoteKind(sources[0]!)) return "checksum requires HTTP(S) or Git sources";
  }
  for (const source of sources) {
    const kind = remoteKind(source);
    if (name === "COPY" && kind) return `source can't be a ${kind === "git" ? "git ref" : "URL"} for COPY`;
    if (kind === "http" && checksum !== "" && !/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-zA-Z=_-]+$/.test(checksum)) {
      return "invalid checksum digest format";
    }
  }
  return undefined;
}

/** WORKDIR: one layer with the folder, unless it is the root; the test is of the text, not of the place (Docker Engine 28). */
function workdir(dispatch: Dispatch): undefined {
  const { state, command } = dispatch;
  const [word] = command.instruction.args;
  const path = dispatch.expand(word!.text, word!.range);
  if (!path) return;
  const current = workingDirectory(dispatch);
  const absolute = path.text.startsWith("/");
  const directory = absolute ? path.text : current === undefined ? path.text : joinPath(current, path.text);
  const layer = directory !== "/";
  if (layer && unknownUser(dispatch, state.config.User ?? "")) return dispatch.refuse("invalid user index: -1");
  state.config.WorkingDir = directory;
  dispatch.commit(`WORKDIR ${directory}`, { layer, known: path.known && (absolute || current !== undefined) });
}

/** What instructions that add a layer write into the history. */
export const filesystem: Readonly<Record<string, (dispatch: Dispatch) => undefined>> = {
  RUN: run,
  COPY: copy,
  ADD: copy,
  WORKDIR: workdir,
};
