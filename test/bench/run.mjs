import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { cache, root } from "../support/root.mjs";

const outfile = path.join(cache, "bench.mjs");
await build({
  absWorkingDir: root,
  entryPoints: ["test/bench/dockerfile.bench.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  outfile,
  logLevel: "warning",
});
process.exit(spawnSync(process.execPath, [outfile], { stdio: "inherit" }).status ?? 1);
