import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "playwright-core";
import { npmChromium } from "./npmChromium.mjs";

const isRoot = process.getuid?.() === 0;

/**
 * A way to a browser.
 * @typedef {object} Way
 * @property {string} name
 * @property {() => Promise<{ executablePath?: string, env?: NodeJS.ProcessEnv }>} find rejects when this machine cannot go this way
 */

/**
 * Starts a Chromium without a window: the one that CHROMIUM names, else one of this machine, else one that is installed for the tests.
 * @returns {Promise<import("playwright-core").Browser>} rejects, with what was tried and what to do, when there is none: a test that needs a browser never passes without
 */
export async function launchBrowser() {
  /** @type {string[]} */
  const failures = [];
  for (const way of ways()) {
    try {
      const { executablePath, env } = await way.find();
      const browser = await chromium.launch({
        ...(executablePath ? { executablePath } : {}),
        ...(env ? { env: /** @type {Record<string, string>} */ (env) } : {}),
        // Chromium refuses to run its sandbox as root.
        chromiumSandbox: !isRoot,
        args: ["--disable-gpu", "--no-first-run"],
      });
      console.log(`Browser: ${way.name}, version ${browser.version()}`);
      return browser;
    } catch (error) {
      const reason = String(error instanceof Error ? error.message : error).trim();
      failures.push(`- ${way.name}: ${reason.split("\n").slice(0, 4).join("\n    ")}`);
      console.log(`Browser: not ${way.name}`);
    }
  }
  throw new Error(
    `No Chromium could be started. Install Chrome, Chromium or Edge, or name one: CHROMIUM=/path/to/chrome npm test\nTried:\n${failures.join("\n")}`,
  );
}

/** @returns {Way[]} */
function ways() {
  const named = process.env.CHROMIUM;
  if (named) return [{ name: `CHROMIUM=${named}`, find: async () => ({ executablePath: named }) }];
  return [
    ...installed().map((executablePath) => ({ name: executablePath, find: async () => ({ executablePath }) })),
    // Before Debian's: it takes seconds and leaves the system as it is.
    ...(process.platform === "linux" && process.arch === "x64"
      ? [{ name: "Chromium as an npm package", find: npmChromium }]
      : []),
    ...(isRoot && onPath("apt-get") ? [{ name: "Debian's chromium", find: debianChromium }] : []),
    { name: "Playwright's Chromium", find: playwrightChromium },
  ];
}

/** Executables of Chrome, Chromium and Edge where their installers put them. */
function installed() {
  const { platform, env } = process;
  if (platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"]
      .flatMap((app) =>
        ["/Applications", `${env.HOME}/Applications`].map((to) => `${to}/${app}.app/Contents/MacOS/${app}`),
      )
      .filter((file) => existsSync(file));
  }
  if (platform === "win32") {
    return ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"]
      .flatMap((app) => [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].map((to) => `${to}\\${app}`))
      .filter((file) => existsSync(file));
  }
  return ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"]
    .map(onPath)
    .filter((file) => file !== undefined);
}

/** @param {string} name */
function onPath(name) {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

async function debianChromium() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], env);
  run("apt-get", ["install", "-qq", "-y", "--no-install-recommends", "chromium"], env);
  return { executablePath: "/usr/bin/chromium" };
}

async function playwrightChromium() {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  run(process.execPath, [cli, "install", "chromium-headless-shell"], process.env);
  return {};
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function run(command, args, env) {
  const { status, stderr, error } = spawnSync(command, args, {
    env,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(`"${command} ${args.join(" ")}" failed: ${error ?? stderr.trim().slice(-300)}`);
}
