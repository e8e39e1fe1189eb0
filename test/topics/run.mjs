// Writes the book of topics, a page for each language, into dist/topics:   npm run topics
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { scriptsStay } from "../support/bundleTests.mjs";
import { cache, root } from "../support/root.mjs";

const outfile = path.join(cache, "topics.mjs");
await build({
  absWorkingDir: root,
  entryPoints: ["test/topics/write.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  loader: { ".md": "text" },
  plugins: [scriptsStay],
  outfile,
  logLevel: "warning",
});
process.exit(spawnSync(process.execPath, [outfile], { stdio: "inherit" }).status ?? 1);
