import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { cache, root } from "./root.mjs";

/**
 * Bundles the `*.test.ts` below a folder of the repository into one module, so that node's runner starts one process and not one a file.
 * @param {string} folder relative to the repository
 * @returns {Promise<string>} the module's path
 */
export async function bundleTests(folder) {
  const outfile = path.join(cache, "tests", `${folder.replaceAll("/", "-")}.mjs`);
  await build({
    ...entry(
      folder,
      testsBelow(folder).map((file) => `import ${file};`),
    ),
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    plugins: [scriptsStay],
    outfile,
  });
  return outfile;
}

/**
 * Bundles the suite for VS Code's extension hosts: one file for Node's and for the web worker's.
 * @returns {Promise<string>} the module's path; it exports `run`
 */
export async function bundleHostSuite() {
  const outfile = path.join(cache, "tests/host.js");
  await build({
    ...entry("test/host", [
      'require("./mocha");',
      ...testsBelow("test/host").map((file) => `require(${file});`),
      // Assigned last: Mocha's browser build takes the module's exports for its own.
      'module.exports = require("./run");',
    ]),
    platform: "browser",
    format: "cjs",
    target: "es2022",
    external: ["vscode", "node:*"],
    define: { global: "globalThis" },
    outfile,
  });
  return outfile;
}

/**
 * @param {string} folder
 * @returns {string[]} as they are written in an import
 */
function testsBelow(folder) {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .sort();
  if (files.length === 0) throw new Error(`no *.test.ts below ${folder}`);
  return files.map((file) => JSON.stringify(`./${file.replaceAll("\\", "/")}`));
}

/**
 * @param {string} folder
 * @param {string[]} statements
 * @returns {import("esbuild").BuildOptions}
 */
function entry(folder, statements) {
  return {
    absWorkingDir: root,
    stdin: { contents: statements.join("\n"), resolveDir: path.join(root, folder) },
    bundle: true,
    sourcemap: "inline",
    loader: { ".md": "text" },
    logLevel: "warning",
  };
}

/**
 * Leaves the repository's scripts out of the bundle: they ask where they lie.
 * @type {import("esbuild").Plugin}
 */
export const scriptsStay = {
  name: "scripts stay",
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\/.*\.mjs$/ }, ({ path: file, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, file)).href,
      external: true,
    }));
  },
};
