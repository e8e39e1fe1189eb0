import {
  CancellationTokenSource,
  Disposable,
  env,
  Selection,
  type TextDocument,
  Uri,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type {
  FromLayerView,
  LayerViewState,
  ToLayerView,
  WhatIf as WhatIfAnswer,
} from "../../media/layerView/messages";
import type { Language, LayerStack, LayerStackParams, Range } from "../../server/protocol";
import { productLanguage } from "../settings";
import { columnOf, folderOf, isDrawn, nameOf, open, otherColumn } from "./editors";
import type { RunEngine } from "./engine/askEngine";
import { type Looked, lookUpImage } from "./engine/compareCommand";
import { compareImage } from "./engine/compareImage";
import { deliver, pickExport } from "./exportView";
import { Lighting } from "./lighting";
import type { Model } from "./model";
import { layerViewPage } from "./page";
import { pickQuestion } from "./whatIf/pickQuestion";
import { WhatIf } from "./whatIf/whatIf";

/** Milliseconds without a keystroke after which the server is asked. */
const typingPause = 60;

const titles: Record<Language, string> = { en: "Layers", ko: "레이어" };

/** The panel's title: for a file, or for none. */
export function viewTitle(language: Language, file?: string): string {
  return file === undefined ? titles[language] : `${titles[language]}: ${file}`;
}

/** One panel and the file it shows. Sends whole snapshots only, and the last one again to a page that loads anew. */
export class LayerView {
  private readonly subscriptions: Disposable;
  private document: TextDocument | undefined;
  /** The last stack of `document` that had a stage. */
  private shown: LayerStack | undefined;
  private message: ToLayerView | undefined;
  private request: CancellationTokenSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly lighting = new Lighting();
  private readonly whatIf: WhatIf;
  private target: string | undefined;
  /** What the engine said, while the reader compares. */
  private looked: Looked | undefined;
  /** Takes what the page was asked to write. */
  private exported: ((content: string | undefined) => void) | undefined;
  /** Stays with its file, whatever else is edited. */
  locked: boolean;

  constructor(
    private readonly panel: WebviewPanel,
    extension: Uri,
    private readonly model: Model,
    state: Partial<LayerViewState>,
    private readonly onLock: () => void,
    private readonly runEngine?: RunEngine,
  ) {
    this.whatIf = new WhatIf(model);
    this.locked = state.locked === true;
    this.target = state.target;
    panel.iconPath = {
      light: Uri.joinPath(extension, "media/layers-light.svg"),
      dark: Uri.joinPath(extension, "media/layers-dark.svg"),
    };
    const folders = ["dist", "media"].map((folder) => Uri.joinPath(extension, folder));
    panel.webview.options = { enableScripts: true, localResourceRoots: folders };
    this.subscriptions = Disposable.from(
      this.lighting,
      panel.webview.onDidReceiveMessage((message: FromLayerView) => this.receive(message)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.followEdited(editor.document)),
      // A document that was closed, or has another language now, opens as a new object while its editor stays the active one.
      workspace.onDidOpenTextDocument((document) => {
        const same = document.uri.toString() === this.document?.uri.toString();
        if (same || document === window.activeTextEditor?.document) this.followEdited(document);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document !== this.document || contentChanges.length === 0) return;
        this.refreshSoon();
      }),
      workspace.onDidSaveTextDocument((document) => this.noteSaved(document)),
      panel.onDidChangeViewState(() => {
        if (!panel.active && this.whatIf.look()) this.refresh();
      }),
      workspace.onDidCloseTextDocument((document) => {
        // What is shown stays; the server does not know the document any more.
        if (document === this.document) this.cancel();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document !== this.document) return;
        if (this.whatIf.followsCursor) this.refreshSoon();
        else this.sendCursor();
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

  get isActive(): boolean {
    return this.panel.active;
  }

  shows(document: TextDocument): boolean {
    return this.document?.uri.toString() === document.uri.toString();
  }

  lock(locked: boolean): void {
    this.locked = locked;
    this.onLock();
    this.refresh();
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows this file from now on; `undefined`: none. */
  async follow(document: TextDocument | undefined): Promise<void> {
    if (document !== this.document) {
      this.shown = undefined;
      if (this.document) this.target = undefined;
      this.lighting.show(this.document);
      this.whatIf.forget();
      this.looked = undefined;
    }
    this.document = document;
    await this.refresh();
  }

  private followEdited(document: TextDocument): void {
    if (document === this.document) this.sendCursor();
    else if (isDrawn(document) && (!this.locked || this.shows(document))) this.follow(document);
  }

  /** The reader chooses what may change. */
  async askWhatIf(): Promise<void> {
    const { document, shown } = this;
    if (!document || !shown) return;
    const question = await pickQuestion(document, shown, this.model);
    if (!question || document !== this.document) return;
    this.whatIf.ask(question);
    await this.refresh();
  }

  /** Holds the file against an image that the engine of this machine has; the reader chooses which, unless `name` says. */
  async compare(name?: string): Promise<void> {
    const { document, shown } = this;
    if (!document || !shown) return;
    const looked = await lookUpImage(this.runEngine, shown, folderOf(document), name);
    if (!looked || document !== this.document) return;
    this.looked = looked;
    await this.refresh();
  }

  /** Lets the reader choose a format, has the page write it, and puts it where the reader wants it. */
  async export(): Promise<void> {
    const { document } = this;
    if (!document || !this.shown) return;
    const picked = await pickExport();
    if (!picked) return;
    const written = new Promise<string | undefined>((resolve) => {
      this.exported = resolve;
    });
    // A page in the background is not loaded; it would never answer.
    this.panel.reveal(undefined, true);
    this.post({ type: "export", format: picked.format });
    await deliver(picked.format, await written, picked.destination, document.uri);
  }

  private async noteSaved(saved: TextDocument): Promise<void> {
    const { document } = this;
    if (!document) return;
    if (saved === document) return this.refresh();
    const request = new CancellationTokenSource();
    try {
      if (await this.whatIf.touch(saved, document, this.paramsFor(document), request.token)) await this.refresh();
    } catch {
      // Without a server there is nothing to tell.
    } finally {
      request.dispose();
    }
  }

  private refreshSoon(): void {
    this.cancel();
    this.timer = setTimeout(() => this.refresh(), typingPause);
  }

  private async refresh(): Promise<void> {
    this.cancel();
    const { document } = this;
    if (!document) return this.sendEmpty();
    const request = new CancellationTokenSource();
    this.request = request;
    try {
      const params = this.paramsFor(document);
      const stack = await this.model.layerStack(params, request.token);
      const whatIf =
        stack && (await this.whatIf.answer(document, stack, this.cursorStep(stack), params, request.token));
      if (!request.token.isCancellationRequested) this.sendStack(document, stack, whatIf);
    } catch {
      // The server is gone, which the language client has told the user. What is shown is still the last that made sense.
      if (!request.token.isCancellationRequested) this.sendStack(document, null);
    } finally {
      request.dispose();
    }
  }

  private paramsFor({ uri }: TextDocument): LayerStackParams {
    return {
      textDocument: { uri: uri.toString() },
      ...(this.target !== undefined && { target: this.target }),
      ...(this.looked && { images: this.looked.images }),
    };
  }

  private sendStack(document: TextDocument, answer: LayerStack | null, whatIf?: WhatIfAnswer | null): void {
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
    const folder = folderOf(document);
    this.panel.title = viewTitle(language, file);
    this.send({
      type: "snapshot",
      kind: "dockerfile",
      uri: document.uri.toString(),
      file,
      ...(folder !== undefined && { folder }),
      language,
      locked: this.locked,
      stale: !makesSense,
      stack: this.shown,
      ...(this.target !== undefined && { target: this.target }),
      ...(whatIf && makesSense && { whatIf }),
      ...(this.looked && { comparison: compareImage(this.shown, this.looked.built) }),
      ...this.cursor(),
    });
  }

  private sendEmpty(): void {
    const language = productLanguage();
    const known = this.document && { uri: this.document.uri.toString(), file: nameOf(this.document) };
    this.panel.title = viewTitle(language, known?.file);
    this.send({ type: "empty", language, locked: this.locked, ...known });
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

  private cursor(): { active?: number } {
    const active = this.shown && this.cursorStep(this.shown);
    return active === undefined ? {} : { active };
  }

  /** The step under the cursor of an editor that shows the document. */
  private cursorStep({ steps }: LayerStack): number | undefined {
    const editors = window.visibleTextEditors.filter(({ document }) => document === this.document);
    const editor = editors.find((each) => each === window.activeTextEditor) ?? editors[0];
    if (!editor) return undefined;
    const { line } = editor.selection.active;
    const step = steps.findIndex(({ range }) => range.start.line <= line && line <= range.end.line);
    return step < 0 ? undefined : step;
  }

  private receive(message: FromLayerView): void {
    switch (message.type) {
      case "ready":
        if (this.message) this.post(this.message);
        break;
      case "reveal":
        this.revealRange(message.range);
        break;
      case "light":
        this.lighting.show(this.document, message.range);
        break;
      case "target":
        this.target = message.target;
        this.shown = undefined;
        this.refresh();
        break;
      case "ask":
        void this.askWhatIf();
        break;
      case "compare":
        void this.compare(this.looked?.built.name);
        break;
      case "stopComparing":
        this.looked = undefined;
        this.refresh();
        break;
      case "pickExport":
        void this.export();
        break;
      case "exported":
        this.exported?.(message.content);
        break;
      case "forget":
        this.whatIf.forget();
        this.refresh();
        break;
      case "lock":
        this.lock(message.locked);
        break;
      case "copy":
        env.clipboard.writeText(message.text).then(() => this.post({ type: "copied" }));
        break;
    }
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
