// Bundles what ships: client and server for both runtimes, and the layer view's page.
//   node esbuild.mjs           minified, no source maps: what a VSIX carries
//   node esbuild.mjs --watch   development: source maps, rebuilds on save
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * @param {{ development?: boolean }} [options]
 * @returns {import("esbuild").BuildOptions[]}
 */
export function bundles({ development = false } = {}) {
  /** @type {import("esbuild").BuildOptions} */
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: !development,
    sourcemap: development,
    target: "es2022",
    legalComments: "none",
    loader: { ".md": "text" },
    logLevel: development ? "info" : "warning",
  };
  /** @type {import("esbuild").BuildOptions} */
  const node = { ...shared, platform: "node", format: "cjs", mainFields: ["module", "main"], outbase: "." };
  /** @type {import("esbuild").BuildOptions} */
  const browser = { ...shared, platform: "browser", mainFields: ["browser", "module", "main"], outbase: "." };
  return [
    {
      ...node,
      entryPoints: ["client/main.node.ts", "server/main.node.ts", "server/cli.ts"],
      outdir: "dist",
      external: ["vscode"],
    },
    { ...browser, entryPoints: ["client/main.browser.ts"], outdir: "dist", format: "cjs", external: ["vscode"] },
    { ...browser, entryPoints: ["server/main.browser.ts"], outdir: "dist", format: "iife" },
    {
      ...browser,
      entryPoints: ["media/layerView/main.ts", "media/layerView/layerView.css"],
      outdir: "dist",
      format: "iife",
    },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const watch = process.argv.includes("--watch");
  rmSync(`${root}/dist`, { recursive: true, force: true });
  for (const options of bundles({ development: watch })) {
    if (watch) await (await context(options)).watch();
    else await build(options);
  }
}
