import { Uri, type Webview } from "vscode";
import { productLanguage } from "../settings";

// Every extension host has it; this room is compiled without the types of node and of the browser.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

/** The page's frame: nothing but its own style sheet, the one script that carries the nonce, and pictures it
 * draws itself (an export), may load. */
export function layerViewPage(webview: Webview, extension: Uri): string {
  const built = (file: string) => webview.asWebviewUri(Uri.joinPath(extension, "dist/media/layerView", file));
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return `<!DOCTYPE html>
<html lang="${productLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Strata</title>
<link rel="stylesheet" href="${built("layerView.css")}">
</head>
<body>
<main></main>
<p role="status" class="hidden"></p>
<script nonce="${nonce}" src="${built("main.js")}"></script>
</body>
</html>`;
}
