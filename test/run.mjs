// The tests:   node test/run.mjs [check] [unit] [property] [corpora] [protocol] [package] [page] [host] [ui] | desktop [--vscode PATH] | pictures
// Without a name: all but desktop and pictures. Of host, a mode and a version may follow: host:web host:node-vsix:newest; of ui, a version: ui:newest.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./support/root.mjs";
import { runNodeTests } from "./support/runNodeTests.mjs";
import { checkTypes } from "./types.mjs";

/** @typedef {{ passed: number, failed: number, skipped?: number }} Counts */
/** @typedef {import("./workbench/host.mjs").VSCodeVersion} VSCodeVersion */

/** @type {VSCodeVersion[]} */
const versions = ["oldest", "newest"];
const all = ["check", "unit", "property", "corpora", "protocol", "package", "page", "host", "ui"];

/** @type {(Required<Counts> & { name: string, seconds: number })[]} */
const results = [];

/**
 * Runs a suite and keeps its counts; a suite that throws counts as one failure.
 * @param {string} name
 * @param {() => Promise<Counts>} suite
 */
async function run(name, suite) {
  const start = performance.now();
  console.log(`\n━━ ${name}`);
  /** @type {Counts} */
  let counts;
  try {
    counts = await suite();
    if (counts.passed + counts.failed === 0) throw new Error("no test ran");
  } catch (error) {
    console.error(error);
    counts = { passed: 0, failed: 1 };
  }
  results.push({ name, skipped: 0, ...counts, seconds: (performance.now() - start) / 1000 });
}

/** @type {Promise<string> | undefined} */
let packaging;
/** The VSIX under test, made once a run. */
const vsix = () => (packaging ??= import("./package.mjs").then(({ packageExtension }) => packageExtension()));

/**
 * What the parts of the command line stand for; `filters` are what follows a part's colon.
 * @type {Record<string, (filters: string[]) => Promise<void>>}
 */
const parts = {
  async check() {
    await run("format and lint", async () => {
      const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
      const { status } = spawnSync(process.execPath, [biome, "ci", "."], { cwd: root, stdio: "inherit" });
      return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    });
    await run("types", checkTypes);
  },
  unit: () => run("unit", () => runNodeTests("test/unit")),
  property: () => run("property", () => runNodeTests("test/property")),
  corpora: () => run("corpora", () => runNodeTests("test/corpora")),
  protocol: () => run("protocol", () => runNodeTests("test/protocol")),
  package: () => run("package", async () => runNodeTests("test/package", { STRATA_VSIX: await vsix() })),
  page: () => run("page", () => runNodeTests("test/page")),
  async host(filters) {
    const { launchBrowser } = await import("./workbench/browser.mjs");
    const { modes, runHostSuite } = await import("./workbench/hostSuite.mjs");
    /** @type {ReturnType<typeof launchBrowser> | undefined} */
    let browser;
    const waiting = chosen(versions, filters).flatMap((version) =>
      chosen(modes, filters).map((mode) => ({ version, mode })),
    );
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { version, mode } = next;
        const name = `host ${mode}, ${version} VS Code`;
        await run(name, async () => {
          browser ??= launchBrowser();
          const options = { browser: await browser, mode, version, vsix: await vsix() };
          const { lines, ...counts } = await runHostSuite(options);
          if (counts.failed > 0) console.log([`\n${name}`, ...lines].join("\n"));
          return counts;
        });
      }
    };
    // A window mostly waits for its extension host and the other way round: two at a time.
    await Promise.all([worker(), worker()]);
    await (await browser?.catch(() => undefined))?.close();
  },
  async ui(filters) {
    for (const version of chosen(versions, filters))
      await run(`ui, ${version} VS Code`, async () =>
        runNodeTests("test/ui", { STRATA_VSIX: await vsix(), STRATA_VSCODE: version }),
      );
  },
  /** Takes the pictures of README anew. */
  pictures: () => run("pictures", async () => runNodeTests("test/pictures", { STRATA_VSIX: await vsix() })),
  desktop: () =>
    run("desktop", async () => {
      const { runDesktop } = await import("./workbench/desktop.mjs");
      await vsix();
      return runDesktop();
    }),
};

/**
 * The names that are among the filters; all when none is.
 * @template {string} T
 * @param {T[]} names
 * @param {string[]} filters
 * @returns {T[]}
 */
function chosen(names, filters) {
  const some = names.filter((name) => filters.includes(name));
  return some.length > 0 ? some : names;
}

const named = process.argv.slice(2).filter((arg, i, args) => !arg.startsWith("--") && args[i - 1] !== "--vscode");
const asked = (named.length > 0 ? named : all).map((arg) => arg.split(":"));
if (asked.some(([name]) => name === "host" || name === "ui")) {
  const { installHost } = await import("./workbench/host.mjs");
  // Under way while other suites run. A failure is for the suite that needs the host to tell.
  for (const version of versions) installHost(version).catch(() => {});
}
for (const [name = "", ...filters] of asked) {
  const part = parts[name];
  if (!part) throw new Error(`"${name}" is none of ${Object.keys(parts).join(", ")}`);
  await part(filters);
}

/** @param {"passed" | "failed" | "skipped" | "seconds"} column */
const sum = (column) => results.reduce((total, result) => total + result[column], 0);
const width = Math.max(...results.map(({ name }) => name.length));
console.log(`\n${"suite".padEnd(width)}  passed  failed  skipped  seconds`);
for (const { name, passed, failed, skipped, seconds } of results)
  console.log(
    `${name.padEnd(width)}  ${cell(passed, 6)}  ${cell(failed, 6)}  ${cell(skipped, 7)}  ${cell(seconds.toFixed(1), 7)}`,
  );
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(sum("failed") === 0 ? 0 : 1);

/**
 * @param {string | number} value
 * @param {number} columns
 */
function cell(value, columns) {
  return String(value).padStart(columns);
}
