import assert from "node:assert/strict";
import { test } from "node:test";
import { bookOf } from "../topics/book";
import { readDemos } from "../topics/demos";

const dockerfiles = readDemos().filter(({ languageId }) => languageId === "dockerfile");

for (const language of ["en", "ko"] as const) {
  test(`book: a demo reaches every topic about Dockerfiles in ${language}`, () =>
    assert.deepEqual(bookOf(dockerfiles, language).unreached, []));
}
