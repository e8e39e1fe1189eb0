import type { CancellationToken, TextDocument } from "vscode";
import type { WhatIf as Answer, Question } from "../../../media/layerView/messages";
import type { LayerStackParams, RebuildParams } from "../../../server/protocol";
import type { Model } from "../model";
import { contextOf, dockerignoreOf, pathInContext, textOf } from "./buildContext";
import { committedText } from "./committed";

type Change = Omit<RebuildParams, keyof LayerStackParams>;

/** A value that nobody gives a build argument. */
const anotherValue = "strata-another-value";

/** What the reader wants to know the cost of, for one view. Without a question: what was typed since the last save. */
export class WhatIf {
  private question: Question | undefined;
  /** Files of the build context that were saved in the editor since the reader last looked. */
  private touched: string[] = [];

  constructor(private readonly model: Model) {}

  ask(question: Question): void {
    this.question = question;
    this.touched = [];
  }

  forget(): void {
    this.question = undefined;
    this.touched = [];
  }

  /** Whether the answer depends on where the cursor is. */
  get followsCursor(): boolean {
    return this.question?.kind === "line";
  }

  /** The reader has seen what the saved files make stale. @returns whether there was anything to see */
  look(): boolean {
    const had = this.touched.length > 0;
    this.touched = [];
    return had;
  }

  /** Takes note of a saved file. @returns whether the Dockerfile copies or mounts it */
  async touch(
    file: TextDocument,
    dockerfile: TextDocument,
    params: LayerStackParams,
    token: CancellationToken,
  ): Promise<boolean> {
    const context = contextOf(dockerfile);
    const path = context && pathInContext(context, file.uri);
    if (!context || path === undefined || this.touched.includes(path)) return false;
    const dockerignore = await dockerignoreOf(dockerfile, context);
    const copied = await this.model.copiedFiles(
      { ...params, files: [path], ...(dockerignore !== undefined && { dockerignore }) },
      token,
    );
    if (!copied || copied.length === 0) return false;
    this.touched.push(path);
    return true;
  }

  /**
   * The answer for the document as it is; undefined when there is nothing to compare with, or it cannot be told. `cursorStep`: index
   * of the step under the cursor, asked for when the question is about it.
   */
  async answer(
    document: TextDocument,
    cursorStep: () => Promise<number | undefined>,
    params: LayerStackParams,
    token: CancellationToken,
  ): Promise<Answer | undefined> {
    const question = this.currentQuestion(document);
    const change = question && (await changeOf(question, document, cursorStep));
    if (!change) return undefined;
    const rebuild = await this.model.rebuild({ ...params, ...change }, token);
    return rebuild ? { question, steps: rebuild.steps } : undefined;
  }

  private currentQuestion(document: TextDocument): Question | undefined {
    if (this.question) return this.question;
    if (this.touched.length > 0) return { kind: "files", paths: [...this.touched], touched: true };
    return document.isDirty && !document.isUntitled ? { kind: "saved" } : undefined;
  }
}

async function changeOf(
  question: Question,
  document: TextDocument,
  cursorStep: () => Promise<number | undefined>,
): Promise<Change | undefined> {
  switch (question.kind) {
    case "saved":
      return since(await textOf(document.uri));
    case "committed":
      return since(await committedText(document.uri));
    case "line": {
      const step = await cursorStep();
      return step === undefined ? undefined : { changedSteps: [step] };
    }
    case "files": {
      const context = contextOf(document);
      const dockerignore = context && (await dockerignoreOf(document, context));
      return { changedFiles: question.paths, ...(dockerignore !== undefined && { dockerignore }) };
    }
    case "buildArg":
      return { was: { buildArgs: { [question.name]: anotherValue } } };
    case "image":
      return { changedImages: [question.reference] };
  }
}

function since(text: string | undefined): Change | undefined {
  return text === undefined ? undefined : { was: { text } };
}
