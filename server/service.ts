import type { Language, LayerStack, LayerStackParams, Position, Range } from "./protocol";

/** A document as the service sees it; `TextDocument` of vscode-languageserver-textdocument is one. */
export interface Document {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  getText(): string;
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
}

export interface HoverAnswer {
  /** Markdown; text of the user's file in it is escaped. */
  contents: string;
  range: Range;
}

/** The whole product for one document, free of any editor. Every method is pure, never throws and answers null for "nothing to say". */
export interface Service {
  hover(document: Document, position: Position, language: Language): HoverAnswer | null;
  layerStack(document: Document, options?: Omit<LayerStackParams, "textDocument">): LayerStack | null;
}
