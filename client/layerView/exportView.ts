import { env, l10n, type QuickPickItem, Uri, window, workspace } from "vscode";
import type { ExportFormat } from "../../media/layerView/messages";

interface ExportItem extends QuickPickItem {
  format: ExportFormat;
  destination: Destination;
}

/** Where an export goes. */
export type Destination = "clipboard" | "file";

// Every extension host has them; this room is compiled without the types of node and of the browser.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare function atob(base64: string): string;

const extensions: Record<ExportFormat, string> = { svg: "svg", png: "png", markdown: "md", mermaid: "mmd" };

/** Lets the reader choose a format and where it goes; undefined: nothing chosen. */
export async function pickExport(): Promise<{ format: ExportFormat; destination: Destination } | undefined> {
  const save = (format: ExportFormat, name: string): ExportItem => ({
    label: `$(save) ${l10n.t("Save as {0}…", name)}`,
    format,
    destination: "file",
  });
  const copy = (format: ExportFormat, name: string): ExportItem => ({
    label: `$(copy) ${l10n.t("Copy as {0}", name)}`,
    format,
    destination: "clipboard",
  });
  return window.showQuickPick(
    [
      save("svg", "SVG"),
      save("png", "PNG"),
      save("markdown", "Markdown"),
      save("mermaid", "Mermaid"),
      copy("markdown", "Markdown"),
      copy("mermaid", "Mermaid"),
      copy("svg", "SVG"),
    ],
    { placeHolder: l10n.t("Export the layer view") },
  );
}

/** Puts an export where the reader wants it. `source` is the file that is shown; the picture is offered to be saved beside it. */
export async function deliver(
  format: ExportFormat,
  content: string | undefined,
  destination: Destination,
  source: Uri,
): Promise<void> {
  if (content === undefined) {
    void window.showErrorMessage(l10n.t("The layer view could not be drawn as {0}.", format.toUpperCase()));
    return;
  }
  if (destination === "clipboard") {
    await env.clipboard.writeText(content);
    window.setStatusBarMessage(l10n.t("Copied."), 3000);
    return;
  }
  const name = `${source.path.slice(source.path.lastIndexOf("/") + 1)}.layers.${extensions[format]}`;
  const file = await window.showSaveDialog({
    ...(source.scheme === "untitled" ? {} : { defaultUri: Uri.joinPath(source, "..", name) }),
    filters: { [format]: [extensions[format]] },
  });
  if (!file) return;
  const bytes =
    format === "png"
      ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
      : new TextEncoder().encode(content);
  try {
    await workspace.fs.writeFile(file, bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t("{0} could not be written: {1}", file.path, reason));
  }
}
