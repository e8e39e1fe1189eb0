import { test } from "node:test";
import { analyze } from "../../server/dockerfile/analysis";
import { checkKeywordHovers } from "../support/keywordHovers";
import { realDockerfiles } from "../support/shared";
import { checkTokenHover } from "../support/tokenHovers";

// That every token has an answer at all is property/hoverCoverage.test.ts.
for (const { name, text } of realDockerfiles()) {
  test(`explain: every keyword of ${name} has a sound text`, () => checkKeywordHovers(text));
  test(`tokens: what the tokens of ${name} say is sound`, () => {
    const analysis = analyze(text, 1);
    for (const [line, content] of text.split("\n").entries()) {
      for (let character = 0; character < content.length; character += 3)
        checkTokenHover(analysis, { line, character });
    }
  });
}
