import assert from "node:assert/strict";
import { test } from "node:test";
import { topics } from "../../../server/topics/topics";
import { hover } from "../../support/dockerfileHover";
import { checkKeywordHovers } from "../../support/keywordHovers";
import { kitchen } from "../../support/kitchen";

test("explain: a file with everything has a sound text on every keyword in both languages", () =>
  checkKeywordHovers(kitchen));

test("explain: the Korean says the same first things", () => {
  const first = (marked: string): string => hover(marked, "ko").split("\n\n")[0]!;
  assert.equal(first("FROM a\nRUN b\n<|>COPY c /"), "**2번 레이어(layer) 추가 (전체 2개)** · 읽기 전용");
  assert.equal(first("FROM a\n<|>CMD b"), "**레이어(layer) 없음** · 메타데이터 설정: Cmd");
  assert.equal(first("FROM a\n<|>ARG b"), "**빌드할 때만** · 컨테이너에는 남지 않음");
});

test("explain: every topic of the chapter is written in every language", () => {
  for (const language of ["en", "ko"] as const) {
    for (const { id, body, title } of topics(language).values()) {
      assert.ok(body.trim() !== "" && title !== "", `${language}: ${id}`);
    }
  }
});
