import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../workbench/browser.mjs";
import { messageOf } from "../workbench/layerViewMessages.mjs";
import { buildLayerView, type LayerViewBuild, type OpenLayerView, openLayerView } from "../workbench/layerViewPage.mjs";
import { type Scene, scenes } from "../workbench/layerViewScenes.mjs";

let built: LayerViewBuild;
let browser: Browser;
before(async () => {
  [built, browser] = await Promise.all([buildLayerView(), launchBrowser()]);
});
after(() => browser?.close());

async function opened(scene: Scene): Promise<OpenLayerView> {
  const view = await openLayerView(browser, built, { width: 1200, height: 900 });
  await view.show(messageOf(built.service, scene));
  return view;
}

/** The element with the focus: its list and key, or its key alone. */
function focused({ page }: OpenLayerView): Promise<string> {
  return page.evaluate(`(() => {
    const { dataset } = document.activeElement;
    const list = document.activeElement.closest("[data-list]")?.dataset.list;
    return [list, dataset?.key ?? document.activeElement.localName].filter(Boolean).join(": ");
  })()`);
}

/** Presses Tab until the focus leaves the page, and tells where it stopped. */
async function tabStops(view: OpenLayerView): Promise<string[]> {
  const stops: string[] = [];
  for (;;) {
    await view.page.keyboard.press("Tab");
    const stop = await focused(view);
    if (stop === "body" || stops.length > 40) return stops;
    stops.push(stop);
  }
}

const last = async (view: OpenLayerView, type: string) =>
  (await view.posted()).findLast((message) => message.type === type);

test("Tab stops once at each part of a Dockerfile", async () => {
  const view = await opened(scenes.whatIf!);
  const stops = (await tabStops(view)).map((stop) => stop.replace(/ \d+$/, ""));
  assert.deepEqual(stops, [
    "target",
    "export",
    "lock",
    "path: command of-image",
    "ask",
    "forget",
    "compare",
    "pile: step",
    "volumes: volume /srv/uploads",
    "stages: stage step",
  ]);
  await view.page.close();
});

test("Tab stops once at each part of a compose file", async () => {
  const view = await opened(scenes.composeOpen!);
  const stops = (await tabStops(view)).map((stop) => stop.replace(/ \d+$/, ""));
  assert.deepEqual(stops, [
    "export",
    "lock",
    "path: command of-container",
    "scroller",
    "bands: network front",
    "services: service db",
    "drums: volume db-data",
    "close pile",
    "pile: web step",
    "volumes: volume /srv/uploads",
    "stages: stage web step",
  ]);
  await view.page.close();
});

test("arrows, Home and End move in a list, Enter goes to the line", async () => {
  const view = await opened({ text: "FROM a\nRUN b\nRUN c\nRUN d\n" });
  const { page } = view;
  const text = () => page.evaluate("document.activeElement.querySelector('code').textContent");
  await page.locator(".layer button").first().focus();
  for (const [key, at] of [
    ["ArrowDown", "RUN c"],
    ["ArrowRight", "RUN b"],
    ["ArrowLeft", "RUN c"],
    ["ArrowUp", "RUN d"],
    ["ArrowUp", "RUN d"],
    ["End", "docker image history a"],
    ["ArrowUp", "a"],
    ["Home", "RUN d"],
  ]) {
    await page.keyboard.press(key!);
    assert.equal(await text(), at, key);
  }
  await page.keyboard.press("Enter");
  assert.deepEqual(await last(view, "reveal"), {
    type: "reveal",
    range: { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } },
  });
  await page.close();
});

test("Escape forgets the question, and the focus stays near", async () => {
  const view = await opened(scenes.whatIf!);
  await view.page.locator("[data-key=forget]").focus();
  await view.page.keyboard.press("Escape");
  assert.deepEqual(await last(view, "forget"), { type: "forget" });
  const { question: _, change: __, ...answered } = scenes.whatIf!;
  await view.show(messageOf(built.service, answered));
  assert.equal(await focused(view), "ask");
  await view.page.keyboard.press("Escape");
  assert.equal((await view.posted()).filter(({ type }) => type === "forget").length, 1);
  await view.page.close();
});

test("what was typed since the last save is no question to forget", async () => {
  const view = await opened({
    text: "FROM a\nRUN b\n",
    question: { kind: "saved" },
    change: { was: { text: "FROM a\n" } },
  });
  await view.page.locator(".layer button").first().focus();
  await view.page.keyboard.press("Escape");
  assert.equal(await last(view, "forget"), undefined);
  await view.page.close();
});

test("Escape closes the open pile and goes back to its container, Enter opens and closes it", async () => {
  const view = await opened(scenes.composeOpen!);
  const { page } = view;
  await page.locator(".open-pile .layer button").first().focus();
  await page.keyboard.press("Escape");
  assert.deepEqual(await last(view, "select"), { type: "select" });
  const { selected: _, ...closed } = scenes.composeOpen!;
  await view.show(messageOf(built.service, closed));
  assert.equal(await focused(view), "services: service web");
  await page.keyboard.press("Enter");
  assert.deepEqual(await last(view, "select"), { type: "select", service: "web" });
  await view.show(messageOf(built.service, scenes.composeOpen!));
  assert.equal(await focused(view), "services: service web");
  await page.keyboard.press("Enter");
  assert.deepEqual(await last(view, "select"), { type: "select" });
  await page.close();
});

test("a container whose image nobody has looked up has no pile to open", async () => {
  const view = await opened(scenes.compose!);
  const box = view.page.locator(".box", { hasText: "postgres" });
  assert.equal(await box.getAttribute("aria-expanded"), null);
  await box.focus();
  await view.page.keyboard.press("Enter");
  assert.equal(await last(view, "select"), undefined);
  assert.equal((await last(view, "reveal"))?.type, "reveal");
  await view.page.close();
});

test("the focus stays while the file is edited, and goes to what is left when its card goes", async () => {
  const view = await opened({ text: "FROM a\nRUN b\nRUN c\n" });
  const { page } = view;
  const card = page.locator(".layer button", { hasText: "RUN b" });
  await card.focus();
  const before = await focused(view);
  for (const text of [
    "FROM a\nRUN x\nRUN b\nRUN c\n",
    "FROM a\nRUN x\nRUN b --more\nRUN c\n",
    "# c\nFROM a\nRUN b --more\n",
  ]) {
    await view.show(messageOf(built.service, { text }));
    assert.equal(await focused(view), before, text);
  }
  await view.show(messageOf(built.service, { text: "FROM a\n" }));
  assert.match(await focused(view), /^pile: step/);
  await page.close();
});

test("the editor takes the focus and gives it back to the page: it is where it was", async () => {
  const view = await opened(scenes.sample!);
  const { page } = view;
  const leaveAndReturn = (press: string) =>
    page.evaluate(`document.activeElement.blur(); window.dispatchEvent(new Event("blur"));
      ${press} window.dispatchEvent(new Event("focus")); new Promise((done) => setTimeout(done, 20))`);
  await page.locator(".layer button").nth(1).focus();
  const before = await focused(view);
  assert.match(before, /^pile: step/);
  await leaveAndReturn("");
  assert.equal(await focused(view), before);
  await leaveAndReturn('window.dispatchEvent(new Event("pointerdown"));');
  assert.equal(await focused(view), "body");
  await page.close();
});

test("stages are chosen with the keyboard", async () => {
  const view = await opened(scenes.sample!);
  await view.page.locator("select").focus();
  await view.page.keyboard.press("ArrowDown");
  assert.deepEqual(await last(view, "target"), { type: "target", target: "build" });
  await view.page.keyboard.press("Escape");
  await view.page.close();
});
