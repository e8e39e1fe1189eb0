// Records what a real Docker Engine answers to the questions of "Compare with Built Image…", for an image built from the Dockerfile below.
//   npm run record -- --only engine
// The engine is the one that `docker` talks to; STRATA_DOCKER names another command line for it. No network is used, and what is made
// here is removed at the end.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../support/root.mjs";
import { describeEngine, docker, dockerOrThrow } from "./docker.mjs";

const base = "strata-recorded-base:1";
const image = "strata-recorded-web:1";
const container = "strata-recorded-web";
const volume = "strata-recorded-data";

const dockerfile = `FROM ${base}
COPY app.txt /app.txt
ENV MODE=production
WORKDIR /srv
COPY data.bin ./
VOLUME /srv/data
EXPOSE 8080
CMD ["/app.txt"]
`;

const work = mkdtempSync(path.join(tmpdir(), "strata-recording-"));
/** @param {string} name @param {number} size */
const file = (name, size) => writeFileSync(path.join(work, name), Buffer.alloc(size, name));

try {
  const recorder = await describeEngine(work);
  file("root.txt", 4_096);
  file("app.txt", 12_345);
  file("data.bin", 2_000_000);
  writeFileSync(
    path.join(work, "base.Dockerfile"),
    'FROM scratch\nCOPY root.txt /root.txt\nENV PATH=/bin\nCMD ["/root.txt"]\n',
  );
  writeFileSync(path.join(work, "Dockerfile"), dockerfile);
  await dockerOrThrow(work, "build", "--quiet", "--tag", base, "--file", "base.Dockerfile", ".");
  await dockerOrThrow(work, "build", "--quiet", "--tag", image, ".");
  await dockerOrThrow(work, "container", "create", "--name", container, "--volume", `${volume}:/srv/data`, image);
  // Nothing can run in the image; what is copied in lands in the writable layer all the same.
  await dockerOrThrow(work, "container", "cp", "app.txt", `${container}:/written.txt`);

  const id = JSON.parse((await dockerOrThrow(work, "image", "inspect", image)).toString())[0].Id;
  const ids = (await dockerOrThrow(work, "ps", "--all", "--quiet", "--no-trunc", "--filter", `ancestor=${id}`))
    .toString()
    .trim();
  const questions = [
    ["image", "inspect", image],
    ["image", "inspect", base],
    ["image", "history", "--no-trunc", "--human=false", "--format", "json", image],
    ["image", "history", "--no-trunc", "--human=false", "--format", "json", base],
    ["ps", "--all", "--quiet", "--no-trunc", "--filter", `ancestor=${id}`],
    ["container", "inspect", "--size", ids],
  ];
  /** @type {Record<string, string>} by the words of the command */
  const answers = {};
  const listed = (await dockerOrThrow(work, "image", "ls", "--format", "json")).toString().split("\n");
  // Of the engine's own images nothing is kept.
  answers["image ls --format json"] = `${listed.filter((line) => line.includes("strata-recorded")).join("\n")}\n`;
  for (const words of questions) answers[words.join(" ")] = (await dockerOrThrow(work, ...words)).toString();

  const recording = { recorder, image, dockerfile, answers };
  writeFileSync(`${root}/test/engine/recorded/engine.json`, `${JSON.stringify(recording, null, 1)}\n`);
  console.log(`engine: ${Object.keys(answers).length} answers`);
} finally {
  await docker(work, "container", "rm", "--force", container);
  await docker(work, "volume", "rm", "--force", volume);
  await docker(work, "image", "rm", "--force", image, base);
  rmSync(work, { recursive: true, force: true });
}
