import type { Facts } from "../explanation";
import type { Language } from "../protocol";
import { parseChapter, type Topic } from "./chapter";
import enCompose from "./en/compose.md";
import enDockerfile from "./en/dockerfile.md";
import enProblems from "./en/problems.md";
import koCompose from "./ko/compose.md";
import koDockerfile from "./ko/dockerfile.md";
import koProblems from "./ko/problems.md";
import { fill } from "./template";

const chapters: Record<Language, string[]> = {
  en: [enDockerfile, enCompose, enProblems],
  ko: [koDockerfile, koCompose, koProblems],
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
  return topic && fill(withIncludes(topic, book, []), facts);
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
