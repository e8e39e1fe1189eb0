import assert from "node:assert/strict";
import { test } from "node:test";
import { locate } from "../../server/compose/explain";
import { spotFromIndentation } from "../../server/compose/read/indentation";
import { parseCompose } from "../../server/compose/read/parse";
import { findSpot } from "../../server/compose/read/spot";

const file = `name: shop
services:
  web:
    build:
      context: ./web # of the front end
      args:
        - NODE=22
    "image": shop/web
    ports:
    - "8080:80"
    - 9090:90
    command: |
      services:
        volumes: no
    depends_on:
      db:
        condition: service_healthy
    volumes:
      - type: bind
        source: ./src
        target: /src
      - data:/data
  db:
    image: postgres
    healthcheck:
      test: ["CMD", "pg_isready"]
volumes:
  data:
`;

test("compose: the indentation tells the same path as the parser's tree", () => {
  const compose = parseCompose(file);
  let compared = 0;
  for (const [line, text] of compose.lines.entries()) {
    for (let character = 0; character <= text.length; character++) {
      const spot = findSpot(compose, { line, character });
      // Block text is the tree's alone.
      if (!spot || spot.on === "text") continue;
      const position = { line, character };
      const offset = compose.lineStarts[line]! + character;
      assert.deepEqual(spotFromIndentation(compose, position, offset), spot, `${line + 1}:${character + 1}`);
      compared++;
    }
  }
  assert.ok(compared > 200, String(compared));
});

const strayLines = [
  "por",
  "    por",
  "      image:nginx",
  "    - ",
  "    '",
  '    "',
  "    [",
  "    {",
  "    key: val: x",
  "\timage: a",
  "  &",
  "  !",
  "    ports:",
];

test("compose: one unfinished line does not mislead the lines around it", () => {
  const lines = file.split("\n");
  const whole = parseCompose(file);
  for (const stray of strayLines) {
    for (const [line, text] of lines.entries()) {
      const character = text.search(/\S/);
      const expected = character < 0 ? null : locate(whole, { line, character })?.topic;
      if (!expected || /[[|]|^\s*- /.test(text)) continue;
      const broken = parseCompose([...lines.slice(0, line), stray, ...lines.slice(line)].join("\n"));
      const after = { line: line + 1, character };
      if (!isNested(stray, text)) assert.equal(locate(broken, after)?.topic, expected, `${stray} above ${line + 1}`);
    }
  }
});

/** A finished key or dash above a deeper line takes it for its child: that is what the text says. */
function isNested(stray: string, below: string): boolean {
  return /^\s*(ports:|- )$/.test(stray) && below.search(/\S/) > stray.search(/\S/);
}
