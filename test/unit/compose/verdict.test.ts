import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Language } from "../../../server/protocol";
import { createService } from "../../../server/service";
import { web } from "../../support/composeService";
import { cursor } from "../../support/cursor";
import { renderedLines } from "../../support/renderedLines";

/** The whole hover at `<|>`, as the editor gets it; empty: none. */
function hover(marked: string, language: Language): string {
  const { text, position } = cursor(marked);
  const document = TextDocument.create("file:///compose.yaml", "dockercompose", 1, text);
  return createService().hover(document, position, language)?.contents ?? "";
}

const data = "volumes: {data: }\n";

const cases: [name: string, marked: string, english: RegExp, korean: RegExp][] = [
  [
    "a finding behind the effect of a value",
    "services:\n  db:\n    image: redis\n    ports: ['63<|>79:6379']",
    /^\*\*Host port `6379`\*\*[^\n]*\n\n\*\*Finding:\*\* Whoever reaches .*`127\.0\.0\.1:6379:6379`[^\n]*$/s,
    /\*\*개선할 점:\*\*.*`127\.0\.0\.1:6379:6379`/s,
  ],
  [
    "a finding between the first paragraph of a key and its links",
    "services:\n  d<|>b:\n    image: postgres:17",
    /^\*\*One container\*\*[^\n]*\n\n[^\n]*\n\n\*\*Finding:\*\* Nothing is mounted[^\n]*\n\n`docker run`[^\n]*$/,
    /\*\*개선할 점:\*\*/,
  ],
  [
    "a finding about a map at its dash",
    "services:\n  a:\n    image: a\n    network_mode: host\n    ports:\n      <|>- target: 80\n        published: 80",
    /\*\*Finding:\*\* .*discards its ports/s,
    /\*\*개선할 점:\*\*/,
  ],
  [
    "no finding further down in that map",
    "services:\n  a:\n    image: a\n    network_mode: host\n    ports:\n      - target: 80\n        publi<|>shed: 80",
    /^\*\*(?!.*Finding)/s,
    /^\*\*(?!.*개선할 점)/s,
  ],
  [
    "no finding beside its place",
    `services:\n  db:\n    image: postgres\n    por<|>ts: ['5432:5432']\n    volumes: ['data:/var/lib/postgresql']\n${data}`,
    /^\*\*(?!.*Finding)/s,
    /^\*\*(?!.*개선할 점)/s,
  ],
  [
    "what is refused, and the cure",
    web("ports: ['80:80/ht<|>tp']"),
    /^\*\*Refused by Compose\*\* · `up` starts nothing.*Compose says: `Invalid proto: http`\. Write `tcp`, `udp`/s,
    /^\*\*Compose가 거부함\*\*.*`Invalid proto: http`/s,
  ],
  [
    "a key that Compose does not know",
    web("po<|>rt: 80"),
    /^\*\*Refused by Compose\*\*.*Correct or remove `port`/s,
    /^\*\*Compose가 거부함\*\*/,
  ],
  [
    "what another file may bring",
    web("depends_on: [d<|>b]"),
    /^\*\*`db` first\*\*[^\n]*\n\n\*\*Refused by Compose\*\*, unless another file.*Correct the name `db`/s,
    /다른 파일에도 없으면 \*\*Compose가 거부합니다/,
  ],
  [
    "a service that another file may complete",
    "services:\n  a<|>pi:\n    restart: always",
    /^\*\*One container\*\*.*\*\*Refused by Compose\*\*, unless another file.*Add `image`.*\[services\]/s,
    /다른 파일에도 없으면.*`image`/s,
  ],
  ["a map without a target, at its first key", web("ports:", "  - publi<|>shed: 80"), /^\*\*Refused/, /거부함/],
  ["a template that is none", web(`command: "echo \${A<|>%x}"`), /^\*\*Refused.*`\$\$`/s, /거부함/],
  [
    "a dependency without its condition",
    web("depends_on:", "  d<|>b:"),
    /^\*\*Refused.*`condition: service_started`/s,
    /`condition: service_started`/,
  ],
  ["no refusal for a variable without a value", web(`read_only: <|>\${RO}`), /^(?!\*\*Refused)/, /^(?!\*\*Compose가)/],
  [
    "no refusal of a service whose image is a variable",
    `services:\n  a<|>pi:\n    image: \${IMAGE}`,
    /^\*\*(?!Refused)/,
    /^\*\*(?!Compose가)/,
  ],
  ["no refusal at the key above", web("po<|>rts: ['80:80/http']"), /^\*\*(?!Refused)/, /^\*\*(?!Compose가)/],
];

for (const [name, marked, english, korean] of cases) {
  test(`compose hovers: ${name}`, () => {
    for (const [language, expected] of [["en", english] as const, ["ko", korean] as const]) {
      const text = hover(marked, language);
      assert.match(text, expected);
      assert.ok(renderedLines(text) <= (/\]\([^)]+\)$/.test(text) ? 12 : 4), text);
    }
  });
}

test("compose hovers: silence where nothing is refused", () => {
  assert.equal(hover(web("x-any: {a: te<|>xt}"), "en"), "");
  assert.equal(hover("services:\n  # comm<|>ent\n  web: {image: a}", "en"), "");
});
