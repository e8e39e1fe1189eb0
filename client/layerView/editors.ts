import { TabInputText, type TextDocument, type Uri, ViewColumn, type WebviewPanel, window, workspace } from "vscode";

/** Whether the layer view can draw the document. */
export function isDrawn({ languageId }: TextDocument): boolean {
  return languageId === "dockerfile" || languageId === "dockercompose";
}

/** The file that is being edited, else one that is in sight; undefined when the layer view can draw none of them. */
export function editedFile(): TextDocument | undefined {
  const editors = window.activeTextEditor
    ? [window.activeTextEditor, ...window.visibleTextEditors]
    : window.visibleTextEditors;
  return editors.map(({ document }) => document).find(isDrawn);
}

/** The document, opened if need be; undefined when there is no such file any more. */
export async function open(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** The last segment of the path, whatever the scheme. */
export function nameOf({ uri }: TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

/** The name of the folder a saved file is in. */
export function folderOf({ uri, isUntitled }: TextDocument): string | undefined {
  return isUntitled ? undefined : uri.path.split("/").at(-2) || undefined;
}

/** The column in which the file has a tab. */
export function columnOf(uri: Uri): ViewColumn | undefined {
  const holds = ({ input }: { input: unknown }) =>
    input instanceof TabInputText && input.uri.toString() === uri.toString();
  const groups = window.tabGroups.all.filter(({ tabs }) => tabs.some(holds));
  return (groups.find(({ activeTab }) => activeTab && holds(activeTab)) ?? groups[0])?.viewColumn;
}

/** A column that the panel does not stand in. */
export function otherColumn({ viewColumn }: WebviewPanel): ViewColumn {
  return viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
}
