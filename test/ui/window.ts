import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { cache, root } from "../support/root.mjs";
import { launchBrowser } from "../workbench/browser.mjs";
import { copySample } from "../workbench/sample.mjs";
import { startServer, type Workbench } from "../workbench/server.mjs";

const version = process.env.STRATA_VSCODE === "newest" ? "newest" : "oldest";
/** The image of the stand-in for an engine, and the Dockerfile it was built from. */
export const recording: { image: string; dockerfile: string } = JSON.parse(
  readFileSync(path.join(root, "test/engine/recorded/engine.json"), "utf8"),
);
const shots = path.join(cache, "shots", version);

/** A person at a window of VS Code with the extension installed and the sample's Dockerfile open. Sees what the page shows and knows nothing else. */
export class Window {
  private constructor(
    private readonly workbench: Workbench,
    private readonly browser: Browser,
    readonly page: Page,
    private readonly run: string,
  ) {}

  /** `files`: more files of the folder, by path; `scale`: pixels of a picture for each of the window. */
  static async open({
    files = {},
    scale = 1,
  }: {
    files?: Record<string, string>;
    scale?: number;
  } = {}): Promise<Window> {
    // One of its own for each run: people type into it. Its name is what the image is called.
    const run = `ui-${version}-${process.pid}`;
    const folder = copySample(path.join(run, "web"));
    const all = { "recorded/built.Dockerfile": recording.dockerfile, ...files };
    for (const [file, text] of Object.entries(all)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const workbench = await startServer({
      version,
      install: [process.env.STRATA_VSIX!],
      settings: {
        "editor.hover.delay": 100,
        "files.autoSave": "off",
        "strata.engine.command": path.join(root, "test/workbench/standInEngine.mjs"),
      },
    });
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: scale });
    page.setDefaultTimeout(15_000);
    const dockerfile = workbench.remote(path.join(folder, "Dockerfile"));
    await page.goto(workbench.address({ folder, payload: [["openFile", dockerfile]] }));
    mkdirSync(shots, { recursive: true });
    const window = new Window(workbench, browser, page, path.join(cache, run));
    await window.line("FROM").waitFor({ timeout: 60_000 });
    return window;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.workbench.stop();
    rmSync(this.run, { recursive: true, force: true });
  }

  /** Leaves a picture in .vscode-test/shots/<version>/. */
  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(shots, `${name}.png`) });
  }

  /** The first line of the editor that has this text. */
  line(text: string): Locator {
    // Between words the editor puts spaces that do not break.
    return this.page
      .locator(".editor-instance .view-line", { hasText: new RegExp(text.replaceAll(" ", "\\s")) })
      .first();
  }

  /** Rests the pointer on a word of a line until the hover says this; what it says at the end is the answer. */
  async hover(line: string, word: string, says = /\S/): Promise<string> {
    const target = this.line(line).locator("span span").filter({ hasText: word }).first();
    const hover = this.page.locator(".monaco-hover:visible .hover-contents").filter({ hasText: /\S/ });
    for (let attempt = 0; ; attempt++) {
      await this.rest();
      // At the start of the span: one span may hold more words than this.
      await target.hover({ position: { x: 5, y: 5 } });
      try {
        await hover.first().waitFor({ timeout: 1_500 });
        const text = (await hover.allTextContents()).join("\n").replaceAll("\u00a0", " ");
        // The extension starts with the first Dockerfile; until it answers there is no hover, or one that says it is loading.
        if (attempt === 20 || (says.test(text) && !text.startsWith("Loading"))) return text;
      } catch (error) {
        if (attempt === 20) throw error;
      }
    }
  }

  /** Takes the pointer away from everything that reacts to it: to the middle of the status bar. */
  async rest(): Promise<void> {
    await this.page.mouse.move(720, 893);
    await this.page.locator(".monaco-hover:visible").waitFor({ state: "hidden" });
  }

  /** Runs a command as F1 offers it. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget:visible input").first().fill(`>${title}`);
    await this.page.locator(".quick-input-widget .monaco-list-row", { hasText: title }).first().click();
  }

  /** Opens a file of the folder by its name. */
  async openFile(name: string): Promise<void> {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().click();
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
  }

  /** Opens a file of the folder by its path, from the list of files. */
  async goToFile(file: string): Promise<void> {
    const name = path.posix.basename(file);
    const tab = this.page.locator(`.tab.active[data-resource-name="${name}"]`);
    const row = this.page.locator(`.quick-input-widget:visible .monaco-list-row[aria-label^="${name}"]`).first();
    const input = this.page.locator(".quick-input-widget:visible input").first();
    for (let attempt = 0; ; attempt++) {
      // With the focus in the panel the file would open over it.
      await this.page.locator(".tab.active").first().click();
      await this.page.keyboard.press("Control+P");
      try {
        // A list that is still closing takes the key and is gone; one that still fills may lose a click.
        await input.fill(file, { timeout: 3_000 });
        await row.click({ timeout: 3_000 });
        await tab.waitFor({ timeout: 3_000 });
        break;
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
    // What is typed before the editor has the focus goes to the tabs.
    await this.page.locator(".monaco-editor.focused").first().waitFor();
  }

  /** Chooses from the list that is open. */
  async choose(label: string): Promise<void> {
    const list = this.page.locator(".quick-input-widget:visible");
    await list.locator("input").first().fill(label);
    await list.locator(".monaco-list-row", { hasText: label }).first().click();
    await list.waitFor({ state: "hidden" });
  }

  /** Waits until the editor's cursor is on a line. The status bar would not tell while the panel has the focus. */
  async cursorIsOn(line: number): Promise<void> {
    const active = this.page.locator(".editor-instance .line-numbers.active-line-number");
    await active.and(this.page.getByText(String(line), { exact: true })).waitFor();
  }

  /** The page in the panel, once it is there. */
  async layerView(): Promise<Frame> {
    const inner = this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
    const main = inner.locator("main h1").first();
    await main.waitFor();
    return (await (await main.elementHandle())!.ownerFrame())!;
  }

  /** Puts the cursor at the end of the Dockerfile or compose file that is shown. */
  async goToEnd(): Promise<void> {
    // In the middle: at the edges lie shadows and folded lines.
    await this.page.locator(".editor-instance").first().click();
    await this.page.keyboard.press("Control+End");
  }

  /** Chooses a color theme from the list, and waits until the workbench has it. */
  async theme({ label, workbench }: Theme): Promise<void> {
    await this.command("Preferences: Color Theme");
    await this.page.locator(".quick-input-widget:visible input").first().fill(label);
    await this.page.locator(".quick-input-widget .monaco-list-row", { hasText: label }).first().click();
    await this.page.locator(`.monaco-workbench.${workbench}`).waitFor();
  }
}

export interface Theme {
  /** For the names of pictures. */
  short: string;
  /** In VS Code's list. */
  label: string;
  /** What VS Code calls its kind in a webview. */
  kind: string;
  /** The class of the workbench. */
  workbench: string;
}

export const themes: Theme[] = [
  { short: "light", label: "Light Modern", kind: "vscode-light", workbench: "vs" },
  { short: "dark", label: "Dark Modern", kind: "vscode-dark", workbench: "vs-dark" },
  { short: "contrast", label: "Dark High Contrast", kind: "vscode-high-contrast", workbench: "hc-black" },
  { short: "contrast-light", label: "Light High Contrast", kind: "vscode-high-contrast-light", workbench: "hc-light" },
];
