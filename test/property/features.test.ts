import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "../../server/protocol";
import { createService, type OutlineEntry } from "../../server/service";

const everything: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

function isOrdered(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

function isWithin(outer: Range, inner: Range): boolean {
  return isOrdered(outer.start, inner.start) && isOrdered(inner.end, outer.end);
}

/** Asks for everything but what is at a position; fails when something throws or points outside of the text. */
function askAll(text: string): void {
  const service = createService();
  const document = TextDocument.create("file:///Dockerfile", "dockerfile", 1, text);
  const lines = text.split("\n");
  const end = { line: lines.length - 1, character: lines.at(-1)!.length };
  const whole: Range = { start: everything.start, end };
  const check = (range: Range): void => {
    const ends = [range.start, range.end];
    const isInside = isWithin(whole, range) && ends.every((at) => at.character <= lines[at.line]!.length);
    if (!isInside) assert.fail(`${JSON.stringify(range)} in ${JSON.stringify(text)}`);
  };
  const checkEntry = ({ range, selectionRange, children }: OutlineEntry): void => {
    check(range);
    assert.ok(isWithin(range, selectionRange), text);
    for (const child of children) {
      assert.ok(isWithin(range, child.range), text);
      checkEntry(child);
    }
  };
  for (const entry of service.symbols(document)!) checkEntry(entry);
  for (const { range } of service.links(document)!) check(range);
  for (const { startLine, endLine } of service.folds(document)!) assert.ok(startLine < endLine && endLine <= end.line);
  for (const { at, text: label } of service.inlayHints(document, everything, "ko")!) {
    check({ start: at, end: at });
    assert.notEqual(label, "");
  }
  for (const { at, text: title } of service.codeLenses(document, "en")!) {
    check(at);
    assert.match(title, / · open layer view$/);
  }
  for (const [line, { length }] of lines.slice(0, 30).entries()) {
    for (let character = 0; character <= Math.min(length, 40); character++) {
      const position = { line, character };
      const all = service.references(document, position, true) ?? [];
      const definitions = service.definition(document, position) ?? [];
      for (const range of [...all, ...definitions]) check(range);
      // Who belongs to a name, has that name's definitions among its own.
      for (const range of definitions)
        assert.ok(
          all.some((each) => isWithin(each, range)),
          text,
        );
    }
  }
}

const keywords = "FROM RUN CMD LABEL EXPOSE ENV ADD COPY VOLUME USER WORKDIR ARG ONBUILD HEALTHCHECK SHELL from".split(
  " ",
);
const pieces = fc.constantFrom(
  ...keywords.map((keyword) => `\n${keyword} `),
  ...'scratch alpine:3 a b A = A=1 $A ${A ${A:- ${A##*/} ${A// } $ " \' \\ [" "," "] é \u{1F600} \uFEFF \0 \u2028 \uD800'.split(
    " ",
  ),
  ...["\n", "\r\n", "\\\n", "` \n", " ", "\t", "# c\n", "# escape=`\n", " AS ", "<<EOF\n", "EOF\n"],
  ...["--from=a", "--from=0", "--mount=type=cache,from=a,target=$A ", "--chown=$A ", "--platform=$A "],
);

test("features: any text of pieces that mean something", () => {
  const texts = fc.array(pieces, { maxLength: 50 }).map((parts) => `FROM a AS a${parts.join("")}`);
  fc.assert(fc.property(texts, askAll), { numRuns: 500 });
});

test("features: any text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), askAll), { numRuns: 200 });
});

const extremes: [name: string, text: string][] = [
  ["5,000 variables written anew", `FROM a\n${"ENV A=$A:x\nARG A\nLABEL a=$A\n".repeat(5000)}`],
  ["10,000 nested expansions", `FROM a\nARG A=1\nLABEL a=${"${A:-".repeat(10_000)}${"}".repeat(10_000)}\n`],
  ["20,000 continuation lines", `FROM a\nARG A\nWORKDIR a ${"\\\n $A ".repeat(20_000)}\n`],
  ["a heredoc of 60,000 variables", `FROM a\nARG A=1\nCOPY <<E /\n${"$A x\n".repeat(60_000)}E\n`],
  ["10,000 declarations", `${"ARG A\n".repeat(10_000)}FROM a\n${"ARG A\n".repeat(10_000)}LABEL a=$A`],
];
for (const [name, text] of extremes) {
  test(`features: ${name}`, () => {
    const service = createService();
    const document = TextDocument.create("file:///Dockerfile", "dockerfile", 1, text);
    const found = service.references(document, { line: 1, character: 4 }, true);
    assert.ok(name.startsWith("a heredoc") ? found!.length === 60_001 : found!.length > 1);
    assert.ok(service.symbols(document)!.length > 0);
    assert.ok(service.inlayHints(document, everything, "en")!.length > 0);
  });
}
