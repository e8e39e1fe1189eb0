import type { Position } from "./protocol";

/** A document as the service sees it; `TextDocument` of vscode-languageserver-textdocument is one. */
export interface Document {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  getText(): string;
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
}

/** Remembers what was made of the last version of each document, for as long as its owner keeps the document. */
export function oncePerVersion<T>(make: (document: Document) => T): (document: Document) => T {
  const made = new WeakMap<Document, { version: number; value: T }>();
  return (document) => {
    const last = made.get(document);
    if (last?.version === document.version) return last.value;
    const value = make(document);
    made.set(document, { version: document.version, value });
    return value;
  };
}

/** Documents clamp a position outside of them to the nearest one inside; there is nothing to say at such a place. */
export function isInside(document: Document, position: Position): boolean {
  const nearest = document.positionAt(document.offsetAt(position));
  return (
    Number.isInteger(position.character) && nearest.line === position.line && nearest.character === position.character
  );
}
