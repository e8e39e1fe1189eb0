import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readProject } from "../../../server/compose/project/model";
import { knownKeys } from "../../../server/compose/project/unknownKeys";
import { parseCompose } from "../../../server/compose/read/parse";
import { composeCureOf } from "../../../server/composeCures";
import { explainTopic, topics } from "../../../server/topics/topics";
import { assertSameProject, type Config } from "../../support/composeConfig";
import { root } from "../../support/root.mjs";

interface RecordedProject {
  file: string;
  config?: Config;
  refused?: string;
  warnings?: string[];
}

const recording: { cases: RecordedProject[] } = JSON.parse(
  readFileSync(`${root}/test/engine/recorded/compose.json`, "utf8"),
);

/** What docker compose needed another file for: the model reads none. */
const otherFiles = new Set(["env-file-missing", "extends-file", "include-file"]);

/** Refused in the words of another YAML reader, of a step that the model does not take one by one, or with a Go value in the message. */
const otherWords = new Set(["container-name-twice", "documents-clash", "tab", "top-list"]);

/** Keys whose values the model does not read. */
const notRead = new Set(["tmpfs-mode-word", "watch-target"]);

function read(file: string): { text: string; project: ReturnType<typeof readProject> } {
  const text = readFileSync(`${root}/test/engine/compose/${file}`, "utf8");
  return { text, project: readProject(parseCompose(text), { keys: knownKeys(topics("en").keys()) }) };
}

test("compose project: short forms, merges and names come out as docker compose writes them", () => {
  const accepted = recording.cases.filter(({ config }) => config);
  for (const { file, config } of accepted) {
    const { refusals, ...project } = read(file).project;
    assert.deepEqual(
      refusals.map(({ message }) => message),
      [],
      file,
    );
    assertSameProject(project, config!, file);
  }
  assert.ok(accepted.length > 60, String(accepted.length));
});

test("compose project: what docker compose refuses is refused in its words, at the value, with a cure", () => {
  const refused = recording.cases.filter((each) => each.refused !== undefined);
  let compared = 0;
  for (const { file, refused: said } of refused) {
    const name = file.replace(/^refused\/(.*)\.yaml$/, "$1");
    if (otherFiles.has(name) || notRead.has(name)) continue;
    const { text, project } = read(file);
    const { refusals } = project;
    assert.ok(refusals.length > 0, file);
    const line = Math.max(
      0,
      text.split("\n").findIndex((each) => each.includes("# refused")),
    );
    if (!otherWords.has(name)) {
      for (const message of separately(said!)) {
        const found = refusals.find((each) => each.message.trim() === message);
        assert.ok(found, `${file}: ${message}\n${refusals.map((each) => each.message).join("\n")}`);
      }
    }
    assert.ok(
      refusals.some(({ range }) => range.start.line === line || name === "tab"),
      `${file}: line ${line + 1}`,
    );
    for (const { message } of refusals) {
      const cure = composeCureOf(message);
      assert.ok(cure && explainTopic("en", cure.topic, cure.facts), `no cure: ${message}`);
    }
    compared++;
  }
  assert.ok(compared > 100, String(compared));
});

test("compose project: variables without a value are those docker compose warns of", () => {
  for (const { file, config, warnings = [] } of recording.cases) {
    if (!config) continue;
    const named = warnings.flatMap((warning) => /^The "(\w+)" variable is not set/.exec(warning)?.[1] ?? []);
    const blank = read(file).project.variables.filter((variable) => variable.blank);
    assert.deepEqual(blank.map(({ name }) => name).sort(), named.sort(), file);
  }
});

/** docker compose names all unknown keys of a map at once. */
function separately(said: string): string[] {
  const [, place, keys] = /^(.*additional properties )(.*) not allowed$/.exec(said) ?? [];
  return keys === undefined ? [said] : keys.split(", ").map((key) => `${place}${key} not allowed`.trim());
}

test("compose project: every cure belongs to something that docker compose refuses, and has all its facts", () => {
  const used = new Set<string>();
  for (const { file, refused } of recording.cases) {
    if (refused === undefined) continue;
    for (const { message } of read(file).project.refusals) {
      const cure = composeCureOf(message)!;
      used.add(cure.topic);
      for (const language of ["en", "ko"] as const) {
        const text = explainTopic(language, cure.topic, cure.facts) ?? "";
        assert.ok(
          text.length > 10 && !/[{}](?!`)/.test(text.replaceAll("`${NAME}`", "").replaceAll("`{}`", "")),
          `${message}\n${text}`,
        );
      }
    }
  }
  const all = [...topics("en").keys()].filter((id) => id.startsWith("composeProblem."));
  assert.deepEqual(
    all.filter((id) => !used.has(id)),
    [],
  );
});
