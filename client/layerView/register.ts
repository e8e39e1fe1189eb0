import { commands, type ExtensionContext, type TextDocument, Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import type { LayerViewState } from "../../media/layerView/messages";
import { productLanguage } from "../settings";
import { editedFile, open } from "./editors";
import type { RunEngine } from "./engine/askEngine";
import { LayerView, viewTitle } from "./layerView";
import type { Model } from "./model";

const viewType = "strata.layerView";
const lockedKey = "strata.layerViewLocked";

/**
 * Registers the layer view: the command that opens it, its lock, and its return after a reload of the window. One view follows
 * the file that is being edited; a locked one stays with its file, and the next file gets a view of its own. Without `runEngine`
 * there is no machine to ask for built images.
 * @returns draws them anew: the model has other answers than before
 */
export function registerLayerViews(
  context: ExtensionContext,
  model: Model,
  runEngine: RunEngine | undefined,
): () => void {
  const views = new Set<LayerView>();

  const adopt = (panel: WebviewPanel, state: Partial<LayerViewState> = {}): LayerView => {
    const surroundings = { extension: context.extensionUri, model, runEngine, onLock: announceLock };
    const view = new LayerView(panel, surroundings, state);
    views.add(view);
    panel.onDidChangeViewState(announceLock);
    panel.onDidDispose(() => {
      views.delete(view);
      view.dispose();
      announceLock();
    });
    announceLock();
    return view;
  };

  function active(): LayerView | undefined {
    return [...views].find((view) => view.isActive);
  }

  function announceLock(): void {
    commands.executeCommand("setContext", lockedKey, active()?.locked ?? false);
  }

  /** The view of the document, else the one that follows the editor, else a new one. */
  async function show(document: TextDocument | undefined): Promise<LayerView> {
    const shown = document && [...views].find((view) => view.shows(document));
    const view = shown ?? [...views].find(({ locked }) => !locked);
    if (view) {
      view.reveal();
      if (document) await view.follow(document);
      return view;
    }
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const opened = adopt(window.createWebviewPanel(viewType, viewTitle(productLanguage()), column));
    await opened.follow(document);
    return opened;
  }

  context.subscriptions.push(
    commands.registerCommand("strata.openLayerView", async (resource?: unknown) => {
      await show(resource instanceof Uri ? await open(resource) : editedFile());
    }),
    commands.registerCommand("strata.askWhatIf", async () => {
      await (active() ?? (await show(editedFile()))).wish("ask");
    }),
    commands.registerCommand("strata.exportLayerView", async () => {
      await (active() ?? (await show(editedFile()))).export();
    }),
    commands.registerCommand("strata.compareWithImage", async () => {
      await (active() ?? (await show(editedFile()))).wish("compare");
    }),
    commands.registerCommand("strata.lockLayerView", () => active()?.lock(true)),
    commands.registerCommand("strata.unlockLayerView", () => active()?.lock(false)),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: Partial<LayerViewState> | undefined) {
        // Opened anew before the old one came back: there is one view that follows.
        if (!state?.locked && [...views].some(({ locked }) => !locked)) return panel.dispose();
        const view = adopt(panel, state);
        const document = typeof state?.uri === "string" ? await open(Uri.parse(state.uri)) : undefined;
        view.follow(document ?? (view.locked ? undefined : editedFile()));
      },
    }),
    { dispose: () => [...views].forEach((view) => void view.close()) },
  );
  return () => {
    for (const view of views) void view.redraw();
  };
}
