import { chomp, readHeredocWord } from "../read/heredoc";
import type { Word } from "../read/syntax";
import { goQuote } from "../value/goQuote";
import { joinPath } from "../value/paths";
import { formatPlatform } from "../value/platform";
import { type Input, type Operation, selector } from "./operation";
import { type Dispatch, isUnknownUser, workingDirectory } from "./stageState";

/** What a COPY or ADD copies once its variables are expanded. */
interface Copied {
  sources: string[];
  /** Files made of heredocs. */
  documents: { name: string; body: string }[];
  destination: string;
  chown: string;
  chmod: string;
  checksum: string;
  known: boolean;
}

/** COPY and ADD: one layer with the copied files. */
export function copy(dispatch: Dispatch): undefined {
  const { instruction } = dispatch.command;
  const copied = expandAll(dispatch);
  if (!copied) return;
  const { sources, documents, destination, chown, chmod, known } = copied;
  const refused = known ? refusedCopy(instruction.name, copied) : undefined;
  if (refused) return dispatch.refuse(refused);
  if (chown !== "" && isUnknownUser(dispatch.state, chown)) return dispatch.refuse("invalid user index: -1");
  execute(dispatch, copied);
  const parents = instruction.flags.some((flag) => flag.name === "parents" && flag.value?.toLowerCase() !== "false");
  const words = [
    instruction.name,
    ...(parents ? ["--parents"] : []),
    ...(chown === "" ? [] : [`--chown=${chown}`]),
    ...(chmod === "" ? [] : [`--chmod=${chmod}`]),
    ...sources,
    ...documents.map(({ name }) => `<<${name}`),
    destination,
  ];
  dispatch.commit(`${words.join(" ")} # buildkit`, { layer: true, known });
}

/** Undefined (and reported) when something cannot be expanded. */
function expandAll(dispatch: Dispatch): Copied | undefined {
  const { instruction, sources: from } = dispatch.command;
  let known = true;
  const expanded = (word: Word): string | undefined => {
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
  if (chown === undefined || chmod === undefined || checksum === undefined) return undefined;

  const sources: string[] = [];
  const heredocs: string[] = [];
  for (const word of instruction.args.slice(0, -1)) {
    const heredoc = readHeredocWord(word.text);
    if (heredoc) heredocs.push(heredoc.name);
    else {
      const source = expanded(word);
      if (source === undefined) return undefined;
      if (from.length === 0) warnIgnored(dispatch, source);
      sources.push(source);
    }
  }
  const destination = expanded(instruction.args.at(-1)!);
  if (destination === undefined) return undefined;
  const documents: Copied["documents"] = [];
  for (const name of heredocs) {
    const body = documentBody(dispatch, name);
    if (body === undefined) return undefined;
    documents.push({ name, body });
  }
  return { sources, documents, destination, chown, chmod, checksum, known };
}

/** What the file of a heredoc holds; a word of the exec form is no heredoc and its file is empty. */
function documentBody(dispatch: Dispatch, name: string): string | undefined {
  const heredoc = dispatch.command.instruction.heredocs.findLast((each) => each.name === name);
  if (!heredoc) return "";
  const content = heredoc.chomp ? chomp(heredoc.content) : heredoc.content;
  if (!heredoc.expand) return content;
  const { frontend } = dispatch.options.dialect;
  return dispatch.expand(content, heredoc.bodyRange, { quotes: "plain", frontend })?.text;
}

/** The source as it is written: `./a` and `/a` are not found to be ignored (run on Docker Engine 28). */
function warnIgnored(dispatch: Dispatch, source: string): void {
  if (remoteKind(source) || !dispatch.options.ignore?.ignores(source)) return;
  const copying = dispatch.command.instruction.name === "ADD" ? "Add" : "Copy";
  const message = `Attempting to ${copying} file ${goQuote(source)} that is excluded by .dockerignore`;
  dispatch.warn("CopyIgnoredFile", message);
}

const remoteGit = /^(?:git:\/\/|ssh:\/\/|[\w.-]+@[\w.-]+:|https?:\/\/[^#?]*\.git(?:[#?]|$))/;
const symbolicMode = /^[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+(?:,[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+)*$/;
const digest = /^([a-z0-9]+(?:[.+_-][a-z0-9]+)*):([0-9a-zA-Z=_-]+)$/;
const digestLength: Record<string, number> = { sha256: 64, sha384: 96, sha512: 128 };

/** Whether a source of ADD is fetched from elsewhere instead of the build context. */
export function remoteKind(source: string): "git" | "http" | undefined {
  if (remoteGit.test(source)) return "git";
  return /^https?:\/\//.test(source) ? "http" : undefined;
}

/** opencontainers/go-digest. */
function refusedDigest(text: string): string | undefined {
  const [, algorithm, encoded] = digest.exec(text) ?? [];
  if (algorithm === undefined || encoded === undefined) return "invalid checksum digest format";
  const length = Object.hasOwn(digestLength, algorithm) ? digestLength[algorithm] : undefined;
  if (length === undefined) return "unsupported digest algorithm";
  if (encoded.length !== length) return "invalid checksum digest length";
  return /^[a-f0-9]+$/.test(encoded) ? undefined : "invalid checksum digest format";
}

function refusedCopy(name: string, { sources, chmod, checksum }: Copied): string | undefined {
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
    const invalid = kind === "http" && checksum !== "" ? refusedDigest(checksum) : undefined;
    if (invalid) return invalid;
  }
  return undefined;
}

/** What counts for the cache: where to, under which name, with which owner and mode; the files count by their content. */
function execute(dispatch: Dispatch, copied: Copied): void {
  const directory = workingDirectory(dispatch.state) ?? unknownDirectory;
  dispatch.execute(() => describe(dispatch, copied, directory));
}

function describe({ command, state }: Dispatch, copied: Copied, directory: string): ReturnType<Operation["describe"]> {
  const { instruction } = command;
  const flag = (name: string) => instruction.flags.find((each) => each.name === name);
  const exclude = instruction.flags.flatMap((each) => (each.name === "exclude" ? [each.value ?? ""] : []));
  const unpackFlag = flag("unpack");
  const unpack = unpackFlag && (unpackFlag.value ?? "true").toLowerCase() === "true";
  const node = command.sources[0]?.from;
  const sources = copied.sources.map((source) => {
    const kind = instruction.name === "ADD" ? remoteKind(source) : undefined;
    return { kind, path: kind ? source : selector(source) };
  });
  const inputs = sources.map(({ kind, path }): Input => {
    if (kind) return { kind: "remote", source: path, pinned: copied.checksum !== "" };
    return node ? { kind: "stage", node, path } : { kind: "context", pattern: path, exclude };
  });
  const key = [
    "copy",
    joinDestination(directory, copied.destination),
    sources.map(({ kind, path }) => [
      path.slice(path.lastIndexOf("/") + 1),
      unpack ?? (instruction.name === "ADD" && !kind),
    ]),
    copied.documents,
    copied.chown,
    copied.chmod,
    copied.checksum,
    exclude,
    flag("parents") ? copied.sources : [],
    flag("keep-git-dir") !== undefined,
    formatPlatform(state.platform),
  ];
  return { key, inputs };
}

/** Stands for the directory of a base image that nobody has looked up. */
const unknownDirectory = "/?";

/** Absolute; a trailing slash stays, for it says that the destination is a folder. */
export function joinDestination(directory: string, destination: string): string {
  const isFolder = destination === "" || destination === "." || destination.endsWith("/") || destination.endsWith("/.");
  const path = destination.startsWith("/") ? joinPath(destination) : joinPath(directory, destination);
  return isFolder && !path.endsWith("/") ? `${path}/` : path;
}
