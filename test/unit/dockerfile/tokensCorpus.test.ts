import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { type Analysis, analyze } from "../../../server/dockerfile/analysis";
import { locate } from "../../../server/dockerfile/explain";
import { contains, placeOf } from "../../../server/dockerfile/explain/place";
import { expandedWords } from "../../../server/dockerfile/explain/tokens/expandedWords";
import { sourcesOf } from "../../../server/dockerfile/explain/tokens/sources";
import { usesIn, valuesFor } from "../../../server/dockerfile/explain/tokens/variables";
import { rangeIn } from "../../../server/dockerfile/explain/tokens/wordPlace";
import type { Position, Range } from "../../../server/protocol";
import { explainTopic } from "../../../server/topics/topics";
import { root } from "../../support/root.mjs";
import { hostile } from "./hostile";
import { renderedLines, withoutCode } from "./hover";
import { most } from "./tokens";

const own = /^(?:variable-|expansion-|env-name|arg-name|stage-|image-|path-|port-|label-)/;

function answered(analysis: Analysis, range: Range, topics: RegExp): void {
  const found = locate(analysis, range.start);
  const where = JSON.stringify(range.start);
  assert.ok(found && topics.test(found.topic), `${where}: ${found?.topic}`);
  assert.deepEqual(found.range.start.line, range.start.line, where);
}

/** What the tokens of a file say is sound, and every variable, stage and image that the builder reads has an answer. */
function checkFile(text: string): number {
  const analysis = analyze(text, 1);
  let tokens = 0;
  for (const [index, instruction] of analysis.dockerfile.instructions.entries()) {
    const place = placeOf(analysis, index)!;
    for (const expanded of instruction.trigger ? [] : expandedWords(instruction, analysis.dockerfile)) {
      if (!expanded.word.text.includes("$")) continue;
      for (const use of usesIn(expanded, valuesFor(analysis, place, expanded))) {
        answered(analysis, rangeIn(expanded.word, use), /^(?:variable-use|expansion-)/);
        tokens++;
      }
    }
    for (const source of sourcesOf(place)) answered(analysis, source.range, /^(?:stage-|image-)/);
    const base = instruction.name === "FROM" ? instruction.args[0] : undefined;
    if (base) answered(analysis, base.range, /^(?:stage-base|image-|variable-use|expansion-)/);
  }
  for (const [line, content] of text.split("\n").entries()) {
    for (let character = 0; character < content.length; character += 3) checkPosition(analysis, { line, character });
  }
  return tokens;
}

const seen = new Map<string, void>();

function checkPosition(analysis: Analysis, position: Position): void {
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
  seen.set(key);
  for (const language of ["en", "ko"] as const) {
    const markdown = explainTopic(language, found.topic, found.facts) ?? "";
    const said = `${found.topic}\n${markdown}\n${JSON.stringify(found.facts)}`;
    assert.match(markdown, /^\*\*.+\*\*/, said);
    assert.doesNotMatch(withoutCode(markdown), /[{}<>]|undefined|NaN|\[object|\bimg\b|workbench|e\.example/, said);
    assert.doesNotMatch(markdown.replaceAll("\n", ""), /[\p{Cc}\p{Cf}]/u, said);
    assert.ok(renderedLines(markdown) <= most.name, `${renderedLines(markdown)} lines: ${said}`);
  }
}

const corpus = `${root}/../shared/corpora/dockerfiles`;

test("tokens: Dockerfiles of others answer on every variable, stage and image", { skip: !existsSync(corpus) }, () => {
  let tokens = 0;
  for (const file of readdirSync(corpus)) {
    try {
      tokens += checkFile(readFileSync(`${corpus}/${file}`, "utf8"));
    } catch (error) {
      throw new Error(file, { cause: error });
    }
  }
  assert.ok(tokens > 100, `${tokens} uses`);
});

const texts = [...hostile, "${a:-`b`}${c/`/|}${d:?<img>}", "x".repeat(500), "${".repeat(50), "가".repeat(200)];

for (const word of texts) {
  test(`tokens: ${JSON.stringify(word.slice(0, 40))} stays text`, () => {
    for (const text of [
      `ARG G=${word}\nFROM ${word} AS ${word}\nENV ${word}=${word} B=${word}\nLABEL org.opencontainers.image.title=${word} ${word}=1`,
      `FROM a AS b\nENV V="${word}"\nCOPY ${word}$V ${word}\nADD ${word} ${word}/$V\nWORKDIR ${word}\nVOLUME ${word} $V\nEXPOSE ${word} $V\nUSER $V`,
      `FROM a\nARG ${word}=$X\nENV A=\${V:-${word}} B=\${V##${word}} C=\${V/${word}/${word}} D=\${V:?${word}}`,
      `FROM a\nARG G="${word}"\nCOPY --from=${word} a /\nRUN --mount=type=bind,from=${word},target=/$G x\nFROM $G`,
      `FROM ${word}/x/${word}:1@${word}\nFROM x\nCOPY --chown=$V <<EOF ${word}\n${word}$V\nEOF`,
    ]) {
      const analysis = analyze(text, 1);
      for (const [line, content] of text.split("\n").entries()) {
        for (let character = 0; character <= content.length; character++) checkPosition(analysis, { line, character });
      }
    }
  });
}
