import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundles } from "../../esbuild.mjs";
import { cache, root } from "../support/root.mjs";
import { editorStyles, themes } from "./layerViewThemes.mjs";

const out = path.join(cache, "layerView");
const origin = "http://page.test";

/**
 * The layer view's page and the service that draws for it, built from source.
 * @typedef {{ html: string, files: Map<string, string>, service: any, newWire(): (message: any) => object }} LayerViewBuild
 *   `newWire`: brings messages into the form in which they travel to one page, one after the other
 */

/**
 * The page open in a tab. `logged`: errors and warnings of the page, among them what its content security policy stopped.
 * @typedef {{
 *   page: import("playwright-core").Page, logged: string[],
 *   show(message: object): Promise<void>,
 *   posted(): Promise<import("../../media/layerView/messages").FromLayerView[]>,
 * }} OpenLayerView
 */

/** @returns {Promise<LayerViewBuild>} */
export async function buildLayerView() {
  const page = bundles().find(
    ({ entryPoints }) => Array.isArray(entryPoints) && `${entryPoints}`.includes("media/layerView"),
  );
  const written = await build({ ...page, outdir: out, write: false });
  await Promise.all([
    bundle("server/service.ts", "service.cjs"),
    bundle("client/layerView/page.ts", "page.cjs", [standInForVSCode]),
    bundle("media/layerView/wire.ts", "wire.cjs"),
  ]);
  const { createService } = await import(pathToFileURL(path.join(out, "service.cjs")).href);
  const { layerViewPage } = await import(pathToFileURL(path.join(out, "page.cjs")).href);
  const webview = { cspSource: origin, asWebviewUri: (/** @type {string} */ uri) => `${origin}/${path.basename(uri)}` };
  const { Packer } = await import(pathToFileURL(path.join(out, "wire.cjs")).href);
  return {
    html: layerViewPage(webview, ""),
    newWire: () => {
      const packer = new Packer();
      return (message) => (message.type === "snapshot" ? packer.next(message) : message);
    },
    files: new Map((written.outputFiles ?? []).map(({ path: file, text }) => [path.basename(file), text])),
    service: createService(),
  };
}

/**
 * Opens the page as VS Code would frame it: with the theme's variables, its own style sheet before the page's, and nothing else.
 * @param {import("playwright-core").Browser} browser
 * @param {LayerViewBuild} build
 * @param {{ theme?: string, width?: number, height?: number, scale?: number, reducedMotion?: boolean, inject?: string }} [options]
 *   `inject`: markup that is put into the page's HTML, as a fault of ours might
 * @returns {Promise<OpenLayerView>}
 */
export async function openLayerView(browser, { html, files, newWire }, options = {}) {
  const { theme = "dark", width = 760, height = 400, scale = 1, reducedMotion = false, inject = "" } = options;
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
  });
  /** @type {string[]} */
  const logged = [];
  page.on("pageerror", (error) => logged.push(String(error)));
  page.on("console", (message) => logged.push(`${message.type()}: ${message.text()}`));
  page.on("dialog", (dialog) => {
    logged.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.route("**/*", (route) => {
    const url = new URL(route.request().url());
    const name = path.basename(url.pathname);
    if (url.origin === origin && name === "")
      return route.fulfill({ contentType: "text/html", body: html.replace("</main>", `</main>${inject}`) });
    const body = url.origin === origin ? files.get(name) : undefined;
    if (body === undefined) {
      logged.push(`asked for ${url}`);
      return route.abort();
    }
    return route.fulfill({ contentType: name.endsWith(".css") ? "text/css" : "text/javascript", body });
  });
  await page.addInitScript(frame(theme));
  await page.goto(`${origin}/`);
  const wire = newWire();
  return {
    page,
    logged,
    async show(message) {
      await page.evaluate(
        `new Promise((shown) => {
          window.postMessage(${JSON.stringify(wire(message))});
          setTimeout(() => requestAnimationFrame(() => setTimeout(shown)));
        })`,
      );
    },
    posted: () => page.evaluate("window.posted"),
  };
}

/**
 * @param {string} entry
 * @param {string} file
 * @param {import("esbuild").Plugin[]} [plugins]
 */
async function bundle(entry, file, plugins = []) {
  await build({
    entryPoints: [path.join(root, entry)],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile: path.join(out, file),
    loader: { ".md": "text" },
    logLevel: "warning",
    plugins,
  });
}

/**
 * As much of `vscode` as the page's frame asks for.
 * @type {import("esbuild").Plugin}
 */
const standInForVSCode = {
  name: "stand-in for vscode",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, () => ({ path: "vscode", namespace: "stand-in" }));
    onLoad({ filter: /^vscode$/, namespace: "stand-in" }, () => ({
      contents: `export const Uri = { joinPath: (...parts) => parts.join("/") };
        export const env = { language: "en" };
        export const workspace = { getConfiguration: () => ({ get: (_, otherwise) => otherwise }) };`,
    }));
  },
};

/**
 * What VS Code does to a webview before the page's script runs.
 * @param {string} name
 */
function frame(name) {
  const { body, variables } = themes[name] ?? { body: "", variables: {} };
  const fonts = {
    "font-family": 'Inter, "Noto Sans CJK KR", sans-serif',
    "font-size": "13px",
    "editor-font-family": '"JetBrains Mono", monospace',
  };
  return `window.posted = [];
    window.acquireVsCodeApi = () => ({ postMessage(message) { window.posted.push(message); }, setState() {} });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(`@layer editor { ${editorStyles} }`)});
    document.adoptedStyleSheets = [sheet];
    addEventListener("DOMContentLoaded", () => {
      document.body.className = ${JSON.stringify(body)};
      for (const [name, value] of Object.entries(${JSON.stringify({ ...variables, ...fonts })}))
        document.documentElement.style.setProperty("--vscode-" + name, value);
    });`;
}
