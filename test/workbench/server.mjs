import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { installHost } from "./host.mjs";
import { startGroup } from "./processGroup.mjs";

/** @typedef {import("./host.mjs").VSCodeVersion} VSCodeVersion */

/** What a person sees first, without the parts of VS Code that greet, advertise or ask the network. */
const settings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  "git.enabled": false,
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
};

/**
 * A running VS Code whose files and Node extension host are on this machine: a window "with a remote".
 * @typedef {object} Workbench
 * @property {string} origin
 * @property {string} version VS Code's
 * @property {string} extensions the folder of its installed extensions
 * @property {(options: { folder: string, payload?: [string, string][] }) => string} address of a window on a folder
 * @property {(file: string, authority?: string) => string} remote a file as a window names it; the authority is the one the browser came by
 * @property {(listener: (text: string) => void) => void} onOutput
 * @property {() => Promise<void>} stop
 */

/**
 * Starts it on a free port of 127.0.0.1 with a profile that is thrown away.
 * @param {object} options
 * @param {VSCodeVersion} options.version
 * @param {string[]} [options.install] VSIX files
 * @param {Record<string, unknown>} [options.settings] of the user
 * @param {boolean} [options.driver] obey `extensionDevelopmentPath` and `extensionTestsPath`; modal dialogs are skipped and, in newer versions, toasts are not shown
 * @param {boolean} [options.gallery] let the Extensions view ask for extensions on the network
 * @returns {Promise<Workbench>}
 */
export async function startServer({ version, install = [], settings: more = {}, driver = false, gallery = false }) {
  const host = await installHost(version);
  const profile = mkdtempSync(path.join(os.tmpdir(), "strata-profile-"));
  const extensions = path.join(profile, "extensions");
  mkdirSync(extensions);
  // To the window this server is a remote: settings of the machine are read from the other file.
  for (const scope of ["User", "Machine"]) {
    mkdirSync(path.join(profile, "data", scope), { recursive: true });
    writeFileSync(path.join(profile, "data", scope, "settings.json"), JSON.stringify({ ...settings, ...more }));
  }
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

  const main = path.join(host.folder, "out/server-main.js");
  const folders = ["--user-data-dir", path.join(profile, "data"), "--extensions-dir", extensions];
  const env = { ...process.env, HOME: profile, ...(gallery ? {} : { EXTENSIONS_GALLERY: "{}" }) };
  try {
    for (const vsix of install) {
      const { status, stdout, stderr } = spawnSync(
        host.node,
        [main, ...folders, "--accept-server-license-terms", "--install-extension", vsix, "--force"],
        { env, encoding: "utf8" },
      );
      if (status !== 0) throw new Error(`VS Code did not install ${vsix}:\n${stdout}${stderr}`);
    }
  } catch (error) {
    removeProfile();
    throw error;
  }

  const group = startGroup(
    host.node,
    [
      ...[main, ...folders, "--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
      ...["--accept-server-license-terms", "--disable-workspace-trust", "--disable-telemetry"],
      ...(driver ? ["--enable-smoke-test-driver"] : []),
    ],
    { env, cleanUp: removeProfile },
  );
  if (process.env.STRATA_TEST_LOG) group.onOutput((text) => process.stderr.write(text));
  const authority = `127.0.0.1:${await listeningPort(group)}`;

  return {
    origin: `http://${authority}`,
    version: host.version,
    extensions,
    onOutput: group.onOutput,
    stop: group.stop,
    remote: (file, by = authority) => `vscode-remote://${by}${pathToFileURL(path.resolve(file)).pathname}`,
    address({ folder, payload = [] }) {
      const query = new URLSearchParams({ folder: pathToFileURL(path.resolve(folder)).pathname });
      if (payload.length) query.set("payload", JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
  };
}

/**
 * @param {ReturnType<typeof startGroup>} group
 * @returns {Promise<string>}
 */
function listeningPort(group) {
  return new Promise((resolve, reject) => {
    let output = "";
    group.onOutput((text) => {
      output += text;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) resolve(port);
    });
    group.ended.then((code) => reject(new Error(`VS Code's server ended with ${code}:\n${output.slice(-2000)}`)));
  });
}
