import { type ExtensionContext, Uri, workspace } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { start } from "./client";

let stop: (() => Promise<void>) | undefined;
let worker: Worker | undefined;

/** Starts the extension in a web extension host; the language server is a web worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist/server/main.browser.js");
  const connect = async () => {
    // A worker outlives the connection to it: a restart has to end the one before.
    worker?.terminate();
    worker = new Worker(await workerUrl(script));
    // Not the worker itself: the client asks for an `instanceof Worker`, and VS Code replaces that constructor.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  stop = await start(context, (id, name, options) => new LanguageClient(id, name, connect, options));
}

export async function deactivate(): Promise<void> {
  await stop?.();
  worker?.terminate();
}

/** VS Code makes no worker from a file of a remote, but one from the file's content. */
async function workerUrl(script: Uri): Promise<string> {
  if (script.scheme !== "vscode-remote") return script.toString(true);
  const content = new TextDecoder().decode(await workspace.fs.readFile(script));
  return URL.createObjectURL(new Blob([content], { type: "text/javascript" }));
}
