import { commands, type ExtensionContext, window } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import {
  copiedFilesRequest,
  layerStackRequest,
  projectRequest,
  rebuildRequest,
  relatedKnownNotification,
  type StrataInitializationOptions,
} from "../server/protocol";
import { registerConcepts } from "./concepts";
import type { RunEngine } from "./layerView/engine/askEngine";
import type { Model } from "./layerView/model";
import { registerLayerViews } from "./layerView/register";
import { relatedFiles } from "./relatedFiles";
import { readSettings } from "./settings";

/** Commands that may stand in hovers as links, and above a FROM. */
const commandLinks = ["strata.openLayerView"];

/** Makes a client whose transport fits the runtime. */
export type NewClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/**
 * Registers the commands and starts the language server. Resolves when the server answers, or when it is clear that it
 * does not: the language client has told the user by then, and `strata.restartServer` tries again.
 * @returns stops the server
 */
export async function start(
  context: ExtensionContext,
  newClient: NewClient,
  runEngine?: RunEngine,
): Promise<() => Promise<void>> {
  const outputChannel = window.createOutputChannel("Strata", { log: true });
  const options: LanguageClientOptions = {
    documentSelector: [{ language: "dockerfile" }, { language: "dockercompose" }],
    outputChannel,
    initializationOptions: (): StrataInitializationOptions => ({
      settings: readSettings(),
      commandLinks,
      relatedFiles: true,
    }),
    synchronize: { configurationSection: "strata" },
    // Theme icons stay off: the editor would draw `$(nproc)` of a quoted command as an icon, even in a code span.
    markdown: { isTrusted: { enabledCommands: commandLinks }, supportHtml: false, supportThemeIcons: false },
  };
  const related = relatedFiles();
  const model: Model = {
    layerStack: (params, token) => client.sendRequest(layerStackRequest, params, token),
    project: (params, token) => client.sendRequest(projectRequest, params, token),
    rebuild: (params, token) => client.sendRequest(rebuildRequest, params, token),
    copiedFiles: (params, token) => client.sendRequest(copiedFilesRequest, params, token),
  };
  const redrawLayerViews = registerLayerViews(context, model, runEngine);
  const connect = () => {
    const next = related.serve(newClient("strata", "Strata", options));
    next.onNotification(relatedKnownNotification, redrawLayerViews);
    return next;
  };
  let client = connect();

  async function launch(): Promise<void> {
    try {
      await client.start();
    } catch {
      // The language client has shown the error and written it to the output channel.
    }
  }

  async function halt(): Promise<void> {
    if (!client.needsStop()) return;
    // A start under way cannot be stopped, only awaited.
    await launch();
    try {
      await client.stop();
    } catch {
      // It did not start, or does not answer; the language client kills its process.
    }
  }

  async function restart(): Promise<void> {
    await halt();
    // Not the same client again: one that failed answers every further start with the same failure.
    client = connect();
    await launch();
  }

  let ready = Promise.resolve();
  const inTurn = (action: () => Promise<void>) => (ready = ready.then(action));

  context.subscriptions.push(
    outputChannel,
    related,
    commands.registerCommand("strata.restartServer", () => inTurn(restart)),
    registerConcepts(),
  );
  await inTurn(launch);
  return () => inTurn(halt);
}
