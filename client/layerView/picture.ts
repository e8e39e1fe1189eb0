import type { CancellationToken, TextDocument } from "vscode";
import { window } from "vscode";
import type { FromLayerView, Snapshot } from "../../media/layerView/messages";
import type { Range } from "../../server/protocol";

/** What a view shows of one file: made anew when the view turns to another file. */
export interface Picture {
  /**
   * What there is to see of the document as it is now, or the last version that made sense, marked `stale`; null: nothing yet.
   * A rejected request (the server is gone) leaves the last version. Undefined: it was cancelled.
   */
  draw(token: CancellationToken): Promise<Drawing | null | undefined>;
  /** Index of what is under the editor's cursor, in the terms of the last drawing. */
  active(): number | undefined;
  /** Whether the picture depends on where the cursor is. */
  followsCursor(): boolean;
  /** A file was saved in the editor. @returns whether the picture changes with it */
  noteSaved(saved: TextDocument): Promise<boolean>;
  /** The reader turned away from the view. @returns whether the picture changes with it */
  lookedAway(): boolean;
  /** A wish of the reader that is not about the panel. @returns whether the picture changes with it */
  receive(message: FromLayerView): Promise<boolean>;
}

/** What a picture adds to a snapshot; the panel knows the rest. */
export type Drawing = Snapshot extends infer Each
  ? Each extends Snapshot
    ? Omit<Each, "type" | "uri" | "file" | "folder" | "language" | "locked" | "active">
    : never
  : never;

/** The first of the ranges that holds the line of the cursor in an editor of the document; the active editor before others. */
export function underCursor(document: TextDocument, ranges: readonly Range[]): number | undefined {
  const editors = window.visibleTextEditors.filter((editor) => editor.document === document);
  const editor = editors.find((each) => each === window.activeTextEditor) ?? editors[0];
  if (!editor) return undefined;
  const { line } = editor.selection.active;
  const found = ranges.findIndex(({ start, end }) => start.line <= line && line <= end.line);
  return found < 0 ? undefined : found;
}
