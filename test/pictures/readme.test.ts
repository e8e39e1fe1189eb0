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
  await page.setViewportSize({ width: 900, height: 600 });
  await window.line("COPY app/").click();
  await window.hover("COPY app/", "COPY", /layer 4 of 4/i);
  await shownInFull();
  const editor = (await page.locator(".editor-instance").first().boundingBox())!;
  await page.screenshot({
    path: picture("hover"),
    clip: { ...editor, height: Math.min(editor.height, 470) },
  });
  await window.rest();
});

test("layer-view.png: the Dockerfile as its pile", async () => {
  const { page } = window;
  await page.setViewportSize({ width: 1420, height: 1600 });
  await window.command("Strata: Open Layer View");
  const view = await window.layerView();
  await view.locator(".layer").nth(3).waitFor();
  await view.locator(".layer button", { hasText: "COPY app/" }).click();
  await window.rest();
  await panel("layer-view", ".board", ".board");
});

test("what-if.png: what a change of a file runs again", async () => {
  const view = await window.layerView();
  await view.locator("button", { hasText: "What is rebuilt" }).click();
  await window.choose("requirements.txt");
  await view.locator(".what-if p", { hasText: "requirements.txt" }).waitFor();
  await window.rest();
  await panel("what-if", ".questions", ".base");
  await view.locator("button", { hasText: "forget" }).click();
});

test("strata.png: editor and layer view, side by side", async () => {
  const { page } = window;
  await page.setViewportSize({ width: 1640, height: 900 });
  await window.hover("COPY app/", "COPY", /layer 4 of 4/i);
  await shownInFull();
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
  await panel("compose", "header", ".below");
});

/** A hover fades in. */
async function shownInFull(): Promise<void> {
  await window.page.waitForTimeout(500);
}

/** Photographs the page in the panel, from one element down to the end of another. */
async function panel(name: string, from: string, to: string): Promise<void> {
  const view = await window.layerView();
  const start = (await view.locator(from).first().boundingBox())!;
  const end = (await view.locator(to).first().boundingBox())!;
  const main = (await view.locator("main").boundingBox())!;
  const margin = 16;
  await window.page.screenshot({
    path: picture(name),
    clip: {
      x: main.x - margin,
      y: start.y - margin,
      width: main.width + 2 * margin,
      height: end.y + end.height - start.y + 2 * margin,
    },
  });
}
