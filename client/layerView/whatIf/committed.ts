import { extensions, type Uri } from "vscode";

/** The part of the API of VS Code's own Git extension that is used here (version 1). */
interface GitExtension {
  getAPI(version: 1): { getRepository(uri: Uri): { show(ref: string, path: string): Promise<string> } | null };
}

function git() {
  return extensions.getExtension<GitExtension>("vscode.git");
}

/** Whether this editor can tell what was committed. */
export function knowsCommits(): boolean {
  return git() !== undefined;
}

/** The file as it was last committed; undefined when it was not, or nobody can tell. */
export async function committedText(file: Uri): Promise<string | undefined> {
  try {
    const api = (await git()?.activate())?.getAPI(1);
    return await api?.getRepository(file)?.show("HEAD", file.fsPath);
  } catch {
    return undefined;
  }
}
