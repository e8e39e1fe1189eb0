import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyze } from "../../server/dockerfile/analysis";
import { locate } from "../../server/dockerfile/explain";
import { explainTopic } from "../../server/topics/topics";
import { hostile } from "../support/hostile";
import { checkKeywordHovers, keywordHovers } from "../support/keywordHovers";
import { kitchen } from "../support/kitchen";
import { checkTokenHover } from "../support/tokenHovers";
import { withoutCode } from "../support/withoutCode";

test("explain: text of the file stays text", () => {
  for (const word of hostile) {
    for (const text of [
      `FROM ${word} AS ${word}\nRUN ${word}\nCOPY ${word} ${word}\nADD ${word} ${word}\nENV A=${word}\nLABEL ${word}=${word}`,
      `ARG A=${word}\nFROM a AS b\nRUN ${word}\nUSER ${word}\nWORKDIR ${word}\nVOLUME ${word}\nARG ${word}=1\nFROM c\nCOPY --from=b ${word} /`,
      `FROM a\nCMD ${word}\nENTRYPOINT ${word}\nEXPOSE ${word}\nSTOPSIGNAL ${word}\nMAINTAINER ${word}\nONBUILD RUN ${word}`,
      `FROM a\nCMD [${JSON.stringify(word)}]\nHEALTHCHECK CMD ${word}\nSHELL [${JSON.stringify(word)}]\nCOPY --from=${word} ${word} /`,
      `FROM ${word}\nFROM a\nRUN --mount=target=${word} x\n${word} x\nCOPY ${word}`,
    ]) {
      checkKeywordHovers(text);
      for (const language of ["en", "ko"] as const) {
        for (const { markdown } of keywordHovers(text, language)) {
          assert.doesNotMatch(markdown.replaceAll("\n", ""), /[\p{Cc}\p{Cf}]/u);
          assert.doesNotMatch(withoutCode(markdown), /\bimg\b|workbench|e\.example|\bbold\b/);
        }
      }
    }
  }
});

test("explain: never throws, and what it says has a topic", () => {
  const pieces = fc.constantFrom(
    ...kitchen.split(/(?<=[ \n])/),
    ...["FROM ", "--from=", "\\\n", "<<EOF", "[", '"', "$", "${", "=", "\n", "\r\n", "\t", "#", "AS "],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
      const text = words.join("");
      const analysis = analyze(text, 1);
      for (const [line, content] of text.split("\n").entries()) {
        for (let character = 0; character <= Math.min(content.length, 12); character++) {
          const found = locate(analysis, { line, character });
          if (found) assert.ok(explainTopic("en", found.topic, found.facts)?.startsWith("**"), found.topic);
        }
      }
    }),
    { numRuns: 300 },
  );
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
        for (let character = 0; character <= content.length; character++)
          checkTokenHover(analysis, { line, character });
      }
    }
  });
}
