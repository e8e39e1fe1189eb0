// How fast the layer view is, for 40, 400 and 1,000 lines: the page alone, and from keystroke to painted panel in a real VS Code.
//   npm run bench -- layerView [page | workbench]
import type { Frame, Page } from "playwright-core";
import { Window } from "../ui/window";
import { launchBrowser } from "../workbench/browser.mjs";
import { messageOf } from "../workbench/layerViewMessages.mjs";
import { buildLayerView, openLayerView } from "../workbench/layerViewPage.mjs";

const sizes = [40, 400, 1_000];
const rounds = 15;

/** Milliseconds from a message or a keystroke to the painted page, and the tasks of 50 ms and more that the page had meanwhile. */
interface Times {
  /** The whole pile is new. */
  first: number[];
  /** A character in the middle of the file. */
  edits: number[];
  /** A line there: every row above has another line number. */
  inserts: number[];
  long: Record<"first" | "edits" | "inserts", number[]>;
}

const noTimes = (): Times => ({ first: [], edits: [], inserts: [], long: { first: [], edits: [], inserts: [] } });

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
    const times = noTimes();
    for (let round = 0; round < 3; round++) {
      const { page } = await openLayerView(browser, built, { width: 760, height: 900 });
      await page.evaluate(noteLongTasks);
      const wire = built.newWire();
      const show = (edited = "") =>
        painted(
          page,
          wire(messageOf(built.service, { text: dockerfile(lines, edited), line: Math.floor(lines / 2) + 2 })),
        );
      await noting(times, "first", page, async () => [await show()]);
      await noting(times, "edits", page, async () => inTurn(rounds, (edit) => show(` ${"x".repeat(edit + 1)}`)));
      await noting(times, "inserts", page, async () => inTurn(rounds, (edit) => show("\nRUN true".repeat(edit + 1))));
      await page.close();
    }
    report("page", lines, times);
  }
  await browser.close();
}

/** Keeps what `run` measured, with the long tasks of the page up to the time when nothing is left to draw. */
async function noting(
  times: Times,
  what: keyof Times["long"],
  page: Page | Frame,
  run: () => Promise<number[]>,
): Promise<void> {
  await page.evaluate("window.long.length = 0");
  times[what].push(...(await run()));
  await page.waitForTimeout(500);
  times.long[what].push(...((await page.evaluate("window.long")) as number[]));
}

async function inTurn(count: number, one: (index: number) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) times.push(await one(index));
  return times;
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
      const times = noTimes();
      const press = async (key: string) => {
        await view.evaluate(`void (window.drawn = new Promise((drawn) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => drawn(performance.timeOrigin + performance.now())));
          });
          observer.observe(document.querySelector(".pile"), { subtree: true, childList: true, characterData: true });
        }))`);
        await page.keyboard.press(key);
        const took = Number(await view.evaluate("window.drawn")) - Number(await page.evaluate("window.pressed"));
        await page.waitForTimeout(150);
        return took;
      };
      await noting(times, "first", view, async () => {
        await window.goToFile(`Dockerfile.${lines}`);
        await view.locator("h1", { hasText: `Dockerfile.${lines}` }).waitFor();
        return [];
      });
      await page.keyboard.press("Control+G");
      await page.keyboard.type(`${Math.floor(lines / 2) + 2}\n`);
      await page.keyboard.press("End");
      await page.keyboard.type(" ");
      await page.waitForTimeout(1_500);
      await noting(times, "edits", view, () => inTurn(rounds, () => press("x")));
      // Enter alone may accept a word that the editor offers.
      await noting(times, "inserts", view, () => inTurn(rounds, () => press("Control+Enter")));
      report("workbench", lines, times);
    }
  } finally {
    await window.close();
  }
}

function report(where: string, lines: number, { long, ...times }: Times): void {
  for (const what of ["first", "edits", "inserts"] as const) {
    const all = times[what];
    const tasks = long[what].map((duration) => duration.toFixed(0)).join(", ");
    const said = [
      `${where} ${lines} lines, ${what}:`.padEnd(32),
      all.length > 0 ? `median ${median(all)}, slowest ${Math.max(...all).toFixed(0)}`.padEnd(26) : " ".repeat(26),
      `tasks over 50 ms: ${tasks || "none"}`,
    ];
    console.log(said.join(" "));
  }
}

function median(times: number[]): string {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!.toFixed(0);
}

const [what] = process.argv.slice(2);
if (what !== "workbench") await pageAlone();
if (what !== "page") await inWorkbench();
