// Records what a real Docker Engine says of the whole Dockerfiles that stand in the topics as examples.
//   npm run record -- --only fences
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../support/root.mjs";
import { isWholeDockerfile, topicFences } from "../support/topicFences.mjs";
import { describeEngine } from "./docker.mjs";
import { recordDockerfile } from "./dockerfileRecording.mjs";
import { writeProject } from "./snippetProject.mjs";
import { makeStubs } from "./stubs.mjs";

const fences = topicFences().filter(isWholeDockerfile);
const texts = [...new Set(fences.map(({ text }) => text))];
const work = mkdtempSync(path.join(tmpdir(), "strata-recording-"));
/** @type {Awaited<ReturnType<typeof makeStubs>> | undefined} */
let stubs;
try {
  const recorder = await describeEngine(work);
  stubs = await makeStubs(texts);
  const recorded = [];
  for (const text of texts) {
    writeProject(work, { Dockerfile: text });
    recorded.push({ text, ...(await recordDockerfile(work, stubs)) });
  }
  const recording = { recorder, images: stubs.images, fences: recorded };
  writeFileSync(`${root}/test/engine/recorded/fences.json`, `${JSON.stringify(recording, null, 1)}\n`);
  console.log(
    `fences: ${recorded.length} Dockerfiles, ${recorded.filter(({ build }) => build.exit !== 0).length} refused`,
  );
} finally {
  await stubs?.remove();
  rmSync(work, { recursive: true, force: true });
}
