import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";

/** @typedef {"oldest" | "newest"} VSCodeVersion The oldest VS Code that package.json admits, or the newest known to work. */

/**
 * VS Code without a download of VS Code: code-server's npm package carries the web build with its server.
 * @typedef {object} Host
 * @property {string} folder VS Code's own folder
 * @property {string} node a Node that it runs on
 * @property {string} version VS Code's version
 */

const spdlog = fileURLToPath(new URL("spdlog.cjs", import.meta.url));

/**
 * @param {VSCodeVersion} version
 * @returns {Promise<Host>}
 */
export async function installHost(version) {
  const installed = await install(version, { inputs: [spdlog, fileURLToPath(import.meta.url)], finish: assemble });
  const folder = path.join(installed, "vscode");
  const { engines } = readJson(path.join(installed, "package.json"));
  return { folder, node: await nodeFor(engines.node), version: readJson(path.join(folder, "package.json")).version };
}

/**
 * Gives VS Code the shape its own build has, with its packages beside it in vscode/node_modules, and stands in for its two native
 * modules that an install script would compile.
 * @param {string} folder
 */
function assemble(folder) {
  const modules = path.join(folder, "vscode/node_modules");
  renameSync(path.join(folder, "node_modules/code-server/lib/vscode"), path.join(folder, "vscode"));
  renameSync(path.join(folder, "node_modules"), modules);
  copyFileSync(spdlog, path.join(modules, "@vscode/spdlog/index.js"));
  for (const watchdog of ["native-watchdog", "@vscode/native-watchdog"]) {
    // It ends an extension host whose server is gone; here the whole process group is ended.
    if (existsSync(path.join(modules, watchdog)))
      writeFileSync(path.join(modules, watchdog, "index.js"), "exports.start = () => {};\n");
  }
}

/**
 * The Node that runs this, when it is new enough, else Node 24 as an npm package.
 * @param {string} range `>=major[.minor]`
 */
async function nodeFor(range) {
  const [major = 0, minor = 0] = range.slice(2).split(".").map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split(".").map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return process.execPath;

  const folder = path.join(await install("node"), "node_modules");
  const { platform, arch } = process;
  const executable = platform === "win32" ? `node-win-${arch}/bin/node.exe` : `node-${platform}-${arch}/bin/node`;
  const found = [executable, `node-bin-${platform}-${arch}/bin/node`]
    .map((file) => path.join(folder, file))
    .find((file) => existsSync(file));
  if (!found)
    throw new Error(`This VS Code needs Node ${range}, here is ${process.version}. Please run with a newer Node.`);
  return found;
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
