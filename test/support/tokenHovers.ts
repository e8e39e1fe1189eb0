import assert from "node:assert/strict";
import type { Analysis } from "../../server/dockerfile/analysis";
import { locate } from "../../server/dockerfile/explain";
import { contains } from "../../server/dockerfile/explain/place";
import type { Position } from "../../server/protocol";
import { explainTopic } from "../../server/topics/topics";
import { most } from "./dockerfileHover";
import { renderedLines } from "./renderedLines";
import { withoutCode } from "./withoutCode";

const own = /^(?:variable-|expansion-|env-name|arg-name|stage-|image-|path-|port-|label-)/;

const seen = new Set<string>();

/**
 * What a token says at a position is sound in both languages: names, values, stages, images, paths, ports and labels. What was seen once is
 * not looked at again.
 */
export function checkTokenHover(analysis: Analysis, position: Position): void {
  const found = locate(analysis, position);
  if (!found || !own.test(found.topic)) return;
  assert.ok(contains(found.range, position));
  const isComment = analysis.dockerfile.comments.some((range) => contains(range, position));
  assert.ok(!isComment, `a comment answers ${found.topic}`);
  const run = analysis.dockerfile.instructions.find(({ name, range }) => name === "RUN" && contains(range, position));
  if (run)
    assert.ok(
      run.flags.some(({ range }) => contains(range, position)),
      `the text of RUN answers ${found.topic}`,
    );
  const key = JSON.stringify(found);
  if (seen.has(key)) return;
  seen.add(key);
  for (const language of ["en", "ko"] as const) {
    const markdown = explainTopic(language, found.topic, found.facts) ?? "";
    const said = `${found.topic}\n${markdown}\n${JSON.stringify(found.facts)}`;
    assert.match(markdown, /^\*\*.+\*\*/, said);
    assert.doesNotMatch(withoutCode(markdown), /[{}<>]|undefined|NaN|\[object|\bimg\b|workbench|e\.example/, said);
    assert.doesNotMatch(markdown.replaceAll("\n", ""), /[\p{Cc}\p{Cf}]/u, said);
    assert.ok(renderedLines(markdown) <= most.name, `${renderedLines(markdown)} lines: ${said}`);
  }
}
