import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { bundleHostSuite } from "../support/bundleTests.mjs";
import { cache, root } from "../support/root.mjs";

/**
 * Runs the suite of test/host in the desktop's VS Code: the one at `--vscode PATH`, else the newest, which is downloaded.
 * @returns {Promise<{ passed: number, failed: number }>} one test: the desktop shows each case, and says outside only whether all passed
 */
export async function runDesktop() {
  const { values } = parseArgs({ options: { vscode: { type: "string" } }, allowPositionals: true });
  const folder = mkdtempSync(path.join(os.tmpdir(), "strata-desktop-"));
  const workspace = path.join(folder, "workspace");
  mkdirSync(workspace);
  try {
    await runTests({
      ...(values.vscode ? { vscodeExecutablePath: values.vscode } : { cachePath: path.join(cache, "desktop") }),
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundleHostSuite(),
      launchArgs: [workspace, "--disable-extensions", "--user-data-dir", path.join(folder, "profile")],
    });
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error);
    console.error(
      values.vscode
        ? `The suite failed in ${values.vscode}, or that is not VS Code's executable.`
        : "The suite failed, or VS Code could not be downloaded. With VS Code installed, name its executable: npm run test:desktop -- --vscode /path/to/code",
    );
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
