import { type CancellationToken, CancellationTokenSource, l10n, type TextDocument, window } from "vscode";
import type { FromLayerView } from "../../media/layerView/messages";
import type { LayerStack, LayerStackParams } from "../../server/protocol";
import { folderOf } from "./editors";
import type { RunEngine } from "./engine/askEngine";
import { type Looked, lookUpImage } from "./engine/compareCommand";
import { compareImage } from "./engine/compareImage";
import type { Model } from "./model";
import { type Drawing, type Picture, underCursor } from "./picture";
import { committedText } from "./whatIf/committed";
import { pickQuestion } from "./whatIf/pickQuestion";
import { WhatIf } from "./whatIf/whatIf";

/** A Dockerfile as its layer stack, with what a change costs and how it compares with an image that was built. */
export class DockerfilePicture implements Picture {
  /** The last stack that had a stage. */
  private shown: LayerStack | undefined;
  /** What the engine said, while the reader compares. */
  private looked: Looked | undefined;
  private readonly whatIf: WhatIf;

  constructor(
    private readonly document: TextDocument,
    private readonly model: Model,
    private readonly runEngine: RunEngine | undefined,
    private target: string | undefined,
  ) {
    this.whatIf = new WhatIf(model);
  }

  async draw(token: CancellationToken, isSecond = false): Promise<Drawing | null | undefined> {
    const { version } = this.document;
    const params = this.params();
    const asked = this.model.layerStack(params, token).catch(() => null);
    // Asked at once: one wait for both answers.
    const costAsked = this.answerWhatIf(asked, params, token);
    const answer = await asked;
    if (token.isCancellationRequested) return undefined;
    // Asked while the edit was on its way to the server: by now it has arrived.
    if (answer && answer.version < version && !isSecond) return this.draw(token, true);
    const makesSense = answer !== null && answer.stages.length > 0;
    if (makesSense) this.shown = answer;
    else if (this.document.getText().trim() === "") this.shown = undefined;
    const stack = this.shown;
    if (!stack) return null;
    const whatIf = makesSense && (await costAsked);
    return {
      kind: "dockerfile",
      stack,
      stale: !makesSense,
      ...(this.target !== undefined && { target: this.target }),
      ...(whatIf && { whatIf }),
      ...(this.looked && { comparison: compareImage(stack, this.looked.built) }),
    };
  }

  active(): number | undefined {
    return this.shown && this.activeIn(this.shown);
  }

  followsCursor(): boolean {
    return this.whatIf.followsCursor;
  }

  async noteSaved(saved: TextDocument): Promise<boolean> {
    if (saved === this.document) return true;
    const request = new CancellationTokenSource();
    try {
      return await this.whatIf.touch(saved, this.document, this.params(), request.token);
    } catch {
      // Without a server there is nothing to tell.
      return false;
    } finally {
      request.dispose();
    }
  }

  lookedAway(): boolean {
    return this.whatIf.look();
  }

  async receive(message: FromLayerView): Promise<boolean> {
    switch (message.type) {
      case "target":
        this.target = message.target;
        this.shown = undefined;
        return true;
      case "ask":
        return this.ask();
      case "forget":
        this.whatIf.forget();
        return true;
      case "compare":
        return this.compare();
      case "stopComparing":
        this.looked = undefined;
        return true;
      default:
        return false;
    }
  }

  private async ask(): Promise<boolean> {
    const question = this.shown && (await pickQuestion(this.document, this.shown, this.model));
    if (!question) return false;
    if (question.kind === "committed" && (await committedText(this.document.uri)) === undefined) {
      void window.showInformationMessage(l10n.t("Git knows no committed version of this file."));
      return false;
    }
    this.whatIf.ask(question);
    return true;
  }

  /** The first time the reader chooses the image; after that the same one is looked up again. */
  private async compare(): Promise<boolean> {
    if (!this.shown) return false;
    const looked = await lookUpImage(this.runEngine, this.shown, folderOf(this.document), this.looked?.built.name);
    if (looked) this.looked = looked;
    return looked !== undefined;
  }

  private async answerWhatIf(asked: Promise<LayerStack | null>, params: LayerStackParams, token: CancellationToken) {
    const cursorStep = async () => {
      const stack = await asked;
      return stack ? this.activeIn(stack) : undefined;
    };
    try {
      return await this.whatIf.answer(this.document, cursorStep, params, token);
    } catch {
      return undefined;
    }
  }

  private activeIn({ steps }: LayerStack): number | undefined {
    return underCursor(
      this.document,
      steps.map(({ range }) => range),
    );
  }

  private params(): LayerStackParams {
    return {
      textDocument: { uri: this.document.uri.toString() },
      ...(this.target !== undefined && { target: this.target }),
      ...(this.looked && { images: this.looked.images }),
    };
  }
}
