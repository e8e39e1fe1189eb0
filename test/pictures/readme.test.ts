import path from "node:path";
import { after, before, test } from "node:test";
import { root } from "../support/root.mjs";
import { themes, Window } from "../ui/window";

const picture = (name: string) => path.join(root, `media/readme/${name}.png`);

let window: Window;

before(async () => {
  window = await Window.open({ scale: 2 });
  await window.hover("FROM python.* AS runtime", "FROM");
  await window.rest();
  await window.page.keyboard.press("Control+B");
  await window.theme(themes.find(({ short }) => short === "dark")!);
});
after(() => window?.close());

test("hover.png: what a line of a Dockerfile does", async () => {
  const { page } = window;
  await page.setViewportSize({ width: 900, height: 620 });
  await window.line("COPY app/").click();
  await window.hover("COPY app/", "COPY", /layer 4 of 4/i);
  const editor = (await page.locator(".editor-instance").first().boundingBox())!;
  await page.screenshot({ path: picture("hover"), clip: { ...editor, height: Math.min(editor.height, 540) } });
  await window.rest();
});

test("layer-view.png: the Dockerfile as its pile", async () => {
  const { page } = window;
  await page.setViewportSize({ width: 1500, height: 1120 });
  await window.command("Strata: Open Layer View");
  const view = await window.layerView();
  await view.locator(".layer").nth(3).waitFor();
  await view.locator(".layer button", { hasText: "COPY app/" }).click();
  await window.rest();
  await panel("layer-view");
});

test("what-if.png: what a change of a file runs again", async () => {
  const view = await window.layerView();
  await view.locator("button", { hasText: "What is rebuilt" }).click();
  await window.choose("requirements.txt");
  await view.locator(".what-if p", { hasText: "requirements.txt" }).waitFor();
  await window.rest();
  await panel("what-if");
  await view.locator("button", { hasText: "forget" }).click();
});

test("strata.png: editor and layer view, side by side", async () => {
  const { page } = window;
  await page.setViewportSize({ width: 1640, height: 900 });
  await window.hover("COPY app/", "COPY", /layer 4 of 4/i);
  await page.screenshot({ path: picture("strata"), scale: "css" });
  await window.rest();
});

test("compose.png: a compose file as its containers", async () => {
  const { page } = window;
  await page.setViewportSize({ width: 1640, height: 1000 });
  await window.goToFile("compose.yaml");
  const view = await window.layerView();
  await view.locator("h1", { hasText: "compose.yaml" }).waitFor();
  await window.rest();
  await panel("compose");
});

/** Photographs the page in the panel, as high as what is on it. */
async function panel(name: string): Promise<void> {
  const { page } = window;
  const view = await window.layerView();
  const frame = (await page.locator("iframe.webview.ready").first().boundingBox())!;
  const height = Number(await view.evaluate("document.body.scrollHeight"));
  await page.screenshot({ path: picture(name), clip: { ...frame, height: Math.min(frame.height, height) } });
}
