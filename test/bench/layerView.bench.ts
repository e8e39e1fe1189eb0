// How fast the layer view is, for 40, 400 and 1,000 lines: the page alone, and from keystroke to painted panel in a real VS Code.
//   npm run bench -- layerView [page | workbench]
import type { Page } from "playwright-core";
import { Window } from "../ui/window";
import { launchBrowser } from "../workbench/browser.mjs";
import { messageOf } from "../workbench/layerViewMessages.mjs";
import { buildLayerView, openLayerView } from "../workbench/layerViewPage.mjs";

const sizes = [40, 400, 1_000];
const rounds = 15;

/** Milliseconds, and the tasks of 50 ms and more that the page had meanwhile. */
interface Times {
  first: number[];
  edits: number[];
  long: number[];
}

function dockerfile(lines: number, edited = ""): string {
  const line = (at: number) =>
    at % 7 === 3
      ? `ENV STEP_${at}=${at}`
      : at % 3
        ? `RUN ./configure --part=${at} && make install`
        : `COPY part-${at}/ /srv/part-${at}/`;
  const body = Array.from({ length: lines - 2 }, (_, at) => line(at) + (at === Math.floor(lines / 2) ? edited : ""));
  return ["FROM debian:13", ...body, 'CMD ["/srv/run"]', ""].join("\n");
}

const noteLongTasks = `window.long = [];
  new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask" });`;

async function pageAlone(): Promise<void> {
  const built = await buildLayerView();
  const browser = await launchBrowser();
  for (const lines of sizes) {
    const times: Times = { first: [], edits: [], long: [] };
    for (let round = 0; round < 3; round++) {
      const { page } = await openLayerView(browser, built, { width: 760, height: 900 });
      await page.evaluate(noteLongTasks);
      times.first.push(await painted(page, messageOf(built.service, { text: dockerfile(lines) })));
      await page.waitForTimeout(500);
      for (let edit = 1; edit <= rounds; edit++)
        times.edits.push(
          await painted(page, messageOf(built.service, { text: dockerfile(lines, ` ${"x".repeat(edit)}`) })),
        );
      times.long.push(...((await page.evaluate("window.long")) as number[]));
      await page.close();
    }
    report("page", lines, times);
  }
  await browser.close();
}

/** From the message's arrival to the frame after it. */
function painted(page: Page, message: object): Promise<number> {
  return page.evaluate(
    `new Promise((done) => {
      const message = ${JSON.stringify(message)};
      const start = performance.now();
      window.postMessage(message);
      addEventListener("message", () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))), { once: true });
    })`,
  );
}

async function inWorkbench(): Promise<void> {
  const files = Object.fromEntries(sizes.map((lines) => [`Dockerfile.${lines}`, dockerfile(lines)]));
  const window = await Window.open({ files });
  try {
    const { page } = window;
    await window.command("Strata: Open Layer View");
    const view = await window.layerView();
    await view.evaluate(noteLongTasks);
    await page.evaluate(
      `addEventListener("keydown", () => (window.pressed = performance.timeOrigin + performance.now()), true)`,
    );
    for (const lines of sizes) {
      await view.evaluate("window.long.length = 0");
      await window.goToFile(`Dockerfile.${lines}`);
      await view.locator("h1", { hasText: `Dockerfile.${lines}` }).waitFor();
      await page.keyboard.press("Control+G");
      await page.keyboard.type(`${Math.floor(lines / 2) + 2}\n`);
      await page.keyboard.press("End");
      await page.keyboard.type(" ");
      await page.waitForTimeout(1_500);
      const times: Times = { first: [], edits: [], long: [] };
      times.long.push(...((await view.evaluate("window.long.splice(0)")) as number[]));
      for (let round = 0; round < rounds; round++) {
        await view.evaluate(`void (window.drawn = new Promise((drawn) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => drawn(performance.timeOrigin + performance.now())));
          });
          observer.observe(document.querySelector(".pile"), { subtree: true, childList: true, characterData: true });
        }))`);
        await page.keyboard.press("x");
        times.edits.push(Number(await view.evaluate("window.drawn")) - Number(await page.evaluate("window.pressed")));
        await page.waitForTimeout(150);
      }
      times.long.push(...((await view.evaluate("window.long")) as number[]));
      report("workbench", lines, times);
    }
  } finally {
    await window.close();
  }
}

function report(where: string, lines: number, { first, edits, long }: Times): void {
  const said = [
    `${where} ${lines} lines:`.padEnd(24),
    first.length > 0 && `first ${median(first)}`,
    `edit ${median(edits)} (slowest ${Math.max(...edits).toFixed(0)})`,
    `tasks over 50 ms: ${long.length === 0 ? "none" : long.map((duration) => duration.toFixed(0)).join(", ")}`,
  ];
  console.log(said.filter(Boolean).join("  "));
}

function median(times: number[]): string {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!.toFixed(0);
}

const [what] = process.argv.slice(2);
if (what !== "workbench") await pageAlone();
if (what !== "page") await inWorkbench();
