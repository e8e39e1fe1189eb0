import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../workbench/browser.mjs";
import { messageOf } from "../workbench/layerViewMessages.mjs";
import { buildLayerView, type LayerViewBuild, type OpenLayerView, openLayerView } from "../workbench/layerViewPage.mjs";

let built: LayerViewBuild;
let browser: Browser;
before(async () => {
  [built, browser] = await Promise.all([buildLayerView(), launchBrowser()]);
});
after(() => browser?.close());

const lines = Array.from({ length: 300 }, (_, at) =>
  at % 9 === 4 ? `ENV STEP_${at}=1` : at % 5 ? `RUN make part-${at}` : `COPY part-${at}/ /srv/part-${at}/`,
);
const file = (body: string[]) => ["FROM debian:13 AS tools", "FROM debian:13", ...body, ""].join("\n");
const saved = file(lines);
const edited: [what: string, text: string][] = [
  ["as it was saved", saved],
  ["a character in the middle", file(lines.with(150, "RUN make part-150x"))],
  ["another one", file(lines.with(150, "RUN make part-150xy"))],
  ["a line in the middle", file(lines.toSpliced(150, 0, "RUN new"))],
  ["many lines on top", file([...Array.from({ length: 130 }, (_, at) => `RUN first ${at}`), ...lines])],
  ["half of them gone", file(lines.slice(100, 250))],
  ["in another order", file(lines.toReversed())],
  ["what no row is the same in", file(lines.map((line) => `${line} && true`))],
  ["an error in front", file(["RUNN", ...lines])],
  ["another stage's name", saved.replace("tools", "other").replace("RUN make", "RUN --mount=from=other make")],
  ["as it was saved, once more", saved],
];

/** What the pile shows, once all of it is drawn; without what depends on how it came about. */
async function pile({ page }: OpenLayerView): Promise<string> {
  let shown = "";
  for (let before: string | undefined; shown !== before || shown === ""; ) {
    before = shown;
    await page.waitForTimeout(60);
    shown = await page.evaluate(`document.querySelector(".pile").outerHTML
      .replace(/ (data-key|tabindex|aria-current)="[^"]*"/g, "").replace(/ new"/g, '"').replace(/ class="new"| class=""/g, "")`);
  }
  return shown;
}

test("a long pile shows after any edit what a page shows that opens the file", async () => {
  const view = await openLayerView(browser, built);
  for (const [what, text] of edited) {
    const scene = { text, line: 152, question: { kind: "saved" as const }, change: { was: { text: saved } } };
    const message = messageOf(built.service, scene);
    await view.show(message);
    const fresh = await openLayerView(browser, built);
    await fresh.show(message);
    const [shown, wanted] = await Promise.all([pile(view), pile(fresh)]);
    assert.ok(wanted.split("<li").length > 100, what);
    assert.equal(shown, wanted, what);
    await fresh.page.close();
  }
  await view.page.close();
});

test("a page that missed a snapshot asks for a whole one", async () => {
  const view = await openLayerView(browser, built);
  await view.show(messageOf(built.service, { text: "FROM a\nRUN b\n" }));
  const wire = built.newWire();
  for (const text of ["FROM a\n", "FROM a\nRUN c\n", "FROM a\nRUN d\n"]) wire(messageOf(built.service, { text }));
  const missed = wire(messageOf(built.service, { text: "FROM a\nRUN e\n" }));
  await view.page.evaluate(`window.posted.length = 0, window.postMessage(${JSON.stringify(missed)})`);
  await view.page.waitForFunction("window.posted.length > 0");
  assert.deepEqual(await view.posted(), [{ type: "ready" }]);
  assert.match(await pile(view), /RUN.*b/s);
  await view.page.close();
});
