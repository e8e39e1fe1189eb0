import assert from "node:assert/strict";
import { test } from "node:test";
import { at, hover, textAt } from "../../support/composeHover";
import { cursor } from "../../support/cursor";

const base = "x-a: &base\n  image: a\n  labels: {k: v}\nservices:\n  web:\n";

const marks: [name: string, marked: string, token: string, text: RegExp][] = [
  [
    "an anchor and who uses it",
    "x-a: &b<|>ase {image: a}\nservices: {web: *base, db: {<<: *base}}",
    "&base",
    /keys `image`\. Used at `services\.web`, `services\.db`.*keys there win/s,
  ],
  ["an anchor that nobody uses", "x-a: &b<|>ase [1, 2]", "&base", /holds 2 items\. Nothing uses it/],
  ["the anchor of a text", "x-a: &t<|>ag 1.4\nservices: {w: {hostname: *tag}}", "&tag", /the text `1\.4`/],
  ["an anchor behind a dash", "x-a:\n  - &b<|>ase a", "&base", /Nothing uses it/],
  ["an anchor behind a tag", "x-a: !override &b<|>ase {a: b}", "&base", /keys `a`/],
  ["an alias", `${base}    <<|>: *base`.replace("<<|>: *base", "labels: *b<|>ase"), "*base", /`&base` holds.*line 1/],
  ["an alias of nothing", "services: {web: *b<|>ase}", "*base", /no `&base` stands above/],
  [
    "the nearest anchor of a name",
    "x-a: &a {image: one}\nx-b: &a {image: two}\nservices: {web: *<|>a}",
    "*a",
    /line 2/,
  ],
  [
    "a merge",
    `${base}    labels: {own: x}\n    <<|><: *base`,
    "<<",
    /^\*\*Brings in `image`\*\* · from `&base`.*this map win: `labels`.*`labels` is taken whole/s,
  ],
  [
    "a merge of several",
    "x-a: &a {tty: true}\nx-b: &b {init: true}\nservices: {w: {<<|><: [*a, *b]}}",
    "<<",
    /`tty`, `init`.*`&a`, `&b`.*the first wins/s,
  ],
  [
    "what an alias brings in",
    `${base}    labels: {own: x}\n    <<: *b<|>ase`,
    "*base",
    /New here: `image`.*own: `labels`/s,
  ],
  ["an alias of a list that is merged", "x-a: &a [b]\nservices: {w: {<<: *<|>a}}", "*a", /holds no keys/],
  ["a reset", "services: {w: {ports: !re<|>set []}}", "!reset", /Removes `ports`.*after another/s],
  [
    "a reset of the document above",
    "services: {w: {ports: ['80']}}\n---\nservices: {w: {ports: !re<|>set []}}",
    "!reset",
    /A document above sets it/,
  ],
  ["an override", "services:\n  w:\n    ports: !over<|>ride\n      - '80'", "!override", /Replaces `ports`/],
  ["the start of a document", "# x\n--<|>-\nservices: {}", "---", /may be left out/],
  ["a second document", "services: {}\n-<|>--\nservices: {}", "---", /Document 2/],
  [
    "an extension",
    "x-a<|>: &a {b: c}\nservices: {w: {labels: *a, annotations: *a}}",
    "x-a",
    /Under `&a` it is used 2 times/,
  ],
  ["an extension of a service", "services:\n  w:\n    x-mi<|>ne: 1", "x-mine", /Compose ignores `x-mine`/],
];

for (const [name, marked, token, text] of marks) {
  test(`compose: explains ${name}`, () => {
    const found = at(marked);
    assert.ok(found);
    assert.equal(textAt(cursor(marked).text, found.range), token);
    assert.match(hover(marked), text);
    assert.ok(hover(marked, "ko"));
  });
}

const used: [name: string, marked: string, topic: string][] = [
  ["an alias", "x-a: &a\n  dri<|>ver: local\nservices: {w: {logging: *a}}", "compose.service.logging.driver"],
  ["a merge", "x-a: &a\n  ima<|>ge: b\nservices: {w: {<<: *a}}", "compose.service.image"],
  ["a merge of several", "x-a: &a\n  ima<|>ge: b\nservices: {w: {<<: [*a]}}", "compose.service.image"],
  [
    "an anchor in an anchor",
    "x-a: &a\n  l: &l\n    dri<|>ver: b\nservices: {w: {logging: *l}}",
    "compose.service.logging.driver",
  ],
  [
    "an extension that another uses",
    "x-a: &a\n  ima<|>ge: b\nx-b: &b {<<: *a}\nservices: {w: *b}",
    "compose.service.image",
  ],
  ["a value", "x-a: &a\n  restart: al<|>ways\nservices: {w: {<<: *a}}", "compose.service.restart.is.always"],
];

for (const [name, marked, topic] of used) {
  test(`compose: a key under x- is what ${name} makes of it`, () => assert.equal(at(marked)?.topic, topic));
}

const dashes: [name: string, marked: string, topic: string, token: string][] = [
  ["an item", "services:\n  w:\n    dns:\n      <|>- 1.1.1.1", "compose.service.dns.item", "-"],
  ["its end", "services:\n  w:\n    dns:\n      -<|> 1.1.1.1", "compose.service.dns.item", "-"],
  ["an item without a value", "services:\n  w:\n    dns:\n      -<|>\n", "compose.service.dns.item", "-"],
  ["a map", "services:\n  w:\n    volumes:\n      <|>- type: bind", "compose.service.volumes.item", "-"],
  ["a map's key", "services:\n  w:\n    volumes:\n      - ty<|>pe: bind", "compose.service.volumes.item.type", "type"],
  [
    "a second map",
    "services:\n  w:\n    volumes:\n      - type: bind\n      <|>- type: bind",
    "compose.service.volumes.item",
    "-",
  ],
  ["a list at the key's column", "services:\n  w:\n    dns:\n    <|>- 1.1.1.1", "compose.service.dns.item", "-"],
  [
    "a comment between",
    "services:\n  w:\n    dns:\n      <|>- # - a\n        1.1.1.1",
    "compose.service.dns.item",
    "-",
  ],
  ["a broken document", "x: 'a\nservices:\n  w:\n    dns:\n      <|>- 1.1.1.1", "compose.service.dns.item", "-"],
  ["CRLF", "services:\r\n  w:\r\n    dns:\r\n      <|>- 1.1.1.1\r\n", "compose.service.dns.item", "-"],
  ["a dependency", "services:\n  w:\n    depends_on:\n      <|>- db", "compose.service.depends_on.entry", "-"],
];

for (const [name, marked, topic, token] of dashes) {
  test(`compose: a dash before ${name}`, () => {
    const found = at(marked);
    assert.equal(found?.topic, topic);
    assert.equal(textAt(cursor(marked).text, found!.range), token);
  });
}

const flows: [name: string, marked: string, topic: string][] = [
  ["a key", "x: 'a\nservices:\n  w: {image: b, po<|>rts: []}", "compose.service.ports"],
  ["a value", "x: 'a\nservices:\n  w: {image: b, restart: al<|>ways}", "compose.service.restart.is.always"],
  [
    "an item of several lines",
    "x: 'a\nservices:\n  w:\n    volumes: [\n      data:/a,\n      data:<|>/b\n    ]",
    "compose.service.volumes.short.target",
  ],
  ["a quoted key", "x: 'a\nservices:\n  w: {'ima<|>ge': b}", "compose.service.image"],
];

for (const [name, marked, topic] of flows) {
  test(`compose: in a broken document, a flow collection has ${name}`, () => assert.equal(at(marked)?.topic, topic));
}

test("compose: an item of a later document is told apart from those before it", () => {
  const marked = "services: {w: {volumes: ['./a:/one']}}\n---\nservices: {w: {volumes: ['./b:/<|>two']}}";
  assert.match(hover(marked), /^\*\*`\/two` in `w`\*\*.*`\.\/b` of the host/s);
});
