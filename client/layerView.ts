import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  Disposable,
  type ExtensionContext,
  Selection,
  TabInputText,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { FromLayerView, LayerStack, Range, ToLayerView } from "../server/protocol";
import { layerViewPage } from "./layerViewPage";
import { productLanguage } from "./settings";

const viewType = "strata.layerView";

/** Milliseconds without a keystroke after which the server is asked. */
const typingPause = 60;

const titles = { en: "Layers", ko: "레이어" };

/** Asks the server for the stack of an open document; null: it is not open there, or is no Dockerfile. May reject. */
export type AskLayerStack = (uri: string, token: CancellationToken) => Promise<LayerStack | null>;

/** Registers the command that opens the layer view, and the view's return after a reload of the window. */
export function registerLayerView(context: ExtensionContext, ask: AskLayerStack): void {
  let view: LayerView | undefined;

  const adopt = (panel: WebviewPanel): LayerView => {
    const adopted = new LayerView(panel, context.extensionUri, ask);
    view = adopted;
    panel.onDidDispose(() => {
      adopted.dispose();
      if (view === adopted) view = undefined;
    });
    return adopted;
  };

  context.subscriptions.push(
    commands.registerCommand("strata.openLayerView", async (resource?: unknown) => {
      const document = resource instanceof Uri ? await open(resource) : editedDockerfile();
      if (view) {
        view.reveal();
        if (document) view.follow(document);
      } else {
        const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
        adopt(window.createWebviewPanel(viewType, titles[productLanguage()], column)).follow(document);
      }
    }),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: { uri?: unknown } | undefined) {
        // Opened anew before the old one came back: there is one view.
        if (view) return panel.dispose();
        const restored = adopt(panel);
        const document = typeof state?.uri === "string" ? await open(Uri.parse(state.uri)) : undefined;
        restored.follow(document ?? editedDockerfile());
      },
    }),
    { dispose: () => view?.close() },
  );
}

/** One panel and the Dockerfile it follows. Sends whole snapshots only, and the last one again to a page that loads anew. */
class LayerView {
  private readonly subscriptions: Disposable;
  private document: TextDocument | undefined;
  /** The last stack of `document` that had a stage. */
  private shown: LayerStack | undefined;
  private message: ToLayerView | undefined;
  private request: CancellationTokenSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly panel: WebviewPanel,
    extension: Uri,
    private readonly ask: AskLayerStack,
  ) {
    const folders = ["dist", "media"].map((folder) => Uri.joinPath(extension, folder));
    panel.webview.options = { enableScripts: true, localResourceRoots: folders };
    this.subscriptions = Disposable.from(
      panel.webview.onDidReceiveMessage((message: FromLayerView) => this.receive(message)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.followEdited(editor.document)),
      // A document that was closed, or has another language now, opens as a new object while its editor stays the active one.
      workspace.onDidOpenTextDocument((document) => {
        const same = document.uri.toString() === this.document?.uri.toString();
        if (same || document === window.activeTextEditor?.document) this.followEdited(document);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document !== this.document || contentChanges.length === 0) return;
        this.cancel();
        this.timer = setTimeout(() => this.refresh(), typingPause);
      }),
      workspace.onDidCloseTextDocument((document) => {
        // What is shown stays; the server does not know the document any more.
        if (document === this.document) this.cancel();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.document) this.sendCursor();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("strata.language")) this.refresh();
      }),
    );
    panel.webview.html = layerViewPage(panel.webview, extension);
  }

  dispose(): void {
    this.cancel();
    this.subscriptions.dispose();
  }

  close(): void {
    this.panel.dispose();
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows this Dockerfile from now on; `undefined`: none. */
  follow(document: TextDocument | undefined): void {
    if (document !== this.document) this.shown = undefined;
    this.document = document;
    this.refresh();
  }

  private followEdited(document: TextDocument): void {
    if (!isDockerfile(document)) return;
    if (document === this.document) this.sendCursor();
    else this.follow(document);
  }

  private async refresh(): Promise<void> {
    this.cancel();
    const { document } = this;
    if (!document) return this.sendEmpty();
    const request = new CancellationTokenSource();
    this.request = request;
    try {
      const stack = await this.ask(document.uri.toString(), request.token);
      if (!request.token.isCancellationRequested) this.sendStack(document, stack);
    } catch {
      // The server is gone, which the language client has told the user. What is shown is still the last that made sense.
      if (!request.token.isCancellationRequested) this.sendStack(document, null);
    } finally {
      request.dispose();
    }
  }

  private sendStack(document: TextDocument, answer: LayerStack | null): void {
    const makesSense = answer !== null && answer.stages.length > 0;
    if (makesSense && this.shown && answer.version < this.shown.version) return;
    if (makesSense) this.shown = answer;
    else if (document.getText().trim() === "") this.shown = undefined;
    if (!this.shown) {
      this.sendEmpty();
      return;
    }
    const language = productLanguage();
    const file = nameOf(document);
    const uri = document.uri.toString();
    this.panel.title = `${titles[language]}: ${file}`;
    this.send({ type: "snapshot", uri, file, language, stack: this.shown, stale: !makesSense, ...this.cursor() });
  }

  private sendEmpty(): void {
    const language = productLanguage();
    const known = this.document && { uri: this.document.uri.toString(), file: nameOf(this.document) };
    this.panel.title = known ? `${titles[language]}: ${known.file}` : titles[language];
    this.send({ type: "empty", language, ...known });
  }

  private sendCursor(): void {
    if (this.message?.type !== "snapshot") return;
    const cursor = this.cursor();
    if (cursor.active === this.message.active) return;
    const { active: _, ...rest } = this.message;
    this.message = { ...rest, ...cursor };
    this.post({ type: "cursor", ...cursor });
  }

  private send(message: ToLayerView): void {
    this.message = message;
    this.post(message);
  }

  /** A page that is not loaded yet misses this, and gets the last message when it says it is ready. */
  private post(message: ToLayerView): void {
    this.panel.webview.postMessage(message);
  }

  /** The step under the cursor of an editor that shows the document. */
  private cursor(): { active?: number } {
    const editors = window.visibleTextEditors.filter(({ document }) => document === this.document);
    const editor = editors.find((each) => each === window.activeTextEditor) ?? editors[0];
    if (!editor || !this.shown) return {};
    const { line } = editor.selection.active;
    const active = this.shown.steps.findIndex(({ range }) => range.start.line <= line && line <= range.end.line);
    return active < 0 ? {} : { active };
  }

  private receive(message: FromLayerView): void {
    if (message.type === "reveal") this.revealRange(message.range);
    else if (this.message) this.post(this.message);
  }

  /** Selects the range in the editor. The page keeps the focus: the next card is one key away, and no keystroke replaces what is selected. */
  private async revealRange({ start, end }: Range): Promise<void> {
    const uri = this.document?.uri;
    const document = uri && (await open(uri));
    // Deleted meanwhile, or never saved and closed.
    if (!document) return this.follow(undefined);
    // The cursor goes to the start: at the end of a long line it would scroll the editor sideways.
    const selection = new Selection(end.line, end.character, start.line, start.character);
    const viewColumn = columnOf(document.uri) ?? otherColumn(this.panel);
    await window.showTextDocument(document, { viewColumn, selection, preserveFocus: true });
  }

  private cancel(): void {
    clearTimeout(this.timer);
    this.request?.cancel();
    this.request = undefined;
  }
}

function isDockerfile({ languageId }: TextDocument): boolean {
  return languageId === "dockerfile";
}

/** The Dockerfile that is being edited, else one that is in sight. */
function editedDockerfile(): TextDocument | undefined {
  const editors = window.activeTextEditor
    ? [window.activeTextEditor, ...window.visibleTextEditors]
    : window.visibleTextEditors;
  return editors.map(({ document }) => document).find(isDockerfile);
}

async function open(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** The last segment of the path, whatever the scheme. */
function nameOf({ uri }: TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

function columnOf(uri: Uri): ViewColumn | undefined {
  const holds = ({ input }: { input: unknown }) =>
    input instanceof TabInputText && input.uri.toString() === uri.toString();
  const groups = window.tabGroups.all.filter(({ tabs }) => tabs.some(holds));
  return (groups.find(({ activeTab }) => activeTab && holds(activeTab)) ?? groups[0])?.viewColumn;
}

function otherColumn({ viewColumn }: WebviewPanel): ViewColumn {
  return viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
}
