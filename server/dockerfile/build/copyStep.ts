import { chomp, type HeredocWord, readHeredocWord } from "../read/heredoc";
import type { Flag, Word } from "../read/syntax";
import { goQuote } from "../value/goQuote";
import { joinPath } from "../value/paths";
import { formatPlatform } from "../value/platform";
import { type Input, type Operation, selector } from "./operation";
import { type Dispatch, isUnknownUser, workingDirectory } from "./stageState";

/** Flags whose values may hold variables, in the order in which the builder expands them. */
const expandedFlags = ["chown", "chmod", "checksum"] as const;

/** What a COPY or ADD copies once its variables are expanded. */
interface Copied {
  sources: string[];
  /** Files made of heredocs. */
  documents: { name: string; expand: boolean; chomp: boolean; body: string }[];
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
  if (chown !== "" && isUnknownUser(dispatch.state, chown)) dispatch.refuseLater("running", "invalid user index: -1");
  execute(dispatch, copied);
  const words = [instruction.name];
  if (instruction.flags.some(isParents)) words.push("--parents");
  if (chown !== "") words.push(`--chown=${chown}`);
  if (chmod !== "") words.push(`--chmod=${chmod}`);
  for (const source of sources) words.push(source);
  for (const { name } of documents) words.push(`<<${name}`);
  words.push(destination, "# buildkit");
  dispatch.commit(words.join(" "), { layer: true, known });
}

function isParents({ name, value }: Flag): boolean {
  return name === "parents" && value?.toLowerCase() !== "false";
}

/** Undefined (and reported) when something cannot be expanded. */
function expandAll(dispatch: Dispatch): Copied | undefined {
  const { instruction, sources: from } = dispatch.command;
  const { args } = instruction;
  const copied: Copied = {
    sources: [],
    documents: [],
    destination: "",
    chown: "",
    chmod: "",
    checksum: "",
    known: true,
  };
  const expanded = ({ text, range }: Word): string | undefined => {
    const value = dispatch.expand(text, range);
    if (value && !value.known) copied.known = false;
    return value?.text;
  };
  for (const name of expandedFlags) {
    const flag = instruction.flags.find((each) => each.name === name);
    if (!flag || (name === "checksum" && instruction.name === "COPY")) continue;
    const value = expanded({ text: flag.value ?? "", range: flag.valueRange ?? flag.range });
    if (value === undefined) return undefined;
    copied[name] = value;
  }
  for (const word of args) {
    const isDestination = word === args.at(-1);
    const heredoc = isDestination ? undefined : readHeredocWord(word.text);
    if (heredoc) {
      const { name, expand, chomp } = heredoc;
      copied.documents.push({ name, expand, chomp, body: "" });
      continue;
    }
    const path = expanded(word);
    if (path === undefined) return undefined;
    if (isDestination) copied.destination = path;
    else {
      if (from.length === 0) warnIgnored(dispatch, path);
      copied.sources.push(path);
    }
  }
  for (const document of copied.documents) {
    const body = documentBody(dispatch, document);
    if (body === undefined) return undefined;
    document.body = body;
  }
  return copied;
}

/**
 * What the file of a heredoc holds; a word of the exec form is no heredoc and its file is empty. Of several with one name all have the body
 * of the last, each read as its own word says.
 */
function documentBody(
  dispatch: Dispatch,
  document: Pick<HeredocWord, "name" | "expand" | "chomp">,
): string | undefined {
  const heredoc = dispatch.command.instruction.heredocs.findLast((each) => each.name === document.name);
  if (!heredoc) return "";
  const content = document.chomp ? chomp(heredoc.content) : heredoc.content;
  if (!document.expand) return content;
  const { frontend } = dispatch.options.dialect;
  return dispatch.expand(content, heredoc.bodyRange, { quotes: "plain", frontend })?.text;
}

/** The source as it is written: `./a` and `/a` are not found to be ignored (run on Docker Engine 28). */
function warnIgnored(dispatch: Dispatch, source: string): void {
  if (!dispatch.options.ignore?.ignores(source) || remoteKind(source)) return;
  const copying = dispatch.command.instruction.name === "ADD" ? "Add" : "Copy";
  const message = `Attempting to ${copying} file ${goQuote(source)} that is excluded by .dockerignore`;
  dispatch.warn("CopyIgnoredFile", message);
}

const remoteGit = /^(?:git:\/\/|ssh:\/\/|[\w.-]+@[\w.-]+:|https?:\/\/[^#?]*\.git(?:[#?]|$))/;
/** As BSD's chmod reads it: permissions and classes to copy from may stand behind one operator together. */
const symbolicMode = /^[ugoa]*(?:[-+=][rwxXstugo]*)+(?:,[ugoa]*(?:[-+=][rwxXstugo]*)+)*$/;
const digest = /^([a-z0-9]+(?:[.+_-][a-z0-9]+)*):([0-9a-zA-Z=_-]+)$/;
const digestLength: Record<string, number> = { sha256: 64, sha384: 96, sha512: 128 };

/** Whether a source of ADD is fetched from elsewhere instead of the build context. */
export function remoteKind(source: string): "git" | "http" | undefined {
  if (!source.includes(":")) return undefined;
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
    copied.documents.map(({ name, body }) => ({ name, body })),
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
