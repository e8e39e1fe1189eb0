import { RelativePattern, type TextDocument, Uri, workspace } from "vscode";

// Every extension host has it; this room is compiled without the types of node and of the browser.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** More files than anybody picks from; what lies beyond is not offered. */
const listed = 5000;

/** The build context of a saved Dockerfile: the folder it is in, which is where people say `docker build .`. */
export function contextOf({ uri, isUntitled }: TextDocument): Uri | undefined {
  return isUntitled ? undefined : Uri.joinPath(uri, "..");
}

/** The path of a file relative to the build context, `/` between names; undefined outside of it. */
export function pathInContext(context: Uri, file: Uri): string | undefined {
  const folder = context.path.endsWith("/") ? context.path : `${context.path}/`;
  const same = file.scheme === context.scheme && file.authority === context.authority;
  return same && file.path.startsWith(folder) ? file.path.slice(folder.length) : undefined;
}

/** The files of the build context, as far as the editor lists files at all (`files.exclude`). */
export async function filesOf(context: Uri): Promise<string[]> {
  const found = await workspace.findFiles(new RelativePattern(context, "**/*"), undefined, listed);
  return found
    .map((file) => pathInContext(context, file))
    .filter((path) => path !== undefined)
    .sort();
}

/** The text of the ignore file that a build of the Dockerfile reads: its own (`web.Dockerfile.dockerignore`) before the context's. */
export async function dockerignoreOf({ uri }: TextDocument, context: Uri): Promise<string | undefined> {
  const own = uri.with({ path: `${uri.path}.dockerignore` });
  return (await textOf(own)) ?? (await textOf(Uri.joinPath(context, ".dockerignore")));
}

/** The file's text as it is stored; undefined when there is no such file. */
export async function textOf(file: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
