import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import axe from "axe-core";
import type { Frame } from "playwright-core";
import { root } from "../support/root.mjs";
import { recording, themes, Window } from "./window";

const dockerfile = readFileSync(`${root}/test/sample/Dockerfile`, "utf8").split("\n");
const lineOf = (start: string) => dockerfile.findIndex((line) => line.startsWith(start)) + 1;

let window: Window;

before(async () => {
  window = await Window.open();
});
after(() => window?.close());

/** One stop on the way; a picture is left where it goes wrong. */
function stop(name: string, walk: () => Promise<void>): void {
  test(name, async () => {
    try {
      await walk();
    } catch (error) {
      await window.shot(`failed-${name.replace(/\W+/g, "-")}`).catch(() => {});
      throw error;
    }
  });
}

/** Undoes until the file is as it was saved. */
async function undoAll(): Promise<void> {
  const { page } = window;
  const clean = page.locator('.tab:not(.dirty)[data-resource-name="Dockerfile"]');
  // A list that is closing may swallow the first of them.
  for (let i = 0; i < 100 && !(await clean.isVisible()); i++) {
    await page.keyboard.press("Control+Z");
    await page.waitForTimeout(50);
  }
  await clean.waitFor();
}

const hovers: [line: string, word: string, says: RegExp][] = [
  ["FROM python.* AS runtime", "FROM", /python:3\.14-slim/],
  ["RUN useradd", "RUN", /layer 1 of 4/i],
  ["WORKDIR /srv", "WORKDIR", /layer 2 of 4/i],
  ["COPY app/", "COPY", /layer 4 of 4/i],
  ["ENV PATH", "ENV", /no layer/i],
  ["EXPOSE 8000", "EXPOSE", /no layer/i],
];

for (const [line, word, says] of hovers) {
  stop(`the pointer on ${word} tells of its layer`, async () => {
    assert.match(await window.hover(line, word, says), says);
    await window.shot(`hover-${word}`);
  });
}

stop("a comment stays silent", async () => {
  await window.rest();
  await window.line("# runtime starts again").hover({ position: { x: 30, y: 5 } });
  // A hover that must not come can only be waited for: longer than the ones above took to come.
  await window.page.waitForTimeout(1_000);
  assert.equal(await window.page.locator(".monaco-hover:visible").count(), 0);
});

stop("the pointer on a key of a compose file tells what it is", async () => {
  await window.openFile("compose.yaml");
  await window.line("restart: unless-stopped").waitFor();
  assert.match(await window.hover("restart: unless-stopped", "restart"), /restart/i);
  await window.shot("hover-compose");
  await window.rest();
  await window.page.keyboard.press("Control+Home");
  await window.openFile("Dockerfile");
});

stop("a snippet comes by its prefix", async () => {
  const { page } = window;
  await window.line("# PYTHON_VERSION").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n\nstrata-multi", { delay: 30 });
  const suggestion = page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "strata-multi-stage" });
  if (!(await suggestion.first().isVisible())) await page.keyboard.press("Control+Space");
  await suggestion.first().waitFor();
  await window.shot("snippet-offered");
  await suggestion.first().click();
  await window.line("COPY --from=.*/").nth(0).waitFor();
  await page.locator(".suggest-widget.visible").waitFor({ state: "hidden" });
  await window.shot("snippet-inserted");
  await page.keyboard.press("Escape");
});

stop("undo takes it back", () => undoAll());

stop("F1, Insert Concept Snippet: the concepts, and one of their snippets inserted", async () => {
  const { page } = window;
  await window.goToEnd();
  await window.command("Strata: Insert Concept Snippet");
  const list = page.locator(".quick-input-widget:visible");
  await list.locator(".quick-input-list-separator", { hasText: "Container" }).first().waitFor();
  await window.shot("snippets-by-concept");
  await list.locator("input").first().fill("Multi-stage");
  await list.locator(".monaco-list-row", { hasText: "Multi-stage build" }).first().click();
  await window.line("COPY --from=.*/").nth(0).waitFor();
  await page.keyboard.press("Escape");
});

stop("undo takes that back, too", () => undoAll());

for (const theme of themes) {
  stop(`hovers of a compose file and snippets on offer: ${theme.short}`, async () => {
    const { page } = window;
    await window.theme(theme);
    await window.openFile("compose.yaml");
    assert.match(await window.hover("restart: unless-stopped", "restart"), /process ends/i);
    await window.shot(`hover-compose-${theme.short}`);
    await window.rest();
    await window.openFile("Dockerfile");
    await window.goToEnd();
    await page.keyboard.type("\nstrata", { delay: 30 });
    const offered = page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "strata-" }).first();
    if (!(await offered.isVisible())) await page.keyboard.press("Control+Space");
    await offered.waitFor();
    await window.shot(`snippet-offered-${theme.short}`);
    await page.keyboard.press("Escape");
    await undoAll();
    await page.keyboard.press("Control+Home");
  });
}

stop("F1, Open Layer View: the panel shows the image", async () => {
  await window.command("Strata: Open Layer View");
  const view = await window.layerView();
  await view.locator(".layer").nth(3).waitFor();
  assert.equal(await view.locator("h1").textContent(), "Dockerfile");
  assert.match((await view.locator("header").textContent()) ?? "", /4 layers .*python:3\.14-slim/s);
  assert.equal(await view.locator(".layer").count(), 4);
  await window.shot("layer-view");
});

stop("typing changes it", async () => {
  const { page } = window;
  const view = await window.layerView();
  await window.line("COPY app/ app/").click();
  await page.keyboard.press("End");
  await page.keyboard.type("\nRUN python -m compileall app ");
  await view.locator(".layer", { hasText: "compileall" }).waitFor();
  assert.equal(await view.locator(".layer").count(), 5);
  await window.shot("layer-view-typed");
  await undoAll();
  await view.locator(".layer").nth(4).waitFor({ state: "detached" });
  assert.equal(await view.locator(".layer").count(), 4);
});

stop("a click on a layer goes to its line", async () => {
  const view = await window.layerView();
  await window.cursorIsOn(lineOf("COPY app/"));
  await view.locator(".layer button", { hasText: "WORKDIR" }).click();
  await window.cursorIsOn(lineOf("WORKDIR /srv"));
});

stop("the keyboard does the same", async () => {
  const { page } = window;
  const view = await window.layerView();
  await page.keyboard.press("ArrowUp");
  assert.match((await view.locator("button:focus").textContent()) ?? "", /COPY/);
  await window.shot("layer-view-keyboard");
  await page.keyboard.press("Enter");
  await window.cursorIsOn(lineOf("COPY --from=build"));
});

stop("the keyboard alone goes through all parts, and back to the file", async () => {
  const { page } = window;
  const view = await window.layerView();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focusIsOn = (text: RegExp) => view.locator(":focus", { hasText: text }).waitFor();
  await view.locator("select").focus();
  await press("Tab");
  await focusIsOn(/Export/);
  await press("Tab");
  await focusIsOn(/Stay with this file/);
  await press("Tab");
  await focusIsOn(/^docker build/);
  await press("End");
  await focusIsOn(/^docker compose up -d web/);
  await press("Tab");
  await focusIsOn(/What is rebuilt/);
  await press("Enter");
  const list = page.locator(".quick-input-widget:visible");
  await list.locator("input").first().fill("requirements.txt");
  await list.locator(".monaco-list-row", { hasText: "requirements.txt" }).first().waitFor();
  await press("Enter");
  await view.locator(".what-if p", { hasText: "requirements.txt" }).waitFor();
  await list.waitFor({ state: "hidden" });
  await focusIsOn(/something else/);
  await press("Tab");
  await focusIsOn(/forget/);
  await press("Escape");
  await view.locator(".what-if p").waitFor({ state: "detached" });
  await focusIsOn(/What is rebuilt/);
  await press("Tab", "Tab", "Home");
  await focusIsOn(/^CMD/);
  await press("End", "ArrowUp");
  await focusIsOn(/python:3\.14-slim/);
  await press("ArrowUp");
  await focusIsOn(/RUN useradd/);
  await press("Enter");
  await window.cursorIsOn(lineOf("RUN useradd"));
  await press("Tab");
  await focusIsOn(/\/srv\/uploads/);
  await press("Tab");
  await focusIsOn(/runtime/);
  await press("ArrowDown");
  await focusIsOn(/build/);
  await window.shot("layer-view-keyboard-stages");
  await press("Enter");
  await window.cursorIsOn(lineOf("FROM python:${PYTHON_VERSION}-slim AS build"));
});

stop("another stage is another image", async () => {
  const view = await window.layerView();
  await view.locator("select").selectOption({ label: "stage build" });
  await view.locator(".layer", { hasText: "pip install" }).waitFor();
  await window.shot("layer-view-stage");
  await view.locator("select").selectOption({ index: 0 });
  await view.locator(".layer", { hasText: "COPY app/" }).waitFor();
});

stop("what an edit costs stands there until it is undone", async () => {
  const { page } = window;
  const view = await window.layerView();
  await window.line("RUN useradd").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  await page.keyboard.press("Control+Home");
  await window.line("WORKDIR /srv").click();
  await page.keyboard.press("End");
  await page.keyboard.type("2");
  await view.locator(".what-if p", { hasText: "again, from line" }).waitFor();
  await view.locator(".layer.rebuilt").first().waitFor();
  await window.shot("layer-view-cost");
  await undoAll();
  await view.locator(".what-if p").waitFor({ state: "detached" });
});

stop("what is rebuilt if a file of the build context changes", async () => {
  const view = await window.layerView();
  await view.locator("button", { hasText: "What is rebuilt" }).click();
  await window.page.locator(".quick-input-widget:visible .monaco-list-row").first().waitFor();
  await window.shot("what-if-questions");
  await window.choose("requirements.txt");
  await view.locator(".what-if p", { hasText: "requirements.txt runs 2 of 8 steps again" }).waitFor();
  await window.shot("layer-view-what-if");
  await view.locator("button", { hasText: "forget" }).click();
  await view.locator(".what-if p").waitFor({ state: "detached" });
});

stop("a saved file of the build context shows what it makes stale", async () => {
  const { page } = window;
  const view = await window.layerView();
  await window.goToFile("requirements.txt");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n");
  await page.keyboard.press("Control+S");
  await view.locator(".what-if p", { hasText: "Saved: requirements.txt" }).waitFor();
  await window.shot("layer-view-saved");
  await window.goToFile("Dockerfile");
});

stop("a command is copied", async () => {
  const view = await window.layerView();
  await view.locator(".command", { hasText: "docker build" }).click();
  await view.locator("[role=status]", { hasText: "Command copied." }).waitFor({ state: "attached" });
});

stop("the view is taken along as text", async () => {
  await window.command("Strata: Export Layer View");
  await window.choose("Copy as Mermaid");
  await window.page.locator(".statusbar-item", { hasText: "Copied." }).waitFor();
});

stop("a locked view stays with its file", async () => {
  const view = await window.layerView();
  await view.locator(".lock").click();
  await view.locator(".lock[aria-pressed=true]").waitFor();
  await window.goToFile("compose.yaml");
  assert.equal(await view.locator("h1").textContent(), "Dockerfile");
  await view.locator(".lock").click();
  await view.locator(".lock[aria-pressed=false]").waitFor();
});

stop("a compose file is drawn as its containers, each on its pile", async () => {
  const view = await window.layerView();
  await window.goToFile("Dockerfile");
  await window.goToFile("compose.yaml");
  await view.locator("h1", { hasText: "compose.yaml" }).waitFor();
  assert.equal(await view.locator(".box").count(), 3);
  await window.shot("layer-view-compose");
  await view.locator(".box", { hasText: "web" }).click();
  await view.locator(".open-pile .layer").nth(3).waitFor();
  await view.locator(".open-pile .layer button", { hasText: "COPY app/" }).click();
  await window.page.locator('.tab.active[data-resource-name="Dockerfile"]').waitFor();
  await window.cursorIsOn(lineOf("COPY app/"));
});

stop("Enter opens the pile of a container, Escape closes it", async () => {
  const { page } = window;
  const view = await window.layerView();
  await window.goToFile("compose.yaml");
  await view.locator("h1", { hasText: "compose.yaml" }).waitFor();
  await view.locator(".box", { hasText: "web" }).focus();
  await page.keyboard.press("Enter");
  await view.locator(".box:focus[aria-expanded=true]").waitFor();
  await view.locator(".open-pile .layer button").first().focus();
  await page.keyboard.press("Escape");
  await view.locator(".open-pile").waitFor({ state: "detached" });
  await view.locator(".box:focus[aria-expanded=false]", { hasText: "web" }).waitFor();
  await window.goToFile("Dockerfile");
});

stop("the image that was built is held against the file", async () => {
  const view = await window.layerView();
  await window.goToFile("recorded/built.Dockerfile");
  await view.locator("h1", { hasText: "built.Dockerfile" }).waitFor();
  await view.locator("button", { hasText: "Compare with a built image" }).click();
  await window.choose(recording.image);
  await view.locator(".verdict p", { hasText: "all 7 entries are as predicted" }).waitFor();
  await view.locator(".layer", { hasText: "data.bin" }).locator(".built-size", { hasText: "2MB" }).waitFor();
  await window.shot("layer-view-compared");
  await window.goToFile("Dockerfile");
});

for (const theme of themes) {
  stop(`everyone can use the panel on a compose file: ${theme.short}`, async () => {
    await window.theme(theme);
    await window.goToFile("compose.yaml");
    const view = await window.layerView();
    await view.locator("h1", { hasText: "compose.yaml" }).waitFor();
    await view.locator(`body[data-vscode-theme-kind="${theme.kind}"]`).waitFor();
    assert.deepEqual(await violationsIn(view), []);
    await window.shot(`layer-view-compose-${theme.short}`);
    await window.goToFile("Dockerfile");
    await view.locator("h1", { hasText: "Dockerfile" }).waitFor();
  });
}

for (const theme of themes) {
  stop(`everyone can use the panel: ${theme.short}`, async () => {
    await window.theme(theme);
    const view = await window.layerView();
    await view.locator(`body[data-vscode-theme-kind="${theme.kind}"]`).waitFor();
    assert.deepEqual(await violationsIn(view), []);
    await window.shot(`layer-view-${theme.short}`);
    assert.match(await window.hover("RUN useradd", "RUN"), /layer 1 of 4/i);
    await window.shot(`hover-${theme.short}`);
    await window.rest();
  });
}

/** What axe finds wrong in the page. */
async function violationsIn(view: Frame): Promise<string[]> {
  await view.evaluate(axe.source);
  // The page lets the workbench show through, which a scan of the page alone takes for white.
  await view.evaluate("document.documentElement.style.background = 'var(--vscode-editor-background)'");
  const { violations } = (await view.evaluate("axe.run(document)")) as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
