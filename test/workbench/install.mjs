import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { cache, root } from "../support/root.mjs";

const specs = path.join(root, "test/workbench/specs");

/** @type {Map<string, Promise<string>>} */
const installs = new Map();

/**
 * Installs the packages that `specs/<name>` pins into a folder named after what decides its content, once.
 * No install script of a package is run: none can download anything or ask for a compiler.
 * @param {string} name
 * @param {object} [options]
 * @param {(folder: string) => void | Promise<void>} [options.finish] makes the installed folder ready to use; a failure here leaves no folder behind
 * @param {string[]} [options.inputs] further files that decide the content
 * @returns {Promise<string>} the folder
 */
export function install(name, options = {}) {
  const installing = installs.get(name) ?? installOnce(name, options);
  installs.set(name, installing);
  return installing;
}

/**
 * @param {string} name
 * @param {NonNullable<Parameters<typeof install>[1]>} options
 * @returns {Promise<string>}
 */
async function installOnce(name, { finish, inputs = [] }) {
  const hash = createHash("sha256");
  for (const file of [path.join(specs, name, "package-lock.json"), ...inputs]) hash.update(readFileSync(file));
  const folder = path.join(cache, `${name}-${hash.digest("hex").slice(0, 12)}`);
  if (existsSync(folder)) return folder;

  console.log(`Installing ${name} into ${path.relative(root, folder)} …`);
  mkdirSync(cache, { recursive: true });
  // Under another name until it is complete: what is interrupted is never taken for installed, and two runs may race.
  const draft = mkdtempSync(`${folder}.draft-`);
  try {
    cpSync(path.join(specs, name), draft, { recursive: true });
    await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], draft);
    await finish?.(draft);
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
async function npm(args, cwd) {
  const child = spawn("npm", args, {
    cwd,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
    env: { ...process.env, NODE_ENV: "" },
  });
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`"npm ${args.join(" ")}" in ${path.relative(root, cwd)} ended with ${code}`);
}
