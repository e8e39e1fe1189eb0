import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "../../server/protocol";
import { createService, type OutlineEntry } from "../../server/service";
import { hostile } from "../support/hostile";

const everything: Range = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

function open(text: string): TextDocument {
  return TextDocument.create("file:///compose.yaml", "dockercompose", 1, text);
}

function isOrdered(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

function isWithin(outer: Range, inner: Range): boolean {
  return isOrdered(outer.start, inner.start) && isOrdered(inner.end, outer.end);
}

/** Asks for everything there is; fails when something throws, points outside of the text or says nothing. */
function askAll(text: string): void {
  const service = createService();
  const document = open(text);
  const check = (range: Range): void => {
    const ends = [range.start, range.end];
    const isInside = ends.every((at) => {
      const { line, character } = document.positionAt(document.offsetAt(at));
      return line === at.line && character === at.character;
    });
    if (!isInside || !isOrdered(range.start, range.end))
      assert.fail(`${JSON.stringify(range)} in ${JSON.stringify(text)}`);
  };
  const checkEntry = ({ name, range, selectionRange, children }: OutlineEntry): void => {
    check(range);
    check(selectionRange);
    assert.ok(isWithin(range, selectionRange) && name !== "", text);
    for (const child of children) {
      assert.ok(isWithin(range, child.range), JSON.stringify(text));
      checkEntry(child);
    }
  };
  for (const entry of service.symbols(document)!) checkEntry(entry);
  for (const { range } of service.links(document)!) check(range);
  assert.equal(service.folds(document), null);
  for (const { at, text: label } of service.inlayHints(document, everything, "ko")!) {
    check({ start: at, end: at });
    assert.notEqual(label, "");
  }
  for (const { at, text: title } of service.codeLenses(document, "en")!) {
    check(at);
    assert.match(title, / · open layer view$/);
  }
  for (const [line, content] of text
    .split(/\r\n|\r|\n/)
    .slice(0, 30)
    .entries()) {
    for (let character = 0; character <= Math.min(content.length, 40); character++) {
      const position = { line, character };
      const all = service.references(document, position, true) ?? [];
      const definitions = service.definition(document, position) ?? [];
      for (const range of all) {
        check(range);
        assert.notDeepEqual(range.start, range.end, "a name has a place");
      }
      for (const range of definitions)
        assert.ok(
          all.some((each) => isWithin(each, range)),
          text,
        );
    }
  }
}

const pieces = fc.constantFrom(
  ...["services:", "volumes:", "networks:", "configs:", "secrets:", "models:", "x-a:"].map((key) => `\n${key}\n  `),
  ..."depends_on links volumes_from extends build additional_contexts network_mode image environment <<"
    .split(" ")
    .map((key) => `\n    ${key}: `),
  ..."a db a:/b ./a:/b /a 80:80 127.0.0.1::80 service:a $A ${A ${A:-${B}} &a *a *b !reset !x | > >- ' \" [ ] { } , : ? ~ # \u{1F600} \uFEFF \0 \u2028 \uD800".split(
    " ",
  ),
  ...["\n", "\r\n", "\r", " ", "\t", "\n  a:\n", "\n    ", "\n      - ", "\n---\n", "- ", ": "],
);

test("compose features: any text of pieces that mean something", () => {
  const texts = fc.array(pieces, { maxLength: 50 }).map((parts) => `services:\n  a:\n    image: a${parts.join("")}`);
  fc.assert(fc.property(texts, askAll), { numRuns: 500 });
});

test("compose features: any text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), askAll), { numRuns: 200 });
});

const whole = [
  "name: shop # c",
  "x-c: &c {networks: [front], environment: [TOKEN]}",
  "services:",
  "  web:",
  "    <<: *c",
  '    build: {context: ., target: run, additional_contexts: ["base=service:db"]}',
  "    depends_on: {db: {condition: service_started}}",
  "    volumes:",
  "      - data:/a",
  "      - {type: volume, source: data, target: /b}",
  "    command: |",
  "      echo ${TOKEN:-$A}",
  "  db: {image: 'postgres:18', ports: ['80', \"1:1\"]}",
  "volumes: {data: }",
  "---",
  "services: {db: {image: redis}}",
].join("\n");

test("compose features: a file that is being typed, character by character", () => {
  for (let end = 0; end <= whole.length; end++) askAll(whole.slice(0, end));
});

test("compose features: hostile names", () => {
  for (const name of hostile) {
    const key = JSON.stringify(name);
    askAll(`services: {${key}: {image: ${key}, depends_on: [${key}], volumes: [${key}]}}\nvolumes: {${key}: }`);
  }
});

const many = 5000;
const lines = (line: (at: number) => string, count = many) =>
  Array.from({ length: count }, (_, at) => line(at)).join("\n");

/** The cursor stands on the first `@`, which is left out. */
const extremes: [name: string, text: string, references: number][] = [
  ["uses of one service", `services:\n  @a: {image: a}\n${lines((at) => `  s${at}: {depends_on: [a]}`)}`, many + 1],
  ["variables in one text", `name: @$A${" $A".repeat(many)}`, many + 1],
  ["aliases of one anchor", `x: &@a 1\n${lines((at) => `y${at}: *a`)}`, many + 1],
  [
    "a long list that many services share",
    `x-n: &n [@front${", front".repeat(2000)}]\nservices:\n${lines((at) => `  s${at}: {networks: *n}`, 2000)}`,
    2001,
  ],
  ["declarations", `services: {a: {volumes: ['@v1:/x']}}\nvolumes:\n${lines((at) => `  v${at}:`)}`, 2],
];
for (const [name, marked, references] of extremes) {
  test(`compose features: ${name}, very many`, () => {
    const service = createService();
    const at = marked.indexOf("@");
    const document = open(marked.replace("@", ""));
    assert.equal(service.references(document, document.positionAt(at), true)?.length, references);
    assert.ok(service.symbols(document)!.length > 0);
    service.inlayHints(document, everything, "en");
  });
}
