import { readdirSync, readFileSync } from "node:fs";
import type { Language } from "../../server/protocol";
import { parseChapter, type Topic } from "../../server/topics/chapter";
import { root } from "../support/root.mjs";

/** A chapter of the book of topics: the name of its file, and its topics in their order. */
export interface Chapter {
  name: string;
  topics: Topic[];
}

/** Chapters without hovers of their own: cures of problems, findings, lenses and hints. */
const offHovers = ["problems", "findings", "composeProblems", "composeFindings", "composeBridge", "editor"];

/** Every chapter of a language as it lies on the disk, by name. */
export function readChapters(language: Language): Chapter[] {
  const folder = `${root}/server/topics/${language}`;
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.slice(0, -".md".length))
    .sort()
    .map((name) => ({ name, topics: parseChapter(readFileSync(`${folder}/${name}.md`, "utf8")) }));
}

/** The chapters whose topics hovers show, of Dockerfiles or of compose files. */
export function hoverChapters(language: Language, about: "dockerfile" | "compose"): Chapter[] {
  return readChapters(language).filter(
    ({ name }) => !offHovers.includes(name) && name.startsWith("compose") === (about === "compose"),
  );
}
