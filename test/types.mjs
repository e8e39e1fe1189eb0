// Checks the types of every room of the repository:   node test/types.mjs
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./support/root.mjs";

const tsc = path.join(root, "node_modules/typescript/bin/tsc");

/**
 * Runs the compiler for every tsconfig*.json that has files, a few at a time, and prints what it says.
 * @returns {Promise<{ passed: number, failed: number }>} rooms
 */
export async function checkTypes() {
  const waiting = rooms();
  const result = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let room = waiting.shift(); room; room = waiting.shift()) {
      const { code, output } = await compile(room);
      result[code === 0 ? "passed" : "failed"]++;
      if (code !== 0) console.log(`${room}\n${output}`);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
  return result;
}

/** The compiler's projects; the root's own tsconfig is what they share and has no files. */
function rooms() {
  const folders = ["client", "media", "server", "test", "test/host"];
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => /^tsconfig.*\.json$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
}

/**
 * @param {string} room
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function compile(room) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, "--noEmit", "-p", room], { cwd: root });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await checkTypes()).failed ? 1 : 0;
