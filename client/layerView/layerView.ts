import {
  CancellationTokenSource,
  Disposable,
  env,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  Range as VSCodeRange,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { FromLayerView, LayerViewState, Snapshot, ToLayerView } from "../../media/layerView/messages";
import { Packer } from "../../media/layerView/wire";
import type { Language, Range } from "../../server/protocol";
import { productLanguage } from "../settings";
import { ComposePicture } from "./composePicture";
import { DockerfilePicture } from "./dockerfilePicture";
import { columnOf, folderOf, isDrawn, nameOf, open, otherColumn } from "./editors";
import type { RunEngine } from "./engine/askEngine";
import { deliver, pickExport } from "./exportView";
import { Lighting } from "./lighting";
import type { Model } from "./model";
import { layerViewPage } from "./page";
import type { Drawing, Picture } from "./picture";

/** Milliseconds without a keystroke after which the view is drawn anew. */
const typingPause = 60;

const titles: Record<Language, string> = { en: "Layers", ko: "레이어" };

/** The panel's title: for a file, or for none. */
export function viewTitle(language: Language, file?: string): string {
  return file === undefined ? titles[language] : `${titles[language]}: ${file}`;
}

/** What a view works with. */
export interface Surroundings {
  extension: Uri;
  model: Model;
  /** Absent: there is no machine to ask. */
  runEngine: RunEngine | undefined;
  /** The view was locked to its file, or let go. */
  onLock(): void;
}

/** One panel and the file it shows. Sends snapshots, and the last one again to a page that loads anew. */
export class LayerView {
  private readonly subscriptions: Disposable;
  private readonly lighting = new Lighting();
  private document: TextDocument | undefined;
  private picture: Picture | undefined;
  private message: Snapshot | Extract<ToLayerView, { type: "empty" }> | undefined;
  private readonly packer = new Packer();
  private request: CancellationTokenSource | undefined;
  /** Takes what the page was asked to write. */
  private exported: ((content: string | undefined) => void) | undefined;
  /** Stays with its file, whatever else is edited. */
  locked: boolean;

  constructor(
    private readonly panel: WebviewPanel,
    private readonly surroundings: Surroundings,
    /** What the page remembered over a reload of the window. */
    private readonly remembered: Partial<LayerViewState>,
  ) {
    const { extension } = surroundings;
    this.locked = remembered.locked === true;
    panel.iconPath = {
      light: Uri.joinPath(extension, "media/layers-light.svg"),
      dark: Uri.joinPath(extension, "media/layers-dark.svg"),
    };
    const folders = ["dist", "media"].map((folder) => Uri.joinPath(extension, folder));
    panel.webview.options = { enableScripts: true, localResourceRoots: folders };
    this.subscriptions = Disposable.from(
      this.lighting,
      panel.webview.onDidReceiveMessage((message: FromLayerView) => this.receive(message)),
      panel.onDidChangeViewState(() => {
        if (!panel.active && this.picture?.lookedAway()) this.refresh();
      }),
      window.onDidChangeActiveTextEditor((editor) => editor && this.followEdited(editor.document)),
      // A document that was closed, or has another language now, opens as a new object while its editor stays the active one.
      workspace.onDidOpenTextDocument((document) => {
        const same = document.uri.toString() === this.document?.uri.toString();
        if (same || document === window.activeTextEditor?.document) this.followEdited(document);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.document && contentChanges.length > 0) this.refreshSoon();
      }),
      workspace.onDidSaveTextDocument(async (document) => {
        if (await this.picture?.noteSaved(document)) await this.refresh();
      }),
      workspace.onDidCloseTextDocument((document) => {
        // What is shown stays; the server does not know the document any more.
        if (document === this.document) this.cancel();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document !== this.document) return;
        if (this.picture?.followsCursor()) this.refreshSoon();
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
    this.exported?.(undefined);
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
    this.surroundings.onLock();
    this.refresh();
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows this file from now on; `undefined`: none. */
  async follow(document: TextDocument | undefined): Promise<void> {
    if (document !== this.document || !this.picture) {
      this.lighting.show(this.document);
      const target = this.document ? undefined : this.remembered.target;
      this.document = document;
      this.picture = document && this.pictureOf(document, target);
    }
    await this.refresh();
  }

  /** Does what the reader wishes, as if it had been asked for in the page. */
  async wish(type: "ask" | "compare"): Promise<void> {
    if (await this.picture?.receive({ type })) await this.refresh();
  }

  /** Lets the reader choose a format, has the page write it, and puts it where the reader wants it. */
  async export(): Promise<void> {
    const { document } = this;
    if (!document || this.message?.type !== "snapshot") return;
    const picked = await pickExport();
    if (!picked) return;
    const written = new Promise<string | undefined>((resolve) => {
      this.exported = resolve;
    });
    // A page in the background is not loaded; it would never answer.
    this.reveal();
    this.post({ type: "export", format: picked.format });
    await deliver(picked.format, await written, picked.destination, document.uri);
  }

  private pictureOf(document: TextDocument, target: string | undefined): Picture {
    const { model, runEngine } = this.surroundings;
    return document.languageId === "dockerfile"
      ? new DockerfilePicture(document, model, runEngine, target)
      : new ComposePicture(document, model);
  }

  private followEdited(document: TextDocument): void {
    if (document === this.document) this.sendCursor();
    else if (isDrawn(document) && (!this.locked || this.shows(document))) this.follow(document);
  }

  /** Asks at once, so that the answer is there when the typing pauses. */
  private refreshSoon(): Promise<void> {
    return this.refresh(new Promise((resolve) => setTimeout(resolve, typingPause)));
  }

  /** The model has another answer than before. */
  redraw(): Promise<void> {
    return this.refresh();
  }

  private async refresh(pause?: Promise<void>): Promise<void> {
    this.cancel();
    const { document, picture } = this;
    if (!document || !picture) return this.sendEmpty();
    const request = new CancellationTokenSource();
    this.request = request;
    try {
      const drawing = await picture.draw(request.token);
      await pause;
      if (request.token.isCancellationRequested || drawing === undefined) return;
      if (drawing) this.sendSnapshot(document, drawing);
      else this.sendEmpty();
    } finally {
      request.dispose();
    }
  }

  private sendSnapshot(document: TextDocument, drawing: Drawing): void {
    const language = productLanguage();
    const file = nameOf(document);
    const folder = folderOf(document);
    this.panel.title = viewTitle(language, file);
    const shown = {
      type: "snapshot" as const,
      uri: document.uri.toString(),
      file,
      ...(folder !== undefined && { folder }),
      language,
      locked: this.locked,
    };
    this.message = { ...shown, ...drawing, ...this.cursor() };
    this.post(this.packer.next(this.message));
  }

  private sendEmpty(): void {
    const language = productLanguage();
    const known = this.document && { uri: this.document.uri.toString(), file: nameOf(this.document) };
    this.panel.title = viewTitle(language, known?.file);
    this.message = { type: "empty", language, locked: this.locked, ...known };
    this.post(this.message);
  }

  private sendCursor(): void {
    if (this.message?.type !== "snapshot") return;
    const cursor = this.cursor();
    if (cursor.active === this.message.active) return;
    const { active: _, ...rest } = this.message;
    this.message = { ...rest, ...cursor } as Snapshot;
    this.post({ type: "cursor", ...cursor });
  }

  private cursor(): { active?: number } {
    const active = this.picture?.active();
    return active === undefined ? {} : { active };
  }

  /** A page that is not loaded yet misses this, and gets the last message when it says it is ready. */
  private post(message: ToLayerView): void {
    this.panel.webview.postMessage(message);
  }

  private async receive(message: FromLayerView): Promise<void> {
    switch (message.type) {
      case "ready":
        if (this.message) this.post(this.message.type === "empty" ? this.message : this.packer.whole(this.message));
        break;
      case "reveal":
        await this.revealRange(message.range, message.uri);
        break;
      case "light":
        this.lighting.show(this.document, message.range);
        break;
      case "lock":
        this.lock(message.locked);
        break;
      case "copy":
        await env.clipboard.writeText(message.text);
        this.post({ type: "copied" });
        break;
      case "pickExport":
        await this.export();
        break;
      case "exported":
        this.exported?.(message.content);
        break;
      default:
        if (await this.picture?.receive(message)) await this.refresh();
        // Who asked in the page goes on there; the editor's list gives the focus to where the cursor was.
        if (message.type === "ask") this.panel.reveal(undefined, false);
    }
  }

  /**
   * Selects the range in the editor, of the file shown or of another one that belongs to the picture. The page keeps the focus: the
   * next card is one key away, and no keystroke replaces what is selected.
   */
  private async revealRange({ start, end }: Range, other?: string): Promise<void> {
    const uri = other === undefined ? this.document?.uri : Uri.parse(other);
    const document = uri && (await open(uri));
    // Deleted meanwhile, or never saved and closed.
    if (!document) return other === undefined ? this.follow(undefined) : undefined;
    const viewColumn = columnOf(document.uri) ?? otherColumn(this.panel);
    const editor = await window.showTextDocument(document, { viewColumn, preserveFocus: true });
    // The cursor goes to the start: at the end of a long line it would scroll the editor sideways, as the option `selection` does.
    editor.selection = new Selection(end.line, end.character, start.line, start.character);
    const cursor = editor.selection.active;
    editor.revealRange(new VSCodeRange(cursor, cursor), TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private cancel(): void {
    this.request?.cancel();
    this.request = undefined;
  }
}
