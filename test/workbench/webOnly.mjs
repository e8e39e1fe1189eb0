import { existsSync, readFileSync, statSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { installHost } from "./host.mjs";

const script = "out/vs/code/browser/workbench/workbench.js";
/** In the folder of the extension under development, since the suite runs in the host of the extension around it. */
const suite = "/development/strata-suite.js";
const types = new Map([
  [".js", "text/javascript"],
  [".mjs", "text/javascript"],
  [".css", "text/css"],
  [".html", "text/html"],
  [".json", "application/json"],
  [".svg", "image/svg+xml"],
  [".ttf", "font/ttf"],
  [".wasm", "application/wasm"],
]);

/**
 * Serves VS Code as plain files, as vscode.dev does: no remote, no disk, an empty folder in memory (tmp:/work), and extensions
 * run in the browser's worker alone.
 * @param {object} options
 * @param {import("./host.mjs").VSCodeVersion} options.version
 * @param {string} options.development folder of the extension under development
 * @param {string} [options.installed] folder of an extension that is installed
 * @param {string} options.tests file with the suite
 * @returns {Promise<{ address: string, version: string, stop: () => Promise<void> }>}
 */
export async function startWebOnly({ version, development, installed, tests }) {
  const host = await installHost(version);
  /** @type {Record<string, string>} */
  const folders = { vscode: host.folder, development, ...(installed ? { installed } : {}) };

  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const { host: authority = "" } = request.headers;
    if (pathname === "/") {
      /** @param {string} of */
      const uri = (of) => ({ scheme: "http", authority, path: of });
      return answer(response, 200, ".html", page(uri));
    }
    if (pathname === suite) return answer(response, 200, ".js", readFileSync(tests));
    const [, name = "", rest = ""] = /^\/(\w+)\/(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
    const folder = folders[name];
    const file = path.join(folder ?? "", rest);
    if (!folder || !file.startsWith(folder) || !existsSync(file) || statSync(file).isDirectory())
      return answer(response, 404, ".html", "");
    answer(response, 200, path.extname(file), rest === script ? withoutRemote(file) : readFileSync(file));
  });

  /** @param {(path: string) => object} uri */
  function page(uri) {
    const configuration = {
      folderUri: { scheme: "tmp", path: "/work" },
      userDataPath: "/",
      isEnabledFileDownloads: true,
      isEnabledFileUploads: true,
      isEnabledCoderGettingStarted: false,
      enableWorkspaceTrust: false,
      _wrapWebWorkerExtHostInIframe: false,
      webviewEndpoint: "vscode/out/vs/workbench/contrib/webview/browser/pre",
      additionalBuiltinExtensions: installed ? [uri("/installed")] : [],
      developmentOptions: {
        extensions: [uri("/development")],
        extensionTestsPath: uri(suite),
      },
      productConfiguration: { telemetryOptIn: false },
      configurationDefaults: { "workbench.startupEditor": "none" },
    };
    /** @type {Record<string, string>} */
    const values = {
      WORKBENCH_WEB_BASE_URL: "/vscode",
      WORKBENCH_NLS_URL: "/vscode/out/nls.messages.js",
      WORKBENCH_NLS_FALLBACK_URL: "/vscode/out/nls.messages.js",
      WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll("&", "&amp;").replaceAll('"', "&quot;"),
    };
    return readFileSync(path.join(host.folder, path.dirname(script), "workbench.html"), "utf8").replace(
      /\{\{(\w+)\}\}/g,
      (_, name) => values[name] ?? "",
    );
  }

  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(0, "127.0.0.1", resolve)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}/`,
    version: host.version,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * VS Code's own web build takes no remote from its configuration; code-server's always takes the page's host for one and keeps the
 * user's data there. Undoes those two changes.
 * @param {string} file
 */
function withoutRemote(file) {
  const text = readFileSync(file, "utf8");
  const local = text
    .replace("remoteAuthority:location.host", "remoteAuthority:void 0")
    .replace(
      /(get userRoamingDataHome\(\)\{return \w+\(\w+\.file\(this\.userDataPath\)\.with\(\{scheme:)\w+\.vscodeRemote/,
      '$1"vscode-userdata"',
    );
  if (!local.includes("remoteAuthority:void 0") || !local.includes('scheme:"vscode-userdata"'))
    throw new Error(`${file} is not the code-server build that withoutRemote knows`);
  return local;
}

/**
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {string} extension
 * @param {string | Buffer} body
 */
function answer(response, status, extension, body) {
  // A webview's page has another origin than the workbench.
  response.writeHead(status, {
    "content-type": types.get(extension) ?? "application/octet-stream",
    "access-control-allow-origin": "*",
  });
  response.end(body);
}
