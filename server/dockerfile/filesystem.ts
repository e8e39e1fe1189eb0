import { flagValue } from "./flagRules";
import { goQuote } from "./goQuote";
import { chomp, readHeredocWord } from "./heredoc";
import { withShell } from "./metadata";
import { type Mount, mountsOf, refusedMount } from "./mounts";
import { type Input, selector } from "./operation";
import { joinPath } from "./paths";
import { formatPlatform } from "./platform";
import type { Dispatch } from "./stageState";
import type { Flag, Word } from "./syntax";

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
  const { state, command } = dispatch;
  const { instruction } = command;
  if (instruction.form === "exec" && instruction.args.length === 0) {
    return dispatch.refuse("failed to marshal LLB definition: arguments are required");
  }
  let args = instruction.args.map((word) => word.text);
  if (instruction.form === "shell") args = withShell(state, shellText(dispatch, args.join(" ")));

  const refused = refusedMount(instruction, (text) => dispatch.tryExpand(text));
  if (refused) return dispatch.refuse(refused.message, refused.range);
  const mounts = mountsOf(instruction, (text) => dispatch.tryExpand(text, undefined, { silent: true }));
  for (const { mount, flag } of mounts) {
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
  executeRun(dispatch, args, mounts);
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

/** The cache key of a RUN: all variables in order, user, directory and mounts; not the id of a cache mount, not the value of a secret. */
function executeRun(dispatch: Dispatch, args: string[], mounts: { mount: Mount; flag: Flag }[]): void {
  const { state, command } = dispatch;
  const { instruction } = command;
  const inputs: Input[] = [];
  const keys = mounts.map(({ mount, flag }) => {
    const { from, source, id, ...key } = mount;
    const node = command.sources.find((each) => each.flag === flag)?.from;
    const path = selector(source);
    if (node && node.baseName !== "scratch") inputs.push({ kind: "stage", node, path });
    else if (mount.type === "bind") inputs.push({ kind: "context", pattern: path, exclude: [] });
    return mount.type === "secret" || mount.type === "ssh" ? { ...key, id: id || source } : key;
  });
  const script = scriptOf(dispatch);
  const network = flagValue(instruction, "network");
  dispatch.execute(
    [
      "run",
      args,
      [...state.environment.entries()].map(([name, { text }]) => [name, text]),
      state.config.User ?? "",
      workingDirectory(dispatch) ?? "",
      keys,
      network === "default" ? "" : network,
      formatPlatform(state.platform),
      dispatch.options.buildArgs.BUILDKIT_SANDBOX_HOSTNAME ?? "",
      ...(script === undefined ? [] : [script]),
    ],
    inputs,
  );
}

/** The body of a lone heredoc that starts with `#!`: the builder mounts it as a file. */
function scriptOf({ state, command: { instruction } }: Dispatch): string | undefined {
  const [first] = instruction.heredocs;
  if (!first || state.platform.os === "windows" || !readHeredocWord(instruction.args[0]?.text ?? "")) return undefined;
  const body = first.chomp ? chomp(first.content) : first.content;
  return body.startsWith("#!") ? body : undefined;
}

/** The text handed to the shell: of a lone heredoc its body, else the text with all bodies behind it. */
function shellText(dispatch: Dispatch, text: string): string {
  const { instruction } = dispatch.command;
  const [first] = instruction.heredocs;
  if (!first) return text;
  if (!readHeredocWord(text)) {
    return text + instruction.heredocs.map((heredoc) => `\n${heredoc.content}${heredoc.name}`).join("");
  }
  if (scriptOf(dispatch) !== undefined) return `/dev/pipes/${first.name}`;
  return first.chomp ? chomp(first.content) : first.content;
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
  const documents: { name: string; body: string }[] = [];
  for (const word of instruction.args.slice(0, -1)) {
    const heredoc = readHeredocWord(word.text);
    if (heredoc) {
      const body = documentBody(dispatch, heredoc.name);
      if (body === undefined) return;
      documents.push({ name: heredoc.name, body });
      continue;
    }
    const source = expanded(word);
    if (source === undefined) return;
    if (!command.sources.length) warnIgnored(dispatch, source);
    sources.push(source);
  }
  const destination = expanded(instruction.args.at(-1)!);
  if (destination === undefined) return;
  const refused = known && refusedCopy(instruction.name, sources, chmod, checksum);
  if (refused) return dispatch.refuse(refused);
  if (chown !== "" && unknownUser(dispatch, chown)) return dispatch.refuse("invalid user index: -1");
  const words = [
    instruction.name,
    ...(chown === "" ? [] : [`--chown=${chown}`]),
    ...(chmod === "" ? [] : [`--chmod=${chmod}`]),
    ...sources,
    ...documents.map(({ name }) => `<<${name}`),
    destination,
  ];
  executeCopy(dispatch, { sources, documents, destination, chown, chmod, checksum });
  dispatch.commit(`${words.join(" ")} # buildkit`, { layer: true, known });
}

/** What the file of a heredoc holds; a word of the exec form is no heredoc and its file is empty. */
function documentBody(dispatch: Dispatch, name: string): string | undefined {
  const heredoc = dispatch.command.instruction.heredocs.findLast((each) => each.name === name);
  if (!heredoc) return "";
  const content = heredoc.chomp ? chomp(heredoc.content) : heredoc.content;
  if (!heredoc.expand) return content;
  return dispatch.expand(content, heredoc.bodyRange, { quotes: "plain" })?.text;
}

interface Copied {
  sources: string[];
  documents: { name: string; body: string }[];
  destination: string;
  chown: string;
  chmod: string;
  checksum: string;
}

/** The cache key of a COPY or ADD: where to, under which name, with which owner and mode; the files count by their content. */
function executeCopy(dispatch: Dispatch, copied: Copied): void {
  const { command, state } = dispatch;
  const { instruction } = command;
  const exclude = instruction.flags.flatMap((flag) => (flag.name === "exclude" ? [flag.value ?? ""] : []));
  const unpack =
    flagValue(instruction, "unpack").toLowerCase() ||
    (instruction.flags.some((flag) => flag.name === "unpack") && "true");
  const node = command.sources[0]?.from;
  const sources = copied.sources.map((source) => {
    const kind = instruction.name === "ADD" ? remoteKind(source) : undefined;
    return { kind, path: kind ? source : selector(source) };
  });
  const inputs = sources.map(({ kind, path }): Input => {
    if (kind) return { kind: "remote", source: path, pinned: copied.checksum !== "" };
    return node ? { kind: "stage", node, path } : { kind: "context", pattern: path, exclude };
  });
  const keep = instruction.flags.some((flag) => flag.name === "keep-git-dir");
  dispatch.execute(
    [
      "copy",
      joinDestination(workingDirectory(dispatch) ?? "${WORKDIR}", copied.destination),
      sources.map(({ kind, path }) => [
        path.slice(path.lastIndexOf("/") + 1),
        unpack === "" || unpack === false ? instruction.name === "ADD" && !kind : unpack === "true",
      ]),
      copied.documents,
      copied.chown,
      copied.chmod,
      copied.checksum,
      exclude,
      keep,
      formatPlatform(state.platform),
    ],
    inputs,
  );
}

/** Absolute; a trailing slash stays, for it says that the destination is a folder. */
function joinDestination(directory: string, destination: string): string {
  const folder = destination === "" || destination === "." || destination.endsWith("/") || destination.endsWith("/.");
  const path = destination.startsWith("/") ? joinPath(destination) : joinPath(directory, destination);
  return folder && !path.endsWith("/") ? `${path}/` : path;
}

/** The source as it is written: `./a` and `/a` are not found to be ignored (Docker Engine 28). */
function warnIgnored(dispatch: Dispatch, source: string): void {
  if (remoteKind(source) || !dispatch.options.ignore?.ignores(source)) return;
  const copy = dispatch.command.instruction.name === "ADD" ? "Add" : "Copy";
  dispatch.warn("CopyIgnoredFile", `Attempting to ${copy} file ${goQuote(source)} that is excluded by .dockerignore`);
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
  if (!absolute && path.known && !state.workdirIsSet) {
    const why = "can have unexpected results if the base image changes";
    dispatch.warn("WorkdirRelativePath", `Relative workdir ${goQuote(path.text)} ${why}`);
  }
  state.workdirIsSet = true;
  const directory = absolute ? path.text : current === undefined ? path.text : joinPath(current, path.text);
  const layer = directory !== "/";
  if (layer && unknownUser(dispatch, state.config.User ?? "")) return dispatch.refuse("invalid user index: -1");
  state.config.WorkingDir = directory;
  if (layer) {
    dispatch.execute(["workdir", joinPath(directory), state.config.User ?? "", formatPlatform(state.platform)]);
  }
  dispatch.commit(`WORKDIR ${directory}`, { layer, known: path.known && (absolute || current !== undefined) });
}

/** What instructions that add a layer write into the history. */
export const filesystem: Readonly<Record<string, (dispatch: Dispatch) => undefined>> = {
  RUN: run,
  COPY: copy,
  ADD: copy,
  WORKDIR: workdir,
};
