import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { cureOf } from "../../../server/cures";
import type { Language, Problem } from "../../../server/protocol";
import { createService } from "../../../server/service";
import { explainTopic, topics } from "../../../server/topics/topics";
import { root } from "../../support/root.mjs";
import type { Refusal } from "./refusal";
import { refusedBuilds } from "./refusedBuilds";
import { refusedForms } from "./refusedForms";

/** At least one example of each refusal. */
const refusals = [...refusedForms, ...refusedBuilds];
const languages: readonly Language[] = ["en", "ko"];

function problemsOf(text: string, options: Refusal["options"], language?: Language): Problem[] {
  const document = TextDocument.create("file:///Dockerfile", "dockerfile", 1, text);
  return createService().layerStack(document, options, language)!.problems;
}

/** A few sentences without placeholders. */
function isPlain(cure: string): void {
  assert.doesNotMatch(cure, /\{\w+\}(?<!\$\{NAME\})|undefined/);
  assert.ok(cure.length > 10 && cure.length < 400, cure);
}

for (const { text, options, message, cure } of refusals) {
  for (const language of languages) {
    test(`cures: ${language}: ${message.slice(0, 100)} (${text.slice(-40)})`, () => {
      const problems = problemsOf(text, options, language);
      const problem = problems.find((each) => each.message === message);
      assert.ok(problem, `not refused with this message, but with ${JSON.stringify(problems)}`);
      for (const words of cure) assert.ok(problem.cure?.includes(words), `${words} is not in: ${problem.cure}`);
      assert.equal(/\p{Script=Hangul}/u.test(problem.cure ?? ""), language === "ko");
      for (const each of problems) isPlain(each.cure ?? "");
    });
  }
}

test("cures: English unless the reader's language is named", () => {
  const text = "FROM scratch\nEXPOSE http\n";
  assert.deepEqual(problemsOf(text, undefined), problemsOf(text, undefined, "en"));
});

test("cures: what one reader reads is not kept for the next", () => {
  const document = TextDocument.create("file:///Dockerfile", "dockerfile", 1, "FROM scratch\nEXPOSE http\n");
  const service = createService();
  const [korean] = service.layerStack(document, {}, "ko")!.problems;
  const [english] = service.layerStack(document, {}, "en")!.problems;
  assert.notEqual(korean?.cure, english?.cure);
});

test("cures: every topic of the chapter is the cure of an example", () => {
  const used = new Set(refusals.map(({ message }) => cureOf(message)?.topic));
  const unused = [...topics("en").keys()].filter((id) => id.startsWith("problem.") && !used.has(id));
  assert.deepEqual(unused, []);
});

test("cures: none for a message of another builder", () => {
  assert.equal(cureOf("no such thing has ever been said"), undefined);
});

test("cures: what the file says stays text", () => {
  const found = cureOf('unknown instruction: [x](command:y)"`{near}');
  assert.match(explainTopic("en", found!.topic, found!.facts)!, /^Start the line/);
  const port = cureOf("invalid containerPort: `a` $& {word}");
  assert.equal(port?.facts.word, "`a` $& {word}");
});

test("cures: a very long word is no reason to wait", () => {
  const word = `\${${'x\\": '.repeat(50_000)}`;
  assert.equal(cureOf(`failed to process "${word}": nested too deeply`)?.topic, "problem.nested");
});

/** Files of the model that refuse nothing, for all they say. */
const refuseNothing = new Set(["syntaxChecks.ts", "fromChecks.ts", "rebuild.ts"]);
const said =
  /(?:message:|message =|error:|return|\?|refuse\(|Refused\(|Substitution\(|whole\(|fail\(|invalid\(|Part\(.*,)\s*(?:"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\\n]|\\.)*)`)/g;
const comments = /\/\*\*.*?\*\/|^\s*\/\/.*$/gms;

test("cures: every refusal in the model's source has an example here", () => {
  const folder = path.join(root, "server/dockerfile");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !refuseNothing.has(path.basename(file)),
  );
  const missing = files.flatMap((file) => {
    const source = readFileSync(path.join(folder, file), "utf8").replace(comments, "");
    return [...source.matchAll(said)].flatMap((match) => {
      const text = match[1] ?? match[2]!;
      const isWarning = /^[^;]*;\s*(?:dispatch|this)?\.?warn\(/.test(source.slice(match.index + match[0].length));
      const fixed = text.split(/\$\{(?:[^{}]|\{[^{}]*\})*(?:\}|$)/).map((part) => part.replace(/\\(.)/g, "$1"));
      if (isWarning || !fixed.some((part) => /[a-z]{3,} [a-z]/.test(part))) return [];
      const pattern = new RegExp(fixed.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join(".*"), "s");
      return refusals.some(({ message }) => pattern.test(message)) ? [] : [`${file}: ${text}`];
    });
  });
  assert.deepEqual(missing, []);
});
