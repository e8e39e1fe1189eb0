import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { cache, root } from "../support/root.mjs";

/**
 * A fresh copy of test/sample, so that nobody edits the original by using it.
 * @param {string} [name] of the copy
 * @returns {string} its folder
 */
export function copySample(name = "sample") {
  const folder = path.join(cache, name);
  mkdirSync(cache, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(root, "test/sample"), folder, { recursive: true });
  return folder;
}
