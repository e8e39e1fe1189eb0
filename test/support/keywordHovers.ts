import assert from "node:assert/strict";
import { analyze } from "../../server/dockerfile/analysis";
import { locate } from "../../server/dockerfile/explain";
import type { Language } from "../../server/protocol";
import { explainTopic } from "../../server/topics/topics";
import { renderedLines } from "./renderedLines";
import { withoutCode } from "./withoutCode";

const languages: readonly Language[] = ["en", "ko"];

/** Every hover on a keyword of a file, inner ones of ONBUILD included. */
export function keywordHovers(text: string, language: Language): { line: number; topic: string; markdown: string }[] {
  const analysis = analyze(text, 1);
  return analysis.dockerfile.instructions.flatMap(({ keyword, trigger }) =>
    [keyword, trigger?.keyword].flatMap((word) => {
      const found = word && locate(analysis, word.range.start);
      if (!found) return [];
      const markdown = explainTopic(language, found.topic, found.facts) ?? "";
      return [{ line: word.range.start.line + 1, topic: found.topic, markdown }];
    }),
  );
}

/** What is wrong with a hover's text, whatever it is about. */
function faults(markdown: string): string[] {
  const own = withoutCode(markdown);
  const links = [...own.matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1]!);
  return [
    ...(/[{}]/.test(own) ? ["a placeholder is left"] : []),
    ...(renderedLines(markdown) > 12 ? [`${renderedLines(markdown)} lines`] : []),
    ...(markdown.startsWith("**") ? [] : ["no headline"]),
    ...(/[<>]/.test(own) ? ["HTML"] : []),
    ...(/undefined|NaN|\[object/.test(own) ? ["a value that is none"] : []),
    ...(links.length === 2 && links[0]!.startsWith("https://docs.docker.com/reference/dockerfile/#") ? [] : ["links"]),
    ...(links[1] === "command:strata.openLayerView" ? [] : ["the last link"]),
  ];
}

/** Every hover on a keyword of the file is sound in both languages. */
export function checkKeywordHovers(text: string): void {
  for (const language of languages) {
    for (const { line, topic, markdown } of keywordHovers(text, language)) {
      assert.deepEqual(faults(markdown), [], `${language}, line ${line}, ${topic}:\n${markdown}`);
    }
  }
}
