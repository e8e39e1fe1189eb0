import { spawnSync } from "node:child_process";
import { bundleTests } from "./support/bundleTests.mjs";

const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test", await bundleTests("test/unit")], {
  stdio: "inherit",
});
process.exit(status ?? 1);
