import {
  commands,
  extensions,
  type Hover,
  Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  type ViewColumn,
  window,
  workspace,
} from "vscode";

/** Starts the extension and waits until it answers. VS Code does not await an activation before it asks for hovers. */
export async function activate(): Promise<unknown> {
  const extension = extensions.getExtension("docker-strata.docker-strata");
  if (!extension) throw new Error("the extension is not there");
  return extension.activate();
}

/**
 * Shows a new document that is in no file; the language is the one to give it. It may get the name of one that was closed and, as long
 * as the editor remembers that one, its text, too.
 */
export async function openUntitled(language: string, content: string, column?: ViewColumn): Promise<TextEditor> {
  const document = await workspace.openTextDocument({ language, content });
  const editor = await window.showTextDocument(document, column);
  if (document.getText() !== content) {
    const all = new Range(document.positionAt(0), document.positionAt(document.getText().length));
    await editor.edit((edit) => edit.replace(all, content));
  }
  return editor;
}

let folders = 0;

/**
 * Writes a file into the window's folder, whatever file system that is on, and shows it. Each in a folder of its own: of a path it
 * has shown before, the editor may still have the text it had then.
 */
export async function openFile(name: string, content: string): Promise<TextEditor> {
  const uri = Uri.joinPath(workspace.workspaceFolders![0]!.uri, String(++folders), name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return window.showTextDocument(await workspace.openTextDocument(uri));
}

export async function closeAll(): Promise<void> {
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** The text of all hovers at a place; empty when there is none. */
export async function hoverAt(document: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

/** The hover on the first character of the first `word` in the document. */
export async function hoverOn(document: TextDocument, word: string): Promise<string> {
  const offset = document.getText().indexOf(word);
  if (offset < 0) throw new Error(`no ${word} in the document`);
  return hoverAt(document, document.positionAt(offset));
}

/** A busy machine takes seconds; a little less than the patience with a case, so that a failure tells what was there instead. */
const patience = 80_000;

/** Asks again until the answer fits, since the editor tells the server of a change without telling when it has arrived. */
export async function eventually<T>(ask: () => Promise<T> | T, fits: (answer: T) => boolean): Promise<T> {
  let last = "no answer";
  const end = Date.now() + patience;
  const late = () => new Error(`not after ${patience / 1000} s: ${last}`);
  const giveUp = new Promise<never>((_, reject) => setTimeout(() => reject(late()), patience));
  while (Date.now() < end) {
    const answer = await Promise.race([ask(), giveUp]);
    if (fits(answer)) return answer;
    last = shown(answer);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw late();
}

/** For a person; what is wound into itself has no such form. */
function shown(answer: unknown): string {
  try {
    return String(JSON.stringify(answer)).slice(0, 500);
  } catch {
    return String(answer);
  }
}

export function at(line: number, character: number): Position {
  return new Position(line, character);
}
