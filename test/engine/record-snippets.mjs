// Records what a real Docker Engine and Docker Compose say of every snippet and of the sample workspace.
//   node test/engine/record-snippets.mjs
// The engine is the one that `docker` talks to (DOCKER_HOST, contexts); STRATA_DOCKER names another command line for it. No network is
// used: base images are stubs, which the recording says, and which are deleted from the engine at the end.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../support/root.mjs";
import { snippetVariants } from "../support/snippetVariants.mjs";
import { describeEngine, docker, dockerOrThrow } from "./docker.mjs";
import { recordDockerfile } from "./dockerfileRecording.mjs";
import { writeProject } from "./snippetProject.mjs";
import { makeStubs } from "./stubs.mjs";

/** @param {string} folder */
async function recordCompose(folder) {
  const { exit, stdout, stderr } = await docker(
    folder,
    ...["compose", "--project-name", "strata", "config", "--format", "json", "--no-path-resolution"],
  );
  const warnings = stderr.split("\n").filter(Boolean);
  return exit === 0 ? { exit, warnings, project: JSON.parse(stdout.toString()) } : { exit, warnings };
}

const dockerfiles = snippetVariants("dockerfile");
const composeFiles = snippetVariants("compose");
const sample = `${root}/test/sample`;
const sampleDockerfile = readFileSync(`${sample}/Dockerfile`, "utf8");
const sampleCompose = readFileSync(`${sample}/compose.yaml`, "utf8");

const work = mkdtempSync(path.join(tmpdir(), "strata-recording-"));
/** @type {Awaited<ReturnType<typeof makeStubs>> | undefined} */
let stubs;
try {
  const recorder = {
    ...(await describeEngine(work)),
    compose: (await dockerOrThrow(work, "compose", "version", "--short")).toString().trim(),
  };
  stubs = await makeStubs([sampleDockerfile, ...dockerfiles.map(({ text }) => text)]);

  const recorded = [];
  for (const variant of dockerfiles) {
    writeProject(work, { Dockerfile: variant.text });
    recorded.push({ ...variant, ...(await recordDockerfile(work, stubs, ["--secret", "id=npmrc,src=.npmrc"])) });
    console.log(`${variant.name} ${JSON.stringify(variant.picks)}`);
  }
  for (const variant of composeFiles) {
    writeProject(work, { "compose.yaml": variant.text });
    recorded.push({ ...variant, config: await recordCompose(work) });
    console.log(`${variant.name} ${JSON.stringify(variant.picks)}`);
  }

  rmSync(work, { recursive: true });
  cpSync(sample, work, { recursive: true });
  const sampleRecording = {
    dockerfile: { text: sampleDockerfile, ...(await recordDockerfile(work, stubs)) },
    compose: { text: sampleCompose, config: await recordCompose(work) },
  };

  const { images } = stubs;
  const json = (/** @type {object} */ value) => `${JSON.stringify(value, null, 1)}\n`;
  writeFileSync(`${root}/test/engine/snippets.json`, json({ recorder, images, snippets: recorded }));
  writeFileSync(`${root}/test/engine/sample.json`, json({ recorder, images, ...sampleRecording }));
} finally {
  await stubs?.remove();
  rmSync(work, { recursive: true, force: true });
}
