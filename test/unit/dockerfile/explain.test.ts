import assert from "node:assert/strict";
import { test } from "node:test";
import { at, hover } from "../../support/dockerfileHover";
import { explains } from "./explains";

explains([
  [
    "a half-typed instruction",
    "FROM a\n<|>COPY x\nRUN y",
    "**Refused by the builder** · no image as long as this line stands",
    ["`COPY requires at least two arguments", "`COPY [FLAGS] SOURCE… DESTINATION`"],
  ],
  [
    "an instruction before the first FROM",
    "<|>RUN x\nFROM a",
    "**Refused by the builder** · no image as long as this line stands",
    ["`no build stage in current context`"],
  ],
  ["a line below a half-typed FROM", "FROM\n<|>RUN x", "**In no stage** · the `FROM` above is not complete", []],
  [
    "lower case and a keyword over two lines",
    "from a\nru<|>\\\nn x",
    "**Adds layer 1 of 1** · read-only",
    ["`x` runs"],
  ],
]);

const node = {
  config: { Entrypoint: ["docker-entrypoint.sh"], Cmd: ["node"], OnBuild: ["RUN npm ci"] },
  history: [{ created_by: "x" }],
};

test("explain: a base image that was looked up gives its ENTRYPOINT", () => {
  const text = hover('FROM node:22\n<|>CMD ["server.js"]', "en", { "node:22": node });
  assert.match(
    text,
    /starts `\["docker-entrypoint\.sh", "server\.js"\]`: the `ENTRYPOINT` of `node:22`, with this line/,
  );
});

test("explain: a base image that was looked up is not called unknown, and its triggers count", () => {
  const text = hover("<|>FROM node:22\nRUN x", "en", { "node:22": node });
  assert.doesNotMatch(text, /unknown/);
  assert.match(text, /Its `ONBUILD` triggers run first and add 1 layer here\./);
  assert.match(text, /it adds 2 layers on top/);
});

test("explain: the range is the keyword", () => {
  const found = at("FROM a\n  ONBUILD cop<|>y . /x");
  assert.deepEqual(found?.range, { start: { line: 1, character: 10 }, end: { line: 1, character: 14 } });
});

for (const [name, dockerfile] of [
  ["behind the keyword", "FROM a\nRUN ec<|>ho hi"],
  ["in a comment", "# RU<|>N\nFROM a"],
  ["in a comment that looks like a directive", "# esc<|>apes=`\nFROM a"],
  ["in a heredoc", "FROM a\nRUN <<EOF\nRU<|>N x\nEOF"],
  ["on an empty line", "FROM a\n<|>\nRUN x"],
  ["on an unknown keyword", "FROM a\nFR<|>MO x"],
  ["on an unknown keyword inside ONBUILD", "FROM a\nONBUILD FO<|>O x"],
  ["on a name that every object has", "FROM a\nconst<|>ructor x"],
  ["in an empty file", "<|>"],
  ["outside the text", "FROM a\n\n\n<|>"],
]) {
  test(`explain: silent ${name}`, () => assert.equal(at(dockerfile!), null));
}
