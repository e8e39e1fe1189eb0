import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyze } from "../../server/dockerfile/analysis";
import type { Range } from "../../server/protocol";
import { explainTopic } from "../../server/topics/topics";

/** Fails when something throws, points outside of the text, or has no words in a language. */
function findAll(text: string): number {
  const analysis = analyze(text, 1);
  const lengths = text.split("\n").map(({ length }) => length);
  const isInside = ({ start, end }: Range): boolean =>
    [start, end].every(({ line, character }) => character <= (lengths[line] ?? -1)) &&
    (start.line < end.line || (start.line === end.line && start.character <= end.character));
  const found = analysis.findings();
  for (const { step, range, related, topic, facts } of found) {
    for (const place of [{ step, range }, ...(related ? [related] : [])]) {
      assert.ok(place.step in analysis.dockerfile.instructions && isInside(place.range), JSON.stringify([place, text]));
    }
    for (const id of [topic, `${topic}.cure`]) {
      for (const language of ["en", "ko"] as const) assert.ok(explainTopic(language, id, facts), `${id}: ${text}`);
    }
  }
  return found.length;
}

const shell = fc.constantFrom(
  ...[
    "rm ",
    "-rf ",
    "chown ",
    "-R ",
    "app ",
    "chmod 755 ",
    "cd ",
    "apt-get update ",
    "apt-get install x ",
    "npm ci ",
    "curl -o ",
  ],
  ...["/a.x ", "/tmp ", "/tmp/* ", ". ", "$A ", "${A} ", "${A:-", "$(", "`", "}", ")", "(", "{ ", "; }", "[[ ", " ]]"],
  ...[
    "&& ",
    "|| ",
    "; ",
    "| ",
    "& ",
    "> ",
    "2>&1 ",
    "<< ",
    "<(",
    "if ",
    "then ",
    "fi ",
    "for ",
    "do ",
    "done ",
    "case ",
    "esac ",
  ],
  ...['"', "'", "\\", "\\\n", "#", "\n", "A=1 ", "! ", "é", "\0", "\u{1F600}"],
);
const before = fc.constantFrom(
  "COPY a.x /tmp/",
  "COPY . .",
  "ADD https://e.org/a.x /a.x",
  "WORKDIR $A",
  "ENV A=/tmp",
  "ARG API_TOKEN",
  "FROM b AS a",
  "FROM a",
  'RUN ["rm", "/a.x"]',
  "COPY id_rsa /a.x",
);

test("findings: any shell text below any instructions", () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(before, { maxLength: 6 }), fc.array(shell, { maxLength: 25 }), (lines, words) => {
      const text = words.join("");
      found += findAll(["FROM a AS a", ...lines, `RUN ${text}`].join("\n"));
      found += findAll(["FROM a AS a", ...lines, "RUN <<EOF", text, "EOF"].join("\r\n"));
    }),
    { numRuns: 1000 },
  );
  assert.ok(found > 100, `${found} findings`);
});

for (const open of [
  "$(",
  "${",
  "`",
  "(",
  "{ ",
  "[[ ",
  "if ",
  "a && ",
  "rm /a; ",
  "'",
  '"\\"',
  "\\",
  "> ",
  "$",
  "A=$A ",
]) {
  test(`findings: ${JSON.stringify(open)} without an end`, () => {
    findAll(`FROM a\nCOPY a.x /a.x\nRUN apt-get update; ${open.repeat(40_000)}`);
  });
}
