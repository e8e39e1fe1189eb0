// Makes docker-strata-<version>.vsix:   npm run package
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";
import { cache, root } from "./support/root.mjs";

/** What a VSIX carries beside its manifest; a folder stands for all that is in it. The command line tool is not for an editor. */
const shipped = [
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "package.nls.json",
  "package.nls.ko.json",
  "l10n",
  "dist/client",
  "dist/media",
  "dist/server/main.browser.js",
  "dist/server/main.node.js",
  "media/icon.png",
  "media/layers-dark.svg",
  "media/layers-light.svg",
  "media/walkthrough",
  "snippets/dockerfile.json",
  "snippets/compose.json",
];

/**
 * Builds what ships and packs it.
 * @returns {Promise<string>} the VSIX's path
 */
export async function packageExtension() {
  const { status } = spawnSync(process.execPath, [path.join(root, "esbuild.mjs")], { stdio: "inherit" });
  if (status !== 0) throw new Error("the build failed");

  // Packed from a copy: vsce looks at every file around the manifest, and around this one lie whole VS Codes.
  const folder = path.join(cache, "package");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const entry of shipped.filter((entry) => existsSync(path.join(root, entry))))
    cpSync(path.join(root, entry), path.join(folder, entry), { recursive: true });
  const { scripts, bin, dependencies, devDependencies, ...manifest } = JSON.parse(
    readFileSync(path.join(root, "package.json"), "utf8"),
  );
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ ...manifest, files: ["**"] }, null, 2));

  const packagePath = path.join(root, `${manifest.name}-${manifest.version}.vsix`);
  await createVSIX({
    cwd: folder,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    // The readme's relative links can lead to a repository only when the manifest names one.
    rewriteRelativeLinks: manifest.repository !== undefined,
  });
  return packagePath;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await packageExtension();
