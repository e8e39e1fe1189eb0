import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Language } from "../../server/protocol";
import { createService } from "../../server/service";
import { topics } from "../../server/topics/topics";
import { type Chapter, hoverChapters } from "./chapters";
import { type Place, placesIn } from "./places";
import { isSaid, type Sentence, sentencesOf } from "./sentences";

/** A token of a demo and the hover that the editor gets there. */
export interface ShownPlace extends Place {
  contents: string;
}

export interface ShownTopic {
  id: string;
  title: string;
  /** Enough places to show every sentence of the topic that any place of the demos shows. */
  places: ShownPlace[];
  /** Shown topics that bring this one in. */
  partOf: string[];
}

/** The book of topics as the demos show it. */
export interface Book {
  chapters: { name: string; topics: ShownTopic[] }[];
  /** Topics that no hover of a demo shows. */
  unreached: string[];
  /** Sentences of the other topics that no hover of a demo says. */
  unsaid: Sentence[];
}

/** Asks the service for the hover of every token of the demos, and puts the answers in the order of the chapters. */
export function bookOf(demos: readonly TextDocument[], language: Language): Book {
  const service = createService();
  const texts = topics(language);
  const said = new Set<string>();
  const chosen = new Map<string, ShownPlace[]>();
  const parts = new Map<string, Set<string>>();
  for (const place of demos.flatMap(placesIn)) {
    let isNew = !chosen.has(place.topic);
    for (const sentence of sentencesOf(texts, place.topic)) {
      parts.set(sentence.topic, (parts.get(sentence.topic) ?? new Set()).add(place.topic));
      if (!isSaid(sentence, place.facts) || said.has(keyOf(sentence))) continue;
      said.add(keyOf(sentence));
      isNew = true;
    }
    if (!isNew) continue;
    const contents = service.hover(place.document, place.position, language)?.contents ?? "";
    chosen.set(place.topic, [...(chosen.get(place.topic) ?? []), { ...place, contents }]);
  }
  const chapters = chaptersOf(demos, language);
  const ids = chapters.flatMap((chapter) => chapter.topics.map(({ id }) => id));
  const isReached = (id: string): boolean => chosen.has(id) || parts.has(id);
  return {
    chapters: chapters.map(({ name, topics }) => ({
      name,
      topics: topics.map(({ id, title }) => ({
        id,
        title,
        places: chosen.get(id) ?? [],
        partOf: [...(parts.get(id) ?? [])].filter((each) => each !== id),
      })),
    })),
    unreached: ids.filter((id) => !isReached(id)),
    unsaid: ids
      .flatMap((id) => sentencesOf(texts, id).filter(({ topic }) => topic === id && isReached(id)))
      .filter((sentence) => !said.has(keyOf(sentence))),
  };
}

function keyOf({ topic, line }: Sentence): string {
  return `${topic}\n${line}`;
}

/** A demo is asked for the chapters about files of its kind. */
function chaptersOf(demos: readonly TextDocument[], language: Language): Chapter[] {
  const has = (languageId: string): boolean => demos.some((demo) => demo.languageId === languageId);
  return [
    ...(has("dockerfile") ? hoverChapters(language, "dockerfile") : []),
    ...(has("dockercompose") ? hoverChapters(language, "compose") : []),
  ];
}
