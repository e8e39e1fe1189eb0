import { extensions, Uri } from "vscode";

interface Repository {
  show(ref: string, path: string): Promise<string>;
}

/** The part of the API of VS Code's own Git extension that is used here (version 1). */
interface GitExtension {
  /** False with `git.enabled` off, or without Git on the machine; the API throws then. */
  enabled: boolean;
  getAPI(version: 1): {
    getRepository(uri: Uri): Repository | null;
    /** Finds the repository that holds the folder; null: there is none. */
    openRepository(folder: Uri): Promise<Repository | null>;
  };
}

function git() {
  return extensions.getExtension<GitExtension>("vscode.git");
}

/** Whether this editor can tell what was committed. */
export function knowsCommits(): boolean {
  const extension = git();
  return extension !== undefined && (!extension.isActive || extension.exports.enabled);
}

/** The file as it was last committed; undefined when it was not, or nobody can tell. */
export async function committedText(file: Uri): Promise<string | undefined> {
  try {
    const api = (await git()?.activate())?.getAPI(1);
    const repository = api?.getRepository(file) ?? (await api?.openRepository(Uri.joinPath(file, "..")));
    return await repository?.show("HEAD", file.fsPath);
  } catch {
    return undefined;
  }
}
