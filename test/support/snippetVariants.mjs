import { readFileSync } from "node:fs";
import { expandSnippet, snippetChoices } from "./expandSnippet.mjs";
import { root } from "./root.mjs";

/** @typedef {{ prefix: string[], description: string, body: string[] }} Snippet */

/**
 * A snippet file of the product by its name without the ending, e.g. `dockerfile`.
 * @param {string} file
 * @returns {Record<string, Snippet>}
 */
export function readSnippets(file) {
  return JSON.parse(readFileSync(`${root}/snippets/${file}.json`, "utf8"));
}

/**
 * The texts that a file's snippets can insert before anything is typed: each with its defaults, then once for every further option of
 * each of its choices.
 * @param {string} file
 * @returns {{ file: string, name: string, picks: Record<number, number>, text: string }[]}
 */
export function snippetVariants(file) {
  return Object.entries(readSnippets(file)).flatMap(([name, { body }]) => {
    const source = body.join("\n");
    const picks = snippetChoices(source).flatMap(({ index, options }) =>
      options.slice(1).map((_, option) => ({ [index]: option + 1 })),
    );
    return [{}, ...picks].map((picked) => ({ file, name, picks: picked, text: expandSnippet(source, picked) }));
  });
}
