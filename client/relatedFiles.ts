import {
  CancellationTokenSource,
  commands,
  Disposable,
  FileSystemError,
  type FileSystemWatcher,
  Range,
  RelativePattern,
  Uri,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type Range as PlainRange,
  type RelatedChangedParams,
  type RelatedFile,
  type RelatedParams,
  relatedChangedNotification,
  relatedRequest,
  showRelatedCommand,
} from "../server/protocol";
import { textOf as storedText } from "./layerView/whatIf/buildContext";

const composePattern = "**/{docker-compose,compose}*.{yml,yaml}";
const composeNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const mostComposeFiles = 50;
const mostFolders = 10;
/** Milliseconds. */
const longestSearch = 2_000;
/** Bytes; no Dockerfile or compose file is larger. */
const largest = 1_000_000;
/** Milliseconds without an edit before the server hears of the edits. */
const pause = 300;

/**
 * Hands the server the texts of the files that its documents name, and tells it when one of them changed; files are only watched once
 * they were asked for. The text in an editor counts over the one on the disk.
 * @returns `serve` gives each new client its part and returns it; disposing ends the rest
 */
export function relatedFiles(): { serve<Client extends BaseLanguageClient>(client: Client): Client; dispose(): void } {
  /** Names that the server uses, by the editor's own name of the file. */
  const asked = new Map<string, Set<string>>();
  const watchers = new Map<string, FileSystemWatcher>();
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tell: (params: RelatedChangedParams) => Promise<void> = async () => {};

  function report(uri: Uri): void {
    const names = asked.get(uri.toString());
    if (!names && !watchers.has(composePattern)) return;
    if (!names && !/\/(?:docker-)?compose[^/]*\.ya?ml$/i.test(uri.path)) return;
    for (const name of names ?? [uri.toString()]) changed.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const uris = [...changed];
      changed.clear();
      void tell({ uris }).catch(() => undefined);
    }, pause);
  }

  function watch(name: string, pattern: RelativePattern | string): void {
    if (watchers.has(name)) return;
    const watcher = workspace.createFileSystemWatcher(pattern);
    watcher.onDidCreate(report);
    watcher.onDidChange(report);
    watcher.onDidDelete(report);
    watchers.set(name, watcher);
  }

  function watchFile(name: string): void {
    const uri = Uri.parse(name);
    const key = uri.toString();
    asked.set(key, (asked.get(key) ?? new Set<string>()).add(name));
    watch(key, new RelativePattern(Uri.joinPath(uri, ".."), uri.path.slice(uri.path.lastIndexOf("/") + 1)));
  }

  async function read(name: string): Promise<RelatedFile[]> {
    const uri = Uri.parse(name);
    const text = await textOf(uri);
    return text === undefined ? [] : [{ uri: name, text }];
  }

  async function answer({ textDocument, files, composeFiles }: RelatedParams): Promise<RelatedFile[]> {
    for (const file of files) watchFile(file);
    const named = await Promise.all(files.map(read));
    if (!composeFiles) return named.flat();
    watch(composePattern, composePattern);
    const names = new Set((await composeFilesAround(Uri.parse(textDocument.uri))).map((uri) => uri.toString()));
    const found = await Promise.all([...names].map(read));
    return [...named, ...found].flat().filter(({ uri, text }) => text !== null || files.includes(uri));
  }

  const subscriptions = Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) report(document.uri);
    }),
    // What was typed and thrown away is no longer the text.
    workspace.onDidCloseTextDocument(({ uri }) => report(uri)),
    commands.registerCommand(showRelatedCommand, async (uri: string, { start, end }: PlainRange) => {
      const selection = new Range(start.line, start.character, end.line, end.character);
      await window.showTextDocument(Uri.parse(uri), { selection });
    }),
  );

  return {
    serve(client) {
      tell = (params) => client.sendNotification(relatedChangedNotification, params);
      client.onRequest(relatedRequest, answer);
      return client;
    },
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
      for (const watcher of watchers.values()) watcher.dispose();
    },
  };
}

/** The compose files of the workspace; in a file system that cannot be searched, those in the folders around the Dockerfile. */
async function composeFilesAround(dockerfile: Uri): Promise<Uri[]> {
  const cancel = new CancellationTokenSource();
  // A search that nobody answers never ends.
  const timer = setTimeout(() => cancel.cancel(), longestSearch);
  const ended = new Promise<Uri[]>((resolve) => cancel.token.onCancellationRequested(() => resolve([])));
  const search = workspace.findFiles(composePattern, "**/node_modules/**", mostComposeFiles, cancel.token);
  const found = await Promise.race([search, ended]);
  clearTimeout(timer);
  cancel.dispose();
  return [
    ...found,
    ...foldersAbove(dockerfile).flatMap((folder) => composeNames.map((name) => Uri.joinPath(folder, name))),
  ];
}

/** From the file's own folder up to the workspace's. */
function foldersAbove(file: Uri): Uri[] {
  const top = workspace.getWorkspaceFolder(file)?.uri.path;
  const folders = [Uri.joinPath(file, "..")];
  while (top !== undefined && folders.length < mostFolders && folders.at(-1)!.path.length > top.length) {
    folders.push(Uri.joinPath(folders.at(-1)!, ".."));
  }
  return folders;
}

/** null: there is no such file. undefined: it cannot be read as text. */
async function textOf(uri: Uri): Promise<string | null | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > largest) return undefined;
    return await storedText(uri);
  } catch (error) {
    return error instanceof FileSystemError && error.code === "FileNotFound" ? null : undefined;
  }
}
