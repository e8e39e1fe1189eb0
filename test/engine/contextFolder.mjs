import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { context as standard } from "./fixtures/fixture.mjs";

/**
 * Writes the build context of a case, its Dockerfile included, into a new folder.
 * @param {import("./fixtures/fixture.mjs").Build} build
 * @param {string} [salt] put at the end of every file, so that no earlier recording can have left the same content in the build cache
 * @returns {string} the folder
 */
export function writeContext({ dockerfile, context = standard }, salt = "") {
  const folder = mkdtempSync(path.join(tmpdir(), "strata-context-"));
  for (const [name, file] of Object.entries(context)) {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    if (typeof file === "object" && "link" in file) symlinkSync(file.link, target);
    else {
      const { text, mode } = typeof file === "string" ? { text: file, mode: 0o644 } : file;
      const isIgnoreFile = name.endsWith(".dockerignore");
      writeFileSync(target, isIgnoreFile ? text : text + salt, { mode });
    }
  }
  writeFileSync(path.join(folder, "Dockerfile"), dockerfile);
  return folder;
}
