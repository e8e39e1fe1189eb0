import { env, extensions, version, workspace } from "vscode";
import { Report } from "./report";

/** Introduce lines of the console: each case when it begins, and the results. The runner outside looks for them. */
const caseLine = "strata-test-case ";
const resultsLine = "strata-test-results ";

/**
 * Runs the cases inside an extension host: the contract of @vscode/test-electron's and @vscode/test-web's `extensionTestsPath`.
 * Rejects when a case failed.
 */
export async function run(): Promise<void> {
  // The browser build's own `mocha.run` reads a page's address, which an extension host has not.
  await new Promise((resolve) => {
    const runner = Mocha.prototype.run.call(mocha, resolve);
    runner.on("test", (test) => console.log(caseLine + test.fullTitle()));
  });
  const { results } = Report;
  const place = {
    vscode: version,
    host: "importScripts" in globalThis ? "worker" : "node",
    remote: env.remoteName !== undefined,
    folder: workspace.workspaceFolders?.[0]?.uri.scheme,
    extension: extensions.getExtension("docker-strata.docker-strata")?.extensionUri.toString(),
  };
  console.log(resultsLine + JSON.stringify({ ...results, place }));
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
}
