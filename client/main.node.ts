import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { start } from "./client";
import { runEngine } from "./layerView/engine/run.node";

let stop: (() => Promise<void>) | undefined;

/** Starts the extension in a desktop or remote extension host; the language server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = Uri.joinPath(context.extensionUri, "dist/server/main.node.js").fsPath;
  const run = { module, transport: TransportKind.ipc };
  stop = await start(
    context,
    (id, name, options) =>
      new LanguageClient(id, name, { run, debug: { ...run, options: { execArgv: ["--inspect=6009"] } } }, options),
    runEngine,
  );
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
