import type { Explanation, Fact, Facts } from "../explanation";
import type { Language } from "../protocol";
import { parseChapter, type Topic } from "./chapter";
import enChecks from "./en/checks.md";
import enCompose from "./en/compose.md";
import enComposeBridge from "./en/composeBridge.md";
import enComposeBuild from "./en/composeBuild.md";
import enComposeDeploy from "./en/composeDeploy.md";
import enComposeFindings from "./en/composeFindings.md";
import enComposeNetworks from "./en/composeNetworks.md";
import enComposeProblems from "./en/composeProblems.md";
import enComposeProcess from "./en/composeProcess.md";
import enComposeResources from "./en/composeResources.md";
import enComposeRights from "./en/composeRights.md";
import enComposeStorage from "./en/composeStorage.md";
import enComposeSurroundings from "./en/composeSurroundings.md";
import enComposeValues from "./en/composeValues.md";
import enDirectives from "./en/directives.md";
import enDockerfile from "./en/dockerfile.md";
import enEditor from "./en/editor.md";
import enFindings from "./en/findings.md";
import enFlags from "./en/flags.md";
import enForms from "./en/forms.md";
import enImages from "./en/images.md";
import enLabels from "./en/labels.md";
import enMounts from "./en/mounts.md";
import enPaths from "./en/paths.md";
import enProblems from "./en/problems.md";
import enStages from "./en/stages.md";
import enVariables from "./en/variables.md";
import koChecks from "./ko/checks.md";
import koCompose from "./ko/compose.md";
import koComposeBridge from "./ko/composeBridge.md";
import koComposeBuild from "./ko/composeBuild.md";
import koComposeDeploy from "./ko/composeDeploy.md";
import koComposeFindings from "./ko/composeFindings.md";
import koComposeNetworks from "./ko/composeNetworks.md";
import koComposeProblems from "./ko/composeProblems.md";
import koComposeProcess from "./ko/composeProcess.md";
import koComposeResources from "./ko/composeResources.md";
import koComposeRights from "./ko/composeRights.md";
import koComposeStorage from "./ko/composeStorage.md";
import koComposeSurroundings from "./ko/composeSurroundings.md";
import koComposeValues from "./ko/composeValues.md";
import koDirectives from "./ko/directives.md";
import koDockerfile from "./ko/dockerfile.md";
import koEditor from "./ko/editor.md";
import koFindings from "./ko/findings.md";
import koFlags from "./ko/flags.md";
import koForms from "./ko/forms.md";
import koImages from "./ko/images.md";
import koLabels from "./ko/labels.md";
import koMounts from "./ko/mounts.md";
import koPaths from "./ko/paths.md";
import koProblems from "./ko/problems.md";
import koStages from "./ko/stages.md";
import koVariables from "./ko/variables.md";
import { fill } from "./template";

const chapters: Record<Language, string[]> = {
  en: [
    enDockerfile,
    enCompose,
    enComposeNetworks,
    enComposeStorage,
    enComposeSurroundings,
    enComposeValues,
    enComposeRights,
    enComposeBuild,
    enComposeProcess,
    enComposeResources,
    enComposeDeploy,
    enComposeProblems,
    enComposeFindings,
    enComposeBridge,
    enProblems,
    enEditor,
    enVariables,
    enStages,
    enImages,
    enFlags,
    enMounts,
    enDirectives,
    enChecks,
    enForms,
    enPaths,
    enLabels,
    enFindings,
  ],
  ko: [
    koDockerfile,
    koCompose,
    koComposeNetworks,
    koComposeStorage,
    koComposeSurroundings,
    koComposeValues,
    koComposeRights,
    koComposeBuild,
    koComposeProcess,
    koComposeResources,
    koComposeDeploy,
    koComposeProblems,
    koComposeFindings,
    koComposeBridge,
    koProblems,
    koEditor,
    koVariables,
    koStages,
    koImages,
    koFlags,
    koMounts,
    koDirectives,
    koChecks,
    koForms,
    koPaths,
    koLabels,
    koFindings,
  ],
};

const books = new Map<Language, Map<string, Topic>>();

/** Every topic of a language by its id, in the order of the chapters. */
export function topics(language: Language): ReadonlyMap<string, Topic> {
  let book = books.get(language);
  if (!book) {
    book = new Map(chapters[language].flatMap(parseChapter).map((topic) => [topic.id, topic]));
    books.set(language, book);
  }
  return book;
}

const include = /^\{>([\w.-]+)\}$/;

/** The topic's Markdown with the facts of a place filled in; undefined when there is no such topic. `{>id}` alone on a line brings in another topic. */
export function explainTopic(language: Language, id: string, facts: Facts): string | undefined {
  const book = topics(language);
  const topic = book.get(id);
  return topic && fill(withIncludes(topic, book, []), withTopics(language, facts));
}

/** The facts that are topics become their text. */
function withTopics(language: Language, facts: Facts): Facts {
  const told = Object.entries(facts).map(([name, fact]): [string, Fact | undefined] => {
    if (typeof fact !== "object" || !("topic" in fact)) return [name, fact];
    const markdown = explainTopic(language, fact.topic, fact.facts);
    return [name, markdown === undefined ? undefined : { markdown }];
  });
  return Object.fromEntries(told);
}

/** The Markdown of the first of the explanation's topics that exists; undefined when none does. */
export function explanationText(
  language: Language,
  { topic, otherwise = [], inBrief, facts, beside = [], finding }: Omit<Explanation, "range">,
): string | undefined {
  const text = ownText(language, [topic, ...otherwise], inBrief, facts);
  if (text === undefined || (beside.length === 0 && !finding)) return text;
  const [effect, ...paragraphs] = text.split("\n\n");
  const others = beside.map((other) => explainTopic(language, other.topic, other.facts)).filter(Boolean);
  const rest = finding ? aroundFinding(paragraphs, explainTopic(language, finding.topic, finding.facts)) : paragraphs;
  return [effect, ...others, ...rest].join("\n\n");
}

/** The last paragraph of a key is its links. */
function aroundFinding(paragraphs: readonly string[], finding = ""): string[] {
  const links = paragraphs.at(-1);
  if (links === undefined || !/\]\([^)]+\)$/.test(links)) return [finding];
  return [...paragraphs.slice(0, -1).slice(0, 1), finding, links];
}

function ownText(
  language: Language,
  ids: readonly string[],
  inBrief: string | undefined,
  facts: Facts,
): string | undefined {
  for (const id of ids) {
    const text = explainTopic(language, id, facts);
    if (text) return text;
  }
  const brief = inBrief === undefined ? undefined : explainTopic(language, inBrief, facts);
  return brief?.split("\n\n", 2).join("\n\n");
}

/** An included topic may include others; one that includes itself stands for nothing. */
function withIncludes(topic: Topic, book: ReadonlyMap<string, Topic>, within: readonly Topic[]): string {
  return topic.body
    .split("\n")
    .map((line) => {
      const id = include.exec(line)?.[1];
      if (id === undefined) return line;
      const part = book.get(id);
      return part && !within.includes(part) ? withIncludes(part, book, [...within, topic]) : "";
    })
    .join("\n");
}
