import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { cache, root } from "../support/root.mjs";

/** Each `*.bench.ts` in a process of its own: what one has warmed up is nothing to the next. `npm run bench compose` runs that one alone. */
const [wanted = ""] = process.argv.slice(2);
const names = readdirSync(path.join(root, "test/bench"))
  .filter((file) => file.endsWith(".bench.ts") && file.startsWith(wanted))
  .map((file) => file.slice(0, -".ts".length));

for (const name of names) {
  const outfile = path.join(cache, `${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`test/bench/${name}.ts`],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    loader: { ".md": "text" },
    outfile,
    logLevel: "warning",
  });
  const { status } = spawnSync(process.execPath, [outfile], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
