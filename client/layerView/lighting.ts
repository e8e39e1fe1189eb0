import { type TextDocument, ThemeColor, Range as VSCodeRange, window } from "vscode";
import type { Range } from "../../server/protocol";

/** Lights lines of a document in its editors. */
export class Lighting {
  private readonly decoration = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor("editor.rangeHighlightBackground"),
  });

  /** Lights these lines and no others; without a range none. */
  show(document: TextDocument | undefined, range?: Range): void {
    for (const editor of window.visibleTextEditors) {
      if (editor.document !== document) continue;
      const lines = range && [new VSCodeRange(range.start.line, 0, range.end.line, range.end.character)];
      editor.setDecorations(this.decoration, lines ?? []);
    }
  }

  dispose(): void {
    this.decoration.dispose();
  }
}
