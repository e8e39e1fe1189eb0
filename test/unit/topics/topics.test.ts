import assert from "node:assert/strict";
import { test } from "node:test";
import { parseChapter, topicHash } from "../../../server/topics/chapter";
import enChecks from "../../../server/topics/en/checks.md";
import enCompose from "../../../server/topics/en/compose.md";
import enComposeFindings from "../../../server/topics/en/composeFindings.md";
import enComposeProblems from "../../../server/topics/en/composeProblems.md";
import enDirectives from "../../../server/topics/en/directives.md";
import enDockerfile from "../../../server/topics/en/dockerfile.md";
import enEditor from "../../../server/topics/en/editor.md";
import enFindings from "../../../server/topics/en/findings.md";
import enFlags from "../../../server/topics/en/flags.md";
import enForms from "../../../server/topics/en/forms.md";
import enImages from "../../../server/topics/en/images.md";
import enLabels from "../../../server/topics/en/labels.md";
import enMounts from "../../../server/topics/en/mounts.md";
import enPaths from "../../../server/topics/en/paths.md";
import enProblems from "../../../server/topics/en/problems.md";
import enStages from "../../../server/topics/en/stages.md";
import enVariables from "../../../server/topics/en/variables.md";
import koChecks from "../../../server/topics/ko/checks.md";
import koCompose from "../../../server/topics/ko/compose.md";
import koComposeFindings from "../../../server/topics/ko/composeFindings.md";
import koComposeProblems from "../../../server/topics/ko/composeProblems.md";
import koDirectives from "../../../server/topics/ko/directives.md";
import koDockerfile from "../../../server/topics/ko/dockerfile.md";
import koEditor from "../../../server/topics/ko/editor.md";
import koFindings from "../../../server/topics/ko/findings.md";
import koFlags from "../../../server/topics/ko/flags.md";
import koForms from "../../../server/topics/ko/forms.md";
import koImages from "../../../server/topics/ko/images.md";
import koLabels from "../../../server/topics/ko/labels.md";
import koMounts from "../../../server/topics/ko/mounts.md";
import koPaths from "../../../server/topics/ko/paths.md";
import koProblems from "../../../server/topics/ko/problems.md";
import koStages from "../../../server/topics/ko/stages.md";
import koVariables from "../../../server/topics/ko/variables.md";
import { explainTopic, topics } from "../../../server/topics/topics";

const chapters = [
  ["dockerfile", enDockerfile, koDockerfile],
  ["compose", enCompose, koCompose],
  ["composeProblems", enComposeProblems, koComposeProblems],
  ["composeFindings", enComposeFindings, koComposeFindings],
  ["problems", enProblems, koProblems],
  ["editor", enEditor, koEditor],
  ["variables", enVariables, koVariables],
  ["stages", enStages, koStages],
  ["images", enImages, koImages],
  ["flags", enFlags, koFlags],
  ["mounts", enMounts, koMounts],
  ["directives", enDirectives, koDirectives],
  ["checks", enChecks, koChecks],
  ["forms", enForms, koForms],
  ["paths", enPaths, koPaths],
  ["labels", enLabels, koLabels],
  ["findings", enFindings, koFindings],
] as const;

for (const [name, english, korean] of chapters) {
  const originals = parseChapter(english);
  const translations = parseChapter(korean);

  test(`topics: the ${name} chapter has the same topics in both languages, in the same order`, () => {
    assert.deepEqual(
      translations.map(({ id }) => id),
      originals.map(({ id }) => id),
    );
  });

  test(`topics: the ${name} chapter names each topic once`, () => {
    const ids = originals.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  test(`topics: the Korean ${name} chapter translates the English text as it is now`, () => {
    const outdated = translations.flatMap(({ id, title, translates }) => {
      const original = originals.find((topic) => topic.id === id);
      const wanted = original && topicHash(original);
      return translates === wanted ? [] : [`## ${title} {#${id} en=${wanted}}`];
    });
    assert.deepEqual(outdated, [], "read these topics again, then write the headings like this");
  });

  test(`topics: the languages of the ${name} chapter use the same facts and includes`, () => {
    const different = originals.flatMap(({ id, body }) => {
      const translated = translations.find((topic) => topic.id === id)?.body ?? "";
      const left = marks(body).filter((mark) => !marks(translated).includes(mark));
      const right = marks(translated).filter((mark) => !marks(body).includes(mark));
      return left.length + right.length > 0 ? [{ id, onlyEnglish: left, onlyKorean: right }] : [];
    });
    assert.deepEqual(different, []);
  });
}

test("topics: every include names a topic", () => {
  for (const language of ["en", "ko"] as const) {
    for (const { id, body } of topics(language).values()) {
      for (const [, part] of body.matchAll(/\{>([^}]*)\}/g)) {
        assert.ok(topics(language).has(part!), `${language}: ${id} includes ${part}`);
      }
    }
  }
});

test("topics: includes within includes are filled in", () => {
  const text = explainTopic("en", "copy", { layer: 1, layers: 2, above: 1, context: true, sources: ["a"] });
  assert.match(text ?? "", /What lies above is then rebuilt, too: 1 layer\./);
});

test("topics: an unknown topic has no text", () => {
  assert.equal(explainTopic("en", "no-such-topic", {}), undefined);
});

/** Facts that a sentence is about and topics that are included; number words depend on the language. */
function marks(body: string): string[] {
  return [...new Set([...body.matchAll(/\{([?!>]?[\w.-]+)\}/g)].map((match) => match[1]!.replace(/^[?!]/, "")))];
}
