// VS Code in the browser with this extension in it, and the sample's Dockerfile open:
//   npm start -- [--port N] [--newest]
// The extension is built and installed as a VSIX, since that is what a user has; nothing of this machine's VS Code is touched.
import path from "node:path";
import { parseArgs } from "node:util";
import { packageExtension } from "../package.mjs";
import { openFrontDoor } from "./frontDoor.mjs";
import { copySample } from "./sample.mjs";
import { startServer } from "./server.mjs";

const { values } = parseArgs({
  options: { port: { type: "string", default: "8765" }, newest: { type: "boolean", default: false } },
});
const port = Number(values.port);

/** @type {import("./server.mjs").Workbench | undefined} */
let workbench;
let sample = "";

try {
  // First, since it is the one thing that can be in the way: the rest takes a while.
  await openFrontDoor(port, (by) => {
    if (!workbench) return undefined;
    const dockerfile = workbench.remote(path.join(sample, "Dockerfile"), by);
    return {
      origin: workbench.origin,
      window: workbench.address({ folder: sample, payload: [["openFile", dockerfile]] }),
    };
  });
} catch (error) {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EADDRINUSE") throw error;
  console.error(`Port ${port} is taken, perhaps by another "npm start". Choose one: npm start -- --port ${port + 1}`);
  process.exit(1);
}

sample = copySample();
const vsix = await packageExtension();
workbench = await startServer({
  version: values.newest ? "newest" : "oldest",
  install: [vsix],
  gallery: true,
});

console.log(`
  VS Code ${workbench.version} with Strata runs at  http://127.0.0.1:${port}/
  The folder is a copy of test/sample: ${path.relative(process.cwd(), sample)}
  Ctrl+C ends it.
`);
