import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { bundleHostSuite } from "../support/bundleTests.mjs";
import { root } from "../support/root.mjs";
import { startServer } from "./server.mjs";
import { startWebOnly } from "./webOnly.mjs";

/** @typedef {import("./host.mjs").VSCodeVersion} VSCodeVersion */

/**
 * A way to run the extension: in which extension host, and whether from its folder or installed from its VSIX.
 * @typedef {"node" | "worker" | "web" | "node-vsix" | "web-vsix"} Mode
 *   node: a remote's extension host. worker: the browser's, in a window with a remote. web: the browser's, with no remote at all.
 */

/** @type {Mode[]} */
export const modes = ["node", "worker", "web", "node-vsix", "web-vsix"];

const id = "docker-strata.docker-strata";
const blank = path.join(root, "test/host/blank");
/** Milliseconds without a sign of life: for a window to begin with the suite, and for one case. The slowest machine takes less. */
const patience = { start: 75_000, case: 120_000 };
const caseLine = "strata-test-case ";
const resultsLine = "strata-test-results ";

/**
 * @typedef {object} Results
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} lines
 */

/**
 * Runs the suite of test/host inside a real extension host.
 * @param {object} options
 * @param {import("playwright-core").Browser} options.browser
 * @param {Mode} options.mode
 * @param {VSCodeVersion} options.version
 * @param {string} options.vsix for the modes that install it
 * @param {string} [options.extension] folder of the built extension
 * @returns {Promise<Results>}
 */
export async function runHostSuite({ browser, mode, version, vsix, extension = root }) {
  const tests = await bundleHostSuite();
  const workspace = mkdtempSync(path.join(os.tmpdir(), "strata-workspace-"));
  const workbench = mode.startsWith("web")
    ? await openWeb({ version, tests, extension, vsix: mode === "web-vsix" ? vsix : undefined })
    : await openRemote({ version, tests, extension, workspace, mode, vsix });
  try {
    let results = await resultsOf(browser, workbench);
    if (results === "not begun") {
      console.log(`A window (${mode}, ${version}) did not begin with the suite; opening another one.`);
      results = await resultsOf(browser, workbench);
    }
    if (results === "not begun") return failure([`two windows did not begin with the suite`]);
    return checkPlace(results, mode, workbench.version);
  } finally {
    await workbench.stop();
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/**
 * @param {{ version: VSCodeVersion, tests: string, extension: string, workspace: string, mode: Mode, vsix: string }} options
 */
async function openRemote({ version, tests, extension, workspace, mode, vsix }) {
  const installed = mode === "node-vsix";
  const settings = mode === "worker" ? { "remote.extensionKind": { [id]: ["web"] } } : {};
  const server = await startServer({ version, driver: true, settings, install: installed ? [vsix] : [] });
  /** @type {[string, string][]} */
  const payload = [
    ["extensionDevelopmentPath", server.remote(installed ? blank : extension)],
    ["extensionTestsPath", server.remote(tests)],
  ];
  return { ...server, address: server.address({ folder: workspace, payload }) };
}

/** @param {{ version: VSCodeVersion, tests: string, extension: string, vsix: string | undefined }} options */
async function openWeb({ version, tests, extension, vsix }) {
  if (!vsix) return startWebOnly({ version, tests, development: extension });
  // Only a server unpacks a VSIX. The window gets what it has unpacked as an extension that is there from the start.
  const unpacker = await startServer({ version, install: [vsix] });
  const name = readdirSync(unpacker.extensions).find((folder) => folder.startsWith(`${id}-`));
  const web = await startWebOnly({
    version,
    tests,
    development: blank,
    installed: path.join(unpacker.extensions, name ?? "missing"),
  });
  return { ...web, stop: async () => void (await Promise.all([web.stop(), unpacker.stop()])) };
}

/**
 * @typedef {Results & { place?: { vscode: string, host: string, remote: boolean, folder: string, extension: string } }} PlacedResults
 */

/**
 * @param {import("playwright-core").Browser} browser
 * @param {{ address: string, onOutput?: import("./server.mjs").Workbench["onOutput"] }} workbench
 * @returns {Promise<PlacedResults | "not begun">} a window in whose extension host no case began can be opened again: it has told nothing
 */
async function resultsOf(browser, { address, onOutput }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  /** @type {PlacedResults | undefined} */
  let results;
  /** @type {string[]} */
  const log = [];
  let last = "";
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const end = new Promise((resolve) => {
      // VS Code calls both, when they are there, for tests that run inside it.
      page.exposeFunction("codeAutomationLog", (/** @type {string} */ level, /** @type {unknown[]} */ args) => {
        const text = args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(" ");
        if (text.startsWith(resultsLine)) results = JSON.parse(text.slice(resultsLine.length));
        else if (text.startsWith(caseLine)) alive(text.slice(caseLine.length));
        else if (level === "error" || process.env.STRATA_TEST_LOG) log.push(`[${level}] ${text}`);
      });
      page.exposeFunction("codeAutomationExit", () => resolve("the suite ended"));
      page.on("crash", () => resolve("the page crashed"));
      page.on("pageerror", (error) => log.push(String(error.stack)));
      onOutput?.((text) => {
        // A window outlives its extension host and would wait for ever.
        const crash = /Extension Host Process exited with code: (?!0, signal: null).*/.exec(text);
        if (crash) resolve(crash[0]);
      });
      timer = setTimeout(() => resolve(`nothing for ${patience.start / 1000} s`), patience.start);
      /** @param {string} title of the case that begins */
      function alive(title) {
        last = title;
        clearTimeout(timer);
        timer = setTimeout(
          () => resolve(`nothing for ${patience.case / 1000} s since "${title}" began`),
          patience.case,
        );
      }
    });
    await page.goto(address);
    const why = await end;
    // A workbench whose extension host crashed reports success as well: only results count.
    if (results) return results.failed === 0 ? results : { ...results, lines: [...results.lines, ...log.slice(-20)] };
    if (last === "") console.log([`No case began: ${why}`, ...log.slice(-20)].join("\n"));
    return last === "" ? "not begun" : failure([`no results: ${why}`, ...log.slice(-20)]);
  } finally {
    clearTimeout(timer);
    await context.close();
  }
}

/**
 * @param {string[]} lines
 * @returns {PlacedResults}
 */
function failure([first, ...more]) {
  return { passed: 0, failed: 1, skipped: 0, lines: [`  NOT OK ${first}`, ...more] };
}

/**
 * Adds a case that the extension did run where and from what the mode says.
 * @param {PlacedResults} results
 * @param {Mode} mode
 * @param {string} version
 * @returns {Results}
 */
function checkPlace({ place, ...results }, mode, version) {
  if (!place) return results;
  const expected = {
    vscode: version,
    host: mode.startsWith("node") ? "node" : "worker",
    remote: !mode.startsWith("web"),
    folder: mode.startsWith("web") ? "tmp" : mode === "worker" ? "vscode-remote" : "file",
    installed: mode.endsWith("-vsix"),
  };
  const installed = /\/installed$|\/extensions\/docker-strata\./.test(place.extension);
  const wrong = Object.entries(expected).filter(([name, value]) => ({ ...place, installed })[name] !== value);
  if (wrong.length === 0) return { ...results, passed: results.passed + 1 };
  const line = `  NOT OK ran in the wrong place: ${JSON.stringify(place)}, expected ${JSON.stringify(expected)}`;
  return { ...results, failed: results.failed + 1, lines: [...results.lines, line] };
}
