// Runs a benchmark of this folder:   npm run bench [-- dockerfile | compose | layerView [page | workbench]]
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { scriptsStay } from "../support/bundleTests.mjs";
import { cache, root } from "../support/root.mjs";

const [name = "dockerfile", ...rest] = process.argv.slice(2);
const outfile = path.join(cache, `bench-${name}.mjs`);
await build({
  absWorkingDir: root,
  entryPoints: [`test/bench/${name}.bench.ts`],
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  loader: { ".md": "text" },
  plugins: [scriptsStay],
  outfile,
  logLevel: "warning",
});
const env = { ...process.env };
if (name === "layerView" && rest[0] !== "page") {
  const { packageExtension } = await import("../package.mjs");
  Object.assign(env, { STRATA_VSIX: await packageExtension(), STRATA_VSCODE: "newest" });
}
process.exit(spawnSync(process.execPath, [outfile, ...rest], { stdio: "inherit", env }).status ?? 1);
