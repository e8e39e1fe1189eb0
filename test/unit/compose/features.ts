import { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "../../../server/protocol";

export const everything: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

export function composeFile(text: string): TextDocument {
  return TextDocument.create("file:///compose.yaml", "dockercompose", 1, text);
}
