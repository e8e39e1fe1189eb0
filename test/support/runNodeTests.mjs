import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { bundleTests } from "./bundleTests.mjs";

/**
 * Runs the `*.test.ts` below a folder with node's own runner and shows its report.
 * @param {string} folder relative to the repository
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runNodeTests(folder, env = {}) {
  const module = await bundleTests(folder);
  const tap = `${module}.tap`;
  rmSync(tap, { force: true });
  const reporters = ["spec", "tap"].flatMap((name) => [
    `--test-reporter=${name}`,
    `--test-reporter-destination=${name === "tap" ? tap : "stdout"}`,
  ]);
  const child = spawn(process.execPath, ["--enable-source-maps", ...reporters, module], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });

  const report = readFileSync(tap, "utf8");
  /** @param {string} name */
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(report)?.[1] ?? 0);
  const failed = count("fail") + count("cancelled");
  // A runner that dies before it has counted is a failure, whatever it had printed.
  return {
    passed: count("pass"),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: count("skipped") + count("todo"),
  };
}
