import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Font, fonts, type Palette } from "../../../media/layerView/export/canvas";
import { markdownOf } from "../../../media/layerView/export/markdown";
import { mermaidOf } from "../../../media/layerView/export/mermaid";
import { pictureOf } from "../../../media/layerView/export/picture";
import { projectPictureOf } from "../../../media/layerView/export/projectPicture";
import { projectMarkdownOf, projectMermaidOf } from "../../../media/layerView/export/projectText";
import type { ComposeSnapshot, DockerfileSnapshot } from "../../../media/layerView/messages";
import { analyze } from "../../../server/dockerfile/analysis";
import type { Language } from "../../../server/protocol";
import { createService } from "../../../server/service";
import { dockerfileSnapshot } from "../../support/layerViewSnapshot";

const colour = "#123456";
const palette: Palette = {
  ...{ paper: colour, ink: colour, quiet: colour, line: colour, pile: colour, sheet: colour, volume: colour },
  ...{ again: colour, sans: "sans-serif", mono: "monospace" },
};
const measure = (text: string, font: Font) => [...text].length * fonts[font].size * 0.6;

function snapshot(text: string, file = "Dockerfile", language: Language = "en"): DockerfileSnapshot {
  return dockerfileSnapshot(analyze(text, 1).stack, { file, language });
}

const stages =
  'FROM alpine:3 AS build\nWORKDIR /w\nRUN make\nFROM scratch\nCOPY --from=build /w /w\nVOLUME /data\nCMD ["/w"]\n';

test("export: the picture says what the view says", () => {
  const svg = pictureOf(snapshot(stages), palette, measure);
  for (const text of ["Dockerfile", "build", "--from=build /w /w", "copies /w out of stage build", "/data", "scratch"])
    assert.ok(svg.includes(text), text);
  assert.match(svg, /^<svg [^>]*width="\d+" height="\d+"/);
});

test("export: Markdown holds the pile as a table, newest layer on top", () => {
  assert.deepEqual(markdownOf(snapshot(stages)).split("\n").slice(0, 10), [
    "# Dockerfile",
    "",
    "1 layer of this file on nothing (scratch) · 2 metadata lines · stage build is not shipped",
    "",
    "| layer | | | line |",
    "| --: | :-- | :-- | --: |",
    '|  | `CMD ["/w"]` | metadata, no layer | 7 |',
    "|  | `VOLUME /data` | metadata, no layer | 6 |",
    "| 1 | `COPY --from=build /w /w` | copies /w out of stage build | 5 |",
    "|  | `scratch` | empty: nothing lies below |  |",
  ]);
});

test("export: Mermaid holds the stages, their layers and what flows between them", () => {
  assert.equal(
    mermaidOf(snapshot(stages)),
    `flowchart BT
  subgraph stage0["stage build"]
    direction BT
    s0l0["WORKDIR /w"]
    s0l1["RUN make"]
    s0l0 --> s0l1
  end
  subgraph stage1["stage 1"]
    direction BT
    s1l0["COPY --from=build /w /w"]
  end
  image0[("alpine:3")]
  image0 --> s0l0
  image1[("scratch")]
  image1 --> s1l0
  stage0 -. COPY --from .-> stage1
`,
  );
});

const hostile =
  "FROM a\nRUN echo \"<script>alert(1)</script>\" && echo '`|](javascript:x)`` | end' \u0001\uD800 && <b>\n";

for (const language of ["en", "ko"] as const) {
  test(`export: hostile text stays text in the picture (${language})`, () => {
    const svg = pictureOf(snapshot(hostile, '<img src="x">&.Dockerfile', language), palette, measure);
    assert.doesNotMatch(svg, /<(?!\/?(?:svg|title|rect|path|line|circle|ellipse|text)[ >])/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids must not be there
    assert.doesNotMatch(svg, /[\u0000-\u0008\u000B\u000C\u000E-\u001F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    assert.doesNotMatch(svg, /&(?!amp;|lt;|gt;|quot;)/);
  });
}

test("export: hostile text stays one cell of code in Markdown", () => {
  const row = markdownOf(snapshot(hostile))
    .split("\n")
    .find((line) => line.startsWith("| 1 |"))!;
  assert.match(row, /^\| 1 \| ``` RUN .* ``` \| [^|`<]* \| 2 \|$/);
  assert.equal(row.match(/(?<!\\)\|/g)!.length, 5);
});

test("export: hostile text cannot end a label in Mermaid", () => {
  for (const line of mermaidOf(snapshot(hostile)).split("\n")) {
    const label = /\["(.*)"\]$/.exec(line)?.[1];
    if (label !== undefined) assert.doesNotMatch(label, /["<>`]/);
  }
});

function projectSnapshot(text: string, language: Language = "en"): ComposeSnapshot {
  const document = TextDocument.create("file:///compose.yaml", "dockercompose", 1, text);
  const project = createService().project(document)!;
  const shown = { uri: document.uri, file: "compose.yaml", language, locked: false, stale: false, project, piles: {} };
  return { type: "snapshot", kind: "compose", ...shown };
}

const shop = `
services:
  web: { image: web:1, ports: ["127.0.0.1:80:8080"], depends_on: [db] }
  db: { image: "postgres:18", volumes: ["data:/var/lib/postgresql"] }
volumes: { data: }
`;

test("export of a compose file: picture, Markdown and Mermaid say what the view says", () => {
  const snapshot = projectSnapshot(shop);
  const svg = projectPictureOf(snapshot, palette, measure);
  for (const text of [
    "compose.yaml",
    "127.0.0.1:80 → 8080",
    "after db has started",
    "postgres:18",
    "&lt;project&gt;_data",
  ])
    assert.ok(svg.includes(text), text);
  assert.match(projectMarkdownOf(snapshot), /\| `web` \| starts in wave 2 \| `web:1` \|/);
  assert.equal(
    projectMermaidOf(snapshot),
    `flowchart LR
  s0["db"]
  s1["web"]
  n0{{"default"}}
  v0[("data")]
  s1 -- started --> s0
  s0 --- n0
  s1 --- n0
  s0 -- "/var/lib/postgresql" --- v0
`,
  );
});

test("export of a compose file: hostile text stays text", () => {
  const snapshot = projectSnapshot(
    'services:\n  "<b>|`x`\\"": { image: "<script>", command: ["`|<"], volumes: ["\\"]:/`<"] }\n',
  );
  const svg = projectPictureOf(snapshot, palette, measure);
  assert.doesNotMatch(svg, /<(?!\/?(?:svg|title|rect|path|line|circle|ellipse|text)[ >])/);
  for (const line of projectMermaidOf(snapshot).split("\n")) {
    const label = /\["(.*)"\]$/.exec(line)?.[1];
    if (label !== undefined) assert.doesNotMatch(label, /["<>`]/);
  }
  const [service, volume] = projectMarkdownOf(snapshot)
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  assert.equal(service!.match(/(?<!\\)\|/g)!.length, 8, service);
  assert.equal(volume!.match(/(?<!\\)\|/g)!.length, 4, volume);
});
