import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { analyze } from "../../../server/dockerfile/analysis";
import { folds } from "../../../server/dockerfile/features/folding";
import { links } from "../../../server/dockerfile/features/links";
import { type OutlineEntry, symbols } from "../../../server/dockerfile/features/symbols";
import { imagePage } from "../../../server/images/page";
import type { Language } from "../../../server/protocol";
import { createService, type Document } from "../../../server/service";
import { mark } from "./features";

const twoStages =
  "ARG V=1\nFROM golang:$V AS Build\nRUN make\nCOPY a b\nFROM scratch\nCOPY --from=build /b /b\nCMD x\n";

function outline(entries: OutlineEntry[], indent = ""): string[] {
  return entries.flatMap(({ name, detail, kind, children }) => [
    `${indent}${kind} ${name}: ${detail}`,
    ...outline(children, `${indent}  `),
  ]);
}

const outlines: [name: string, dockerfile: string, expected: string[]][] = [
  [
    "stages with their instructions, and what stands above them",
    twoStages,
    [
      "build ARG: V=1",
      "stage build: golang:1",
      "  layer RUN: make",
      "  layer COPY: a b",
      "stage stage 1: scratch",
      "  layer COPY: --from=build /b /b",
      "  config CMD: x",
    ],
  ],
  ["a stage on a stage", "FROM a\nFROM b AS x\nFROM x", ["stage stage 0: a", "stage x: b", "stage stage 2: x"]],
  ["continued lines in one", "FROM a\nRUN a \\\n  b", ["stage stage 0: a", "  layer RUN: a b"]],
  ["a long line, cut", `FROM a\nRUN ${"x".repeat(90)}`, ["stage stage 0: a", `  layer RUN: ${"x".repeat(79)}…`]],
  ["a half-typed FROM", "FROM\nRUN x", ["build FROM: ", "layer RUN: x"]],
  ["a half-typed FROM below a stage", "FROM a\nFROM\nRUN x", ["stage stage 0: a", "build FROM: ", "layer RUN: x"]],
  ["nothing", "", []],
];

for (const [name, dockerfile, expected] of outlines) {
  test(`symbols: ${name}`, () => assert.deepEqual(outline(symbols(analyze(dockerfile, 1))), expected));
}

test("symbols: what is selected lies within the entry, and children within their stage", () => {
  const [, stage] = symbols(analyze(twoStages, 1));
  assert.equal(mark(twoStages, [stage!.selectionRange]), twoStages.replace("Build", "[Build]"));
  assert.deepEqual([stage!.range.start.line, stage!.range.end.line], [1, 3]);
  assert.equal(mark(twoStages, [stage!.children[0]!.selectionRange]), twoStages.replace("RUN", "[RUN]"));
});

const foldings: [name: string, dockerfile: string, expected: string[]][] = [
  ["stages", twoStages, ["1-3", "4-6"]],
  ["an instruction of several lines", "FROM a\nRUN a \\\n  b\n", ["0-2", "1-2"]],
  ["a heredoc with its instruction", "FROM a\nCOPY <<E /\nx\nE\nCMD x", ["0-4", "1-3"]],
  ["comment lines", "# a\n# b\nFROM a\n# c", ["0-1 comment"]],
  ["comment lines with a line between", "# a\n\n# b\nFROM a", []],
  ["on a FROM of several lines, the stage", "FROM \\\n  a\nRUN x", ["0-2"]],
  ["a FROM of several lines alone", "FROM \\\n  a", ["0-1"]],
  ["not the directives", "# syntax=docker/dockerfile:1\n# escape=`\nFROM a", []],
  ["nothing", "", []],
];

for (const [name, dockerfile, expected] of foldings) {
  test(`folding: ${name}`, () => {
    const found = folds(analyze(dockerfile, 1));
    assert.deepEqual(
      found.map(({ startLine, endLine, comment }) => `${startLine}-${endLine}${comment ? " comment" : ""}`),
      expected,
    );
  });
}

const digest = `sha256:${"0".repeat(64)}`;
const pages: [image: string, page: string | undefined][] = [
  ["python", "https://hub.docker.com/_/python"],
  ["python:3.14-slim", "https://hub.docker.com/_/python"],
  [`python:3@${digest}`, "https://hub.docker.com/_/python"],
  ["docker.io/library/python", "https://hub.docker.com/_/python"],
  ["index.docker.io/python", "https://hub.docker.com/_/python"],
  ["bitnami/redis:7", "https://hub.docker.com/r/bitnami/redis"],
  ["docker.io/a/b/c", undefined],
  ["ghcr.io/astral-sh/uv:0.9", "https://ghcr.io/astral-sh/uv"],
  ["ghcr.io/a/b/c", undefined],
  ["ghcr.io/a", undefined],
  ["quay.io/prometheus/node-exporter:v1", "https://quay.io/repository/prometheus/node-exporter"],
  ["quay.io/a", undefined],
  ["mcr.microsoft.com/dotnet/sdk:9.0", "https://mcr.microsoft.com/artifact/mar/dotnet/sdk"],
  ["mcr.microsoft.com:443/dotnet/sdk", undefined],
  ["registry.example.com/team/app", undefined],
  ["localhost:5000/app", undefined],
  ["scratch", undefined],
  ["Python", undefined],
  ["a:", undefined],
];

for (const [image, page] of pages) {
  test(`links: the page of ${image}`, () => assert.equal(imagePage(image), page));
}

const linked: [name: string, dockerfile: string, marked: string, targets: string[]][] = [
  [
    "images, not stages and not scratch",
    "FROM a AS x\nFROM x\nFROM scratch\nCOPY --from=x y y\nCOPY --from=b/c y y\nRUN --mount=type=bind,from=d,target=/d y",
    "FROM [a] AS x\nFROM x\nFROM scratch\nCOPY --from=x y y\nCOPY --from=[b/c] y y\nRUN --mount=type=bind,from=[d],target=/d y",
    ["https://hub.docker.com/_/a", "https://hub.docker.com/r/b/c", "https://hub.docker.com/_/d"],
  ],
  [
    "a name made of variables",
    "ARG R=ghcr.io/a V\nFROM $R/b:${V:-1}",
    "ARG R=ghcr.io/a V\nFROM [$R/b:${V:-1}]",
    ["https://ghcr.io/a/b"],
  ],
  ["a name whose variable has no value", "ARG V\nFROM a:$V", "ARG V\nFROM a:$V", []],
  [
    "the frontend",
    "# syntax=docker/dockerfile:1\nFROM scratch",
    "# syntax=[docker/dockerfile:1]\nFROM scratch",
    ["https://hub.docker.com/r/docker/dockerfile"],
  ],
  ["a number that is no stage", "FROM scratch\nCOPY --from=7 a a", "FROM scratch\nCOPY --from=7 a a", []],
];

for (const [name, dockerfile, marked, targets] of linked) {
  test(`links: ${name}`, () => {
    const found = links(analyze(dockerfile, 1));
    assert.equal(
      mark(
        dockerfile,
        found.map(({ range }) => range),
      ),
      marked,
    );
    assert.deepEqual(
      found.map(({ target }) => target),
      targets,
    );
  });
}

function dockerfileOf(text: string): Document {
  return TextDocument.create("file:///Dockerfile", "dockerfile", 1, text);
}

/** The text with each hint behind ` ← ` where it stands. */
function hinted(text: string, language: Language = "en", from = 0, to = 1000): string {
  const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
  const hints = createService().inlayHints(dockerfileOf(text), range, language)!;
  const lines = text.split("\n");
  for (const { at, text: label } of hints) {
    const line = lines[at.line]!;
    lines[at.line] = `${line.slice(0, at.character)} ← ${label}${line.slice(at.character)}`;
  }
  return lines.join("\n");
}

const hints: [name: string, dockerfile: string, expected: string][] = [
  [
    "layers of the image by their numbers",
    "FROM a\nENV A=1\nRUN x\nWORKDIR /\nWORKDIR /b\nCOPY c d",
    "FROM a\nENV A=1 ← no layer\nRUN x ← layer 1\nWORKDIR / ← no layer\nWORKDIR /b ← layer 2\nCOPY c d ← layer 3",
  ],
  [
    "through the stages that the image stands on",
    "FROM a AS x\nRUN x\nFROM x\nRUN y",
    "FROM a AS x\nRUN x ← layer 1\nFROM x\nRUN y ← layer 2",
  ],
  [
    "layers of a stage that stays behind, of one that is not built",
    "FROM a AS x\nRUN x\nRUN y\nFROM a AS z\nRUN z\nFROM a\nCOPY --from=x y y",
    "FROM a AS x\nRUN x ← layer 1 of x, not shipped\nRUN y ← layer 2 of x, not shipped\nFROM a AS z\nRUN z ← not built\nFROM a\nCOPY --from=x y y ← layer 1",
  ],
  [
    "a stage without a name, by its number",
    "FROM a\nRUN x\nFROM a\nCOPY --from=0 y y",
    "FROM a\nRUN x ← layer 1 of 0, not shipped\nFROM a\nCOPY --from=0 y y ← layer 1",
  ],
  [
    "layers of ONBUILD triggers come first",
    "FROM a AS x\nONBUILD RUN y\nFROM x\nRUN z",
    "FROM a AS x\nONBUILD RUN y ← no layer\nFROM x\nRUN z ← layer 2",
  ],
  [
    "at the end of the first line, blanks behind it left out",
    "FROM a\nRUN x \\  \n  y\nCOPY <<E /\nz\nE",
    "FROM a\nRUN x \\ ← layer 1  \n  y\nCOPY <<E / ← layer 2\nz\nE",
  ],
  ["nothing outside of stages", "ARG A=1\nFROM a", "ARG A=1\nFROM a"],
  ["nothing below a half-typed FROM", "FROM a\nRUN x\nFROM\nRUN y", "FROM a\nRUN x ← layer 1\nFROM\nRUN y"],
  ["no number for a line that the builder refuses", "FROM a\nCOPY a\nRUN x", "FROM a\nCOPY a\nRUN x ← layer 1"],
];

for (const [name, dockerfile, expected] of hints) {
  test(`inlay hints: ${name}`, () => assert.equal(hinted(dockerfile), expected));
}

test("inlay hints: of the range that is asked for, counted from the file's start", () => {
  assert.equal(hinted("FROM a\nRUN x\nRUN y\nRUN z", "en", 2, 2), "FROM a\nRUN x\nRUN y ← layer 2\nRUN z");
});

test("inlay hints: in Korean", () => {
  assert.equal(hinted("FROM a\nRUN x\nENV A=1", "ko"), "FROM a\nRUN x ← 1번 레이어\nENV A=1 ← 레이어 없음");
});

/** The lenses as lines above the FROM they belong to. */
function lenses(text: string, language: Language = "en"): string[] {
  return createService()
    .codeLenses(dockerfileOf(text), language)!
    .map(({ at, text: title }) => `${at.start.line}: ${title}`);
}

const summaries: [name: string, dockerfile: string, expected: string[]][] = [
  ["an image", "FROM python:3\nRUN a\nRUN b", ["0: 2 layers on python:3 · becomes the image · open layer view"]],
  ["one layer on scratch", "FROM scratch\nCOPY a a", ["0: 1 layer on scratch · becomes the image · open layer view"]],
  ["no layer", "FROM a\nENV A=1", ["0: No layer of its own on a · becomes the image · open layer view"]],
  [
    "stages that the image gets and does not get",
    "FROM a AS deps\nRUN x\nFROM a AS base\nRUN x\nFROM a AS other\nFROM a AS cache\nFROM base\nCOPY --from=deps x x\nCOPY --from=deps y y\nRUN --mount=type=bind,from=cache,target=/x x",
    [
      "0: 1 layer on a · not shipped · COPY --from on lines 8, 9 takes files from it · open layer view",
      "2: 1 layer on a · part of the image · open layer view",
      "4: Not built: stage 4 does not need it · open layer view",
      "5: No layer of its own on a · not shipped · RUN --mount on line 10 reads from it · open layer view",
      "6: 3 layers on stage base · becomes the image · open layer view",
    ],
  ],
  [
    "a stage on a stage without a name",
    "FROM a\nFROM b\nCOPY --from=0 x x",
    [
      "0: No layer of its own on a · not shipped · COPY --from on line 3 takes files from it · open layer view",
      "1: 1 layer on b · becomes the image · open layer view",
    ],
  ],
  [
    "a name with a backquote, as it is",
    "FROM a`b",
    ["0: No layer of its own on a`b · becomes the image · open layer view"],
  ],
  ["a half-typed FROM", "FROM", []],
];

for (const [name, dockerfile, expected] of summaries) {
  test(`code lens: ${name}`, () => assert.deepEqual(lenses(dockerfile), expected));
}

test("code lens: in Korean", () => {
  assert.deepEqual(lenses("FROM a AS x\nRUN x\nFROM b\nCOPY --from=x x x", "ko"), [
    "0: a 위에 레이어 1개 · 이미지에는 없음 · 4번 줄의 COPY --from에서 파일을 가져감 · 레이어 뷰 열기",
    "2: b 위에 레이어 1개 · 이미지가 되는 스테이지 · 레이어 뷰 열기",
  ]);
});

test("features: a document of another kind has none of them", () => {
  const service = createService();
  const document = TextDocument.create(
    "file:///notes.txt",
    "plaintext",
    1,
    "FROM a AS x\nFROM x\nservices: {x: {image: x}}",
  );
  const at = { line: 1, character: 5 };
  const answers = [
    service.definition(document, at),
    service.references(document, at, true),
    service.highlights(document, at),
    service.symbols(document),
    service.folds(document),
    service.links(document),
    service.inlayHints(document, { start: at, end: at }, "en"),
    service.codeLenses(document, "en"),
  ];
  assert.deepEqual(
    answers,
    answers.map(() => null),
  );
});

test("features: nothing at a position outside of the document", () => {
  const service = createService();
  const document = dockerfileOf("FROM a AS x");
  assert.equal(service.definition(document, { line: 0, character: 99 }), null);
  assert.equal(service.references(document, { line: 9, character: 0 }, true), null);
});

test("features: follow the document from version to version", () => {
  const service = createService();
  const document = TextDocument.create("file:///Dockerfile", "dockerfile", 1, "FROM a AS x\nFROM x");
  assert.equal(service.references(document, { line: 1, character: 5 }, true)?.length, 2);
  TextDocument.update(document, [{ text: "FROM a AS x\nFROM x\nFROM x" }], 2);
  assert.equal(service.references(document, { line: 1, character: 5 }, true)?.length, 3);
});
