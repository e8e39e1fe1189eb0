// Records what docker compose makes of the fixture files in test/engine/compose; run by record.mjs as the area `compose`.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../support/root.mjs";
import { docker, dockerOrThrow } from "./docker.mjs";

const fixtures = `${root}/test/engine/compose`;

/** Files and variables stay as they are written; services of every profile count. */
const options = ["--format", "json", "--no-env-resolution", "--no-path-resolution"];

const folder = mkdtempSync(path.join(tmpdir(), "strata-compose-"));
try {
  // The folder's name is the project's name.
  cpSync(fixtures, `${folder}/app`, { recursive: true });
  for (const file of readdirSync(fixtures))
    if (file.endsWith(".env")) cpSync(`${fixtures}/${file}`, `${folder}/${file}`);
  const version = (await dockerOrThrow(folder, "compose", "version", "--short")).toString().trim();
  const cases = [];
  for (const file of filesOf("").concat(filesOf("refused/"))) cases.push(await record(file));
  mkdirSync(`${root}/test/engine/recorded`, { recursive: true });
  writeFileSync(
    `${root}/test/engine/recorded/compose.json`,
    `${JSON.stringify({ recorder: { compose: version }, cases }, null, 1)}\n`,
  );
  console.log(`compose: ${cases.length} cases, ${cases.filter((each) => "refused" in each).length} refused`);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {string} within */
function filesOf(within) {
  const files = readdirSync(`${fixtures}/${within}`).filter((file) => file.endsWith(".yaml"));
  return files.map((file) => within + file).sort();
}

/** @param {string} file */
async function record(file) {
  const args = ["compose", "--project-directory", "app", "-f", `app/${file}`, "--profile", "*", "config", ...options];
  const { exit, stdout, stderr } = await docker(folder, ...args);
  const lines = stderr.split("\n").filter((line) => !/level=warning/.test(line));
  const warnings = [
    ...new Set(
      [...stderr.matchAll(/level=warning msg="(.*)"$/gm)].map(([, text = ""]) => withoutPath(JSON.parse(`"${text}"`))),
    ),
  ];
  const isRefused = file.startsWith("refused/");
  if (isRefused !== exit > 0)
    throw new Error(`${file}: docker compose ${exit > 0 ? `refuses it: ${stderr}` : "takes it"}`);
  if (isRefused)
    return { file, refused: withoutPath(lines.join("\n").trim()), ...(warnings.length > 0 ? { warnings } : {}) };
  return { file, config: JSON.parse(stdout.toString()), ...(warnings.length > 0 ? { warnings } : {}) };
}

/**
 * The message without what only this folder is called.
 * @param {string} message
 */
function withoutPath(message) {
  return (
    message
      .replace(/^validating \S+\.yaml: /, "")
      .replace(/^failed to parse \S+\.yaml: /, "")
      .replace(/^decoding failed due to the following error\(s\):\s+/, "")
      .replace(/ in \/\S+\.yaml/g, "")
      // Which of the two services is named, and in which order keys are, is another one each time.
      .replace(/^services\.\w+(: container name )/, "services.db$1")
      .replace(/(?<=additional properties ).*(?= not allowed)/, (keys) => keys.split(", ").sort().join(", "))
      .replace(/\/\S+\/(\S+\.yaml)/g, "$1")
  );
}
