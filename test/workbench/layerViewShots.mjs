// Photographs the layer view's page as it would look in VS Code, without VS Code.
//   node test/workbench/layerViewShots.mjs FOLDER [SCENE[,SCENE…] [THEME,… [WIDTH,… [en,ko]]]]
// Fails when the page logs anything, breaks its content security policy or is wider than its window.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { launchBrowser } from "./browser.mjs";
import { messageOf } from "./layerViewMessages.mjs";
import { buildLayerView, openLayerView } from "./layerViewPage.mjs";
import { scenes } from "./layerViewScenes.mjs";
import { themes } from "./layerViewThemes.mjs";

const [folder, ...filters] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: layerViewShots.mjs FOLDER [SCENES [THEMES [WIDTHS [LANGUAGES]]]]");
const wanted = [Object.keys(scenes), Object.keys(themes), ["320", "480", "760", "1200", "1600"], ["en", "ko"]].map(
  (all, index) => filters[index]?.split(",") ?? all,
);
const [wantedScenes = [], wantedThemes = [], widths = [], languages = []] = wanted;

const view = await buildLayerView();
const browser = await launchBrowser();
mkdirSync(folder, { recursive: true });
/** @type {string[]} */
const failures = [];
for (const theme of wantedThemes)
  for (const language of languages)
    for (const width of widths) {
      const { page, logged, show } = await openLayerView(browser, view, { theme, width: Number(width), scale: 2 });
      for (const name of wantedScenes) {
        const scene = scenes[name];
        if (!scene) throw new Error(`no scene ${name}`);
        await show(messageOf(view.service, scene, language));
        const place = `${name}-${theme}-${width}-${language}`;
        const overflow = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
        if (overflow > 0) failures.push(`${place}: ${overflow}px too wide`);
        // Rows out of sight are not drawn: the window becomes as high as the page.
        for (let pass = 0; pass < 2; pass++) {
          const height = Number(await page.evaluate("document.documentElement.scrollHeight"));
          await page.setViewportSize({ width: Number(width), height });
          await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");
        }
        await page.screenshot({ path: path.join(folder, `${place}.png`), animations: "disabled" });
        await page.setViewportSize({ width: Number(width), height: 400 });
        failures.push(...logged.splice(0).map((line) => `${place}: ${line}`));
      }
      await page.close();
    }
await browser.close();
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exit(1);
}
