// Records what a real Docker Engine makes of the project's fixture Dockerfiles, of the topics' examples, of its snippets and of its sample
// workspace, and what docker compose makes of the fixture compose files.
//   npm run record [-- --only AREA]     AREA: a file of test/engine/fixtures without its ending, `fences`, `findings`, `snippets`,
//                                       `compose` or `engine`
// The engine is the one that `docker` talks to (DOCKER_HOST, contexts); STRATA_DOCKER names another command line for it. No network is
// used: base images are made here, and deleted at the end. The engine keeps what it built in its build cache, as after any build.
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { root } from "../support/root.mjs";
import { createBases, createDescriber } from "./bases.mjs";
import { describeEngine } from "./docker.mjs";
import { areas } from "./fixtures/areas.mjs";
import { recordFixture } from "./recordFixture.mjs";

/** More would only wait for each other in the engine. */
const buildsAtOnce = 2;

const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
const known = [...Object.keys(areas), "fences", "findings", "snippets", "compose", "engine"];
const wanted = known.filter((area) => only === undefined || area === only);
if (wanted.length === 0) throw new Error(`no area ${only}: known are ${known.join(", ")}`);

const engine = await describeEngine(tmpdir());
const bases = createBases(engine.platform.slice(engine.platform.indexOf("/") + 1));
try {
  const { tiny } = createDescriber()(await bases.make());
  for (const [area, fixtures] of Object.entries(areas)) {
    if (!wanted.includes(area)) continue;
    const cases = await inParallel(fixtures, (fixture) => recordFixture(fixture, bases));
    const refused = cases.filter((each) => "refused" in each).length;
    const changes = cases.reduce((sum, each) => sum + ("changes" in each ? each.changes.length : 0), 0);
    mkdirSync(`${root}/test/engine/recorded`, { recursive: true });
    writeFileSync(
      `${root}/test/engine/recorded/${area}.json`,
      `${JSON.stringify({ recorder: engine, images: { tiny }, cases }, null, 1)}\n`,
    );
    console.log(`${area}: ${cases.length} cases, ${refused} refused, ${changes} changes`);
  }
} finally {
  await bases.remove();
}
if (wanted.includes("fences")) await import("./record-fences.mjs");
if (wanted.includes("findings")) await import("./record-findings.mjs");
if (wanted.includes("snippets")) await import("./record-snippets.mjs");
if (wanted.includes("compose")) await import("./record-compose.mjs");
if (wanted.includes("engine")) await import("./record-engine.mjs");

/**
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} in the order of the items; after a failure nothing is begun, and what runs is waited for
 */
async function inParallel(items, work) {
  /** @type {R[]} */
  const results = new Array(items.length);
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, item] = next;
      results[at] = await work(item);
    }
  };
  const workers = Array.from({ length: buildsAtOnce }, () =>
    worker().catch((error) => {
      waiting.length = 0;
      throw error;
    }),
  );
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return results;
}
