import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { readProject } from "../../server/compose/project/model";
import { knownKeys } from "../../server/compose/project/unknownKeys";
import { parseCompose } from "../../server/compose/read/parse";
import { topics } from "../../server/topics/topics";
import { assertSameProject, type Config } from "../support/composeConfig";
import { root } from "../support/root.mjs";

/** Compose files of others with what `docker compose config` made of them; kept beside the checkout, where there is one. */
const shared = path.join(root, "../shared");
const truthFile = path.join(shared, "corpora/compose-truth.json");
const skip = !existsSync(truthFile);

interface Truth {
  file: string;
  required: string[];
  config?: Config;
  error?: string;
}

/** Variables of the shell in which the truth was recorded. */
const shell = { LANG: "C.UTF-8", RUST_BACKTRACE: "1" };

/** Files that docker compose needed and that were not there: the model reads none. */
const otherFiles = /: no such file or directory$/;

const options = { keys: knownKeys(topics("en").keys()) };

function read(file: string, environment: Record<string, string> = {}) {
  return readProject(parseCompose(readFileSync(file, "utf8")), { ...options, environment });
}

function readCorpusFile({ file, required }: Truth) {
  const given = Object.fromEntries(required.map((name) => [name, "1"]));
  return read(path.join(shared, "corpora/compose", file), { ...shell, ...given });
}

function truths(): Truth[] {
  return JSON.parse(readFileSync(truthFile, "utf8"));
}

test("compose: reads files of others as docker compose does", { skip }, () => {
  const all = truths().filter(({ config }) => config);
  for (const truth of all) assertSameProject(readCorpusFile(truth), truth.config!, truth.file);
  assert.ok(all.length > 100, String(all.length));
});

test("compose: refuses of them what docker compose refuses", { skip }, () => {
  for (const truth of truths()) {
    const messages = readCorpusFile(truth).refusals.map(({ message }) => normal(message));
    if (truth.error === undefined) assert.deepEqual(messages, [], truth.file);
    else if (!otherFiles.test(truth.error)) {
      const said = normal(truth.error);
      const [, place, keys] = /^(.*additional properties )(.*) not allowed$/.exec(said) ?? [];
      const wanted = keys === undefined ? [said] : keys.split(", ").map((key) => `${place}${key} not allowed`);
      for (const each of wanted)
        assert.ok(
          messages.some((message) => message.startsWith(each)),
          `${truth.file}: ${each}`,
        );
    }
  }
});

test("compose: knows every key", { skip }, () => {
  const { refusals } = read(path.join(shared, "facts/all-keys.compose.yaml"));
  assert.deepEqual(
    refusals.filter(({ message }) => message.includes("additional properties")),
    [],
  );
});

/** On one line, and without the name of the file; the recording cut long messages. */
function normal(message: string): string {
  return message
    .replace(/^(?:validating|failed to parse) \S+: /, "")
    .replace(/\s+/g, " ")
    .slice(0, 300)
    .trim();
}
