// Photographs the layer view's page as it would look in VS Code, without VS Code.
//   node test/workbench/layerViewShots.mjs FOLDER [SCENE[,SCENE…] [THEME,… [WIDTH,… [en,ko]]]]
// Needs Chromium: CHROMIUM names it, /usr/bin/chromium is the default. Fails when the page logs an error, breaks its
// content security policy or is wider than its window.
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { TextDocument } from "vscode-languageserver-textdocument";
import { bundles } from "../../esbuild.mjs";
import { cache, root } from "../support/root.mjs";
import { scenes } from "./layerViewScenes.mjs";
import { editorStyles, themes } from "./layerViewThemes.mjs";

const [folder, ...filters] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: layerViewShots.mjs FOLDER [SCENES [THEMES [WIDTHS [LANGUAGES]]]]");
const wanted = [Object.keys(scenes), Object.keys(themes), ["320", "480", "760", "1200"], ["en", "ko"]].map(
  (all, index) => filters[index]?.split(",") ?? all,
);
const [wantedScenes = [], wantedThemes = [], widths = [], languages = []] = wanted;

const out = path.join(cache, "layerView");
const pageBundle = bundles().find(
  ({ entryPoints }) => Array.isArray(entryPoints) && `${entryPoints}`.includes("layerView"),
);
await build({ ...pageBundle, outdir: out });
await build({
  entryPoints: [path.join(root, "server/service.ts")],
  bundle: true,
  platform: "node",
  format: "cjs",
  outfile: path.join(out, "service.cjs"),
  loader: { ".md": "text" },
  logLevel: "warning",
});
const { createService } = await import(pathToFileURL(path.join(out, "service.cjs")).href);
const service = createService();

const html = `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src http://page.test; script-src 'nonce-n'">
<link rel="stylesheet" href="layerView.css"></head>
<body><main></main><p role="status" class="hidden"></p><script nonce="n" src="main.js"></script></body></html>`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
mkdirSync(folder, { recursive: true });
/** @type {string[]} */
const failures = [];
for (const theme of wantedThemes)
  for (const language of languages)
    for (const width of widths) {
      const page = await browser.newPage({ viewport: { width: Number(width), height: 400 }, deviceScaleFactor: 2 });
      page.on("pageerror", (error) => failures.push(`${theme} ${language} ${width}: ${error}`));
      page.on("console", (message) => message.type() === "error" && failures.push(message.text()));
      await page.route("**/*", (route) => {
        const name = path.basename(new URL(route.request().url()).pathname);
        if (name === "") return route.fulfill({ contentType: "text/html", body: html });
        const contentType = name.endsWith(".css") ? "text/css" : "text/javascript";
        return route.fulfill({ contentType, body: readFileSync(path.join(out, "media/layerView", name)) });
      });
      await page.addInitScript(frame(theme));
      await page.goto("http://page.test/");
      for (const scene of wantedScenes) {
        await page.evaluate(`window.postMessage(${JSON.stringify(messageOf(scene, language))})`);
        await page.waitForTimeout(60);
        const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (Number(overflow) > 0) failures.push(`${scene} ${theme} ${language} ${width}: ${overflow}px too wide`);
        await page.screenshot({
          path: path.join(folder, `${scene}-${theme}-${width}-${language}.png`),
          fullPage: true,
        });
      }
      await page.close();
    }
await browser.close();
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exit(1);
}

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
  return `window.acquireVsCodeApi = () => ({ postMessage() {}, setState() {} });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(`@layer editor { ${editorStyles} }`)});
    document.adoptedStyleSheets = [sheet];
    addEventListener("DOMContentLoaded", () => {
      document.body.className = ${JSON.stringify(body)};
      for (const [name, value] of Object.entries(${JSON.stringify({ ...variables, ...fonts })}))
        document.documentElement.style.setProperty("--vscode-" + name, value);
    });`;
}

/**
 * @param {string} name
 * @param {string} language
 */
function messageOf(name, language) {
  const scene = scenes[name];
  if (!scene) throw new Error(`no scene ${name}`);
  const { text, file = "Dockerfile", line = 0, stale = false, target, question, change, comparison } = scene;
  const uri = `untitled:${name}`;
  if (scene.dockerfiles) return projectMessage(scene, uri, language);
  const document = TextDocument.create(uri, "dockerfile", 1, text);
  const chosen = target === undefined ? {} : { target };
  const stack = service.layerStack(document, chosen, language);
  if (stack.stages.length === 0) return { type: "empty", language, uri, file, locked: false };
  const active = stack.steps.findIndex(
    (/** @type {import("../../server/protocol").Step} */ { range }) =>
      range.start.line < line && line <= range.end.line + 1,
  );
  const whatIf = question && { question, steps: service.rebuild(document, { ...chosen, ...change }).steps };
  const shown = {
    uri,
    file,
    folder: "web",
    language,
    locked: false,
    stale,
    stack,
    ...chosen,
    ...(whatIf && { whatIf }),
  };
  Object.assign(shown, comparison && { comparison });
  return { type: "snapshot", kind: "dockerfile", ...shown, ...(active >= 0 && { active }) };
}

/**
 * @param {import("./layerViewScenes.mjs").Scene} scene
 * @param {string} uri
 * @param {string} language
 */
function projectMessage(
  { text, file = "compose.yaml", line = 0, stale = false, dockerfiles = {}, selected },
  uri,
  language,
) {
  const project = service.project(TextDocument.create(uri, "dockercompose", 1, text), {}, language);
  const piles = Object.fromEntries(
    Object.entries(dockerfiles).map(([name, content]) => {
      const document = TextDocument.create(`untitled:${name}/Dockerfile`, "dockerfile", 1, content);
      return [name, { uri: document.uri, file: "Dockerfile", stack: service.layerStack(document, {}, language) }];
    }),
  );
  const active = project.services.findLastIndex(
    (/** @type {import("../../server/protocol").ComposeService} */ { range }) => range.start.line < line,
  );
  const shown = { uri, file, folder: "web", language, locked: false, stale, project, piles };
  const chosen = { ...(selected !== undefined && { selected }), ...(active >= 0 && { active }) };
  return { type: "snapshot", kind: "compose", ...shown, ...chosen };
}
