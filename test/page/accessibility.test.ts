import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../workbench/browser.mjs";
import { messageOf } from "../workbench/layerViewMessages.mjs";
import { buildLayerView, type LayerViewBuild, openLayerView } from "../workbench/layerViewPage.mjs";
import { scenes } from "../workbench/layerViewScenes.mjs";
import { themes } from "../workbench/layerViewThemes.mjs";

let built: LayerViewBuild;
let browser: Browser;
before(async () => {
  [built, browser] = await Promise.all([buildLayerView(), launchBrowser()]);
});
after(() => browser?.close());

/** What a screen reader reads, line by line: role, name and state, indented as it is nested. */
async function readAloud(scene: string): Promise<string[]> {
  // As high as a long page: rows out of sight are read, too, but only once they were laid out.
  const view = await openLayerView(browser, built, { width: 1200, height: 3000 });
  await view.show(messageOf(built.service, scenes[scene]!));
  const lines = (await view.page.locator("main").ariaSnapshot()).split("\n");
  await view.page.close();
  return lines;
}

/** Each of them stands in the lines, in this order. */
function assertReads(lines: string[], wanted: RegExp[]): void {
  let at = -1;
  for (const pattern of wanted) {
    const next = lines.findIndex((line, index) => index > at && pattern.test(line));
    assert.ok(next >= 0, `${pattern} does not follow "${lines[at] ?? "the beginning"}" in\n${lines.join("\n")}`);
    at = next;
  }
}

test("a Dockerfile is read in the order of its picture", async () => {
  assertReads(await readAloud("whatIf"), [
    /^ {2}- heading "Dockerfile" \[level=1\]/,
    /^ {2}- combobox "builds":/,
    /^ {2}- region "from Dockerfile to volume":/,
    /listitem/,
    /button "docker build -t web \. , copy the command"/,
    /^ {2}- region "what if":/,
    /button "forget this question"/,
    /^ {2}- region "container":/,
    /term: starts/,
    /term: user/,
    /term: ports/,
    /term: health check/,
    /region "image":/,
    /list "image":/,
    /listitem:/,
    /button "CMD .*metadata, no layer, line 39"/,
    /listitem:/,
    /button "layer 4 COPY app\/ app\/ .*, may run again , line 21"/,
    /listitem:/,
    /button "layer 3 COPY --from=build .*line 20"/,
    /listitem:/,
    /button "layer 2 WORKDIR \/srv .*, from cache , line 19"/,
    /listitem:/,
    /button "layer 1 RUN useradd .*line 17"/,
    /listitem:/,
    /button "base image python:3\.14-slim .*registry docker\.io name library\/python tag 3\.14-slim , line 15"/,
    /^ {2}- region "volumes":/,
    /button "\/srv\/uploads"/,
    /^ {2}- navigation "stages":/,
    /button "runtime becomes the image/,
    /button "build built, not shipped/,
  ]);
});

test("findings and what the builder refuses are read where they are", async () => {
  assertReads(await readAloud("findings"), [
    /button "layer \d+ RUN tar xzf .*finding: .*What to do: /,
    /navigation "stages"/,
    /region "worth a look in other stages":/,
  ]);
  assertReads(await readAloud("problems"), [
    /heading "Dockerfile"/,
    /region "docker build would refuse this file":/,
    /button "line 3 unknown instruction: COPPY/,
    /region "from Dockerfile to volume":/,
    /button "COPPY \. \. , line 3 , refused by docker build"/,
  ]);
});

test("a compose file is read as its containers in the order they start, with the members of networks and volumes", async () => {
  assertReads(await readAloud("composeOpen"), [
    /heading "compose\.yaml" \[level=1\]/,
    /region "what up and down do":/,
    /group "containers, networks and volumes":/,
    /list "networks":/,
    /button "front .*: web"/,
    /button "back .*: db, cache and web"/,
    /list "containers":/,
    /listitem:/,
    /button "db starts first /,
    /listitem:/,
    /button "cache starts first /,
    /listitem:/,
    /button "web starts in wave 2 .*\[expanded\]/,
    /list "volumes":/,
    /button "db-data .*: db:\/var\/lib\/postgresql"/,
    /button "uploads .*: web:\/srv\/uploads"/,
    /^ {2}- region "web":/,
    /button "close the pile"/,
    /button "layer 4 COPY/,
  ]);
});

test("lists of what stands in an order are ordered lists", async () => {
  const view = await openLayerView(browser, built, { width: 1200, height: 3000 });
  await view.show(messageOf(built.service, scenes.composeOpen!));
  const ordered = await view.page.locator("ol").evaluateAll((lists) => lists.map((list) => list.dataset.list));
  assert.deepEqual(ordered, ["path", "services", "pile", "stages"]);
  await view.page.close();
});

for (const theme of Object.keys(themes))
  test(`axe finds nothing wrong in ${theme}`, async () => {
    // What is still fading in has not the contrast it will have.
    const view = await openLayerView(browser, built, { theme, width: 760, height: 3000, reducedMotion: true });
    for (const scene of ["findings", "compared", "composeProblems"]) {
      await view.show(messageOf(built.service, scenes[scene]!));
      await view.page.evaluate(axe.source);
      const { violations } = (await view.page.evaluate("axe.run(document)")) as axe.AxeResults;
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      );
      assert.deepEqual(found, [], scene);
    }
    await view.page.close();
  });
