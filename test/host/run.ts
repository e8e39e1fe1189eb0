import { env, extensions, version, workspace } from "vscode";
import { Report } from "./report";

/** Introduces the line of the console with the results; the runner outside looks for it. */
const resultsLine = "strata-test-results ";

/**
 * Runs the cases inside an extension host: the contract of @vscode/test-electron's and @vscode/test-web's `extensionTestsPath`.
 * Rejects when a case failed.
 */
export async function run(): Promise<void> {
  // The browser build's own `mocha.run` reads a page's address, which an extension host has not.
  await new Promise((resolve) => Mocha.prototype.run.call(mocha, resolve));
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
