import assert from "node:assert/strict";
import { test } from "node:test";
import { type Added, addedBy } from "../../../media/layerView/adds";
import { baseOf, stageName, summaryOf } from "../../../media/layerView/facts";
import { phrases } from "../../../media/layerView/phrases";
import { railOf } from "../../../media/layerView/stages";
import { plain } from "../../../media/layerView/text";
import { analyze } from "../../../server/dockerfile/analysis";
import type { Language } from "../../../server/protocol";

const titles: [text: string, en: string, ko: string][] = [
  [
    "FROM a AS build\nFROM python:3.12\nRUN x\nUSER u\nCMD y",
    "1 layer of this file on python:3.12 · 2 metadata lines · stage build is not shipped",
    "python:3.12 위에 이 파일의 레이어 1개 · 메타데이터 2줄 · build 스테이지는 이미지에 담기지 않음",
  ],
  [
    "FROM a AS x\nFROM a\nFROM scratch\nCOPY b /",
    "1 layer of this file on nothing (scratch) · stages x and 1 are not shipped",
    "아무것도 없는 scratch 위에 이 파일의 레이어 1개 · x, 1번 스테이지는 이미지에 담기지 않음",
  ],
];

for (const [text, ...expected] of titles) {
  test(`title: ${expected[0]}`, () => {
    const { stack } = analyze(text, 1);
    const languages: Language[] = ["en", "ko"];
    const said = languages.map((language) => plain(phrases[language].summary(summaryOf(stack), baseOf(stack))));
    assert.deepEqual(said, expected);
  });
}

const layers: [line: string, en: string][] = [
  ["COPY . .", "copies the whole build context"],
  ["COPY a b c/", "copies a and b from the build context"],
  ["COPY a b c d e/", "copies 4 paths from the build context"],
  ["COPY --from=0 /x /y", "copies /x out of stage 0"],
  ["COPY <<EOF /a\nEOF", "writes 1 file from text of this Dockerfile"],
  ["COPY <<EOF b /c/\nEOF", "copies b from the build context, writes 1 file from text of this Dockerfile"],
  ["ADD a.tar /", "adds a.tar; local tar archives are unpacked"],
  ["ADD https://example.com/a /", "downloads https://example.com/a"],
];

for (const [line, en] of layers) {
  test(`layer: ${line.split("\n")[0]}`, () => {
    const { stack } = analyze(`FROM a\nFROM b\n${line}`, 1);
    const added: Added = addedBy(stack.steps[2]!, stack);
    assert.equal(plain(phrases.en.added(added, (stage) => stageName(stack, stage))), en);
  });
}

test("stages: each says what becomes of it", () => {
  const { stack } = analyze(
    "FROM a\nFROM b AS base\nFROM base AS test\nFROM base\nCOPY --from=0 / /\nCOPY --from=nginx / /",
    1,
  );
  assert.deepEqual(
    railOf(stack).nodes.map((node) => plain(phrases.en.standing(node, (stage) => stageName(stack, stage)))),
    [
      "becomes the image",
      "not built: the image does not need it",
      "in the image: base of stage 3",
      "built, not shipped: stage 3 copies from it",
      "image: stage 3 copies from it",
    ],
  );
});
