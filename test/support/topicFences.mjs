import { readdirSync, readFileSync } from "node:fs";
import { root } from "./root.mjs";

/**
 * A code block of a text.
 * @typedef {{ line: number, language: string, text: string }} Fence `line` of the opening fence, from 1
 */

const fence = /^(?:\{[?!][A-Za-z]+\})*```(.*)\n([\s\S]*?)^```$/gm;

/**
 * The code blocks of a chapter, with or without conditions before them.
 * @param {string} markdown
 * @returns {Fence[]}
 */
export function fencesIn(markdown) {
  return [...markdown.matchAll(fence)].map(({ 1: language = "", 2: text = "", index }) => ({
    line: markdown.slice(0, index).split("\n").length,
    language,
    text,
  }));
}

/**
 * The code blocks of every chapter in every language.
 * @returns {(Fence & { file: string })[]}
 */
export function topicFences() {
  const folder = `${root}/server/topics`;
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .sort()
    .flatMap((file) => fencesIn(readFileSync(`${folder}/${file}`, "utf8")).map((each) => ({ file, ...each })));
}

/**
 * A block that can be built as it stands, and is no piece of a Dockerfile.
 * @param {Fence} fence
 */
export function isWholeDockerfile({ language, text }) {
  return language === "dockerfile" && /^(?:FROM|ARG|# *syntax)\b/.test(text) && /^FROM\b/m.test(text);
}
