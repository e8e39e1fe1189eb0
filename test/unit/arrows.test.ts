import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { root } from "../support/root.mjs";

/** Files that any room of the server may import: plain data and types. */
const facts = ["server/protocol", "server/explanation", "server/images/*"];

/** What each file may import; the first pattern that matches a file counts. A trailing `*` stands for anything below. */
const arrows: [files: RegExp, allowed: string[]][] = [
  [
    /^client\/main\.node$/,
    ["client/client", "client/layerView/engine/run.node", "vscode", "vscode-languageclient/node"],
  ],
  [/^client\/layerView\/engine\/run\.node$/, ["client/*", "vscode", "node:child_process"]],
  [/^client\/main\.browser$/, ["client/client", "vscode", "vscode-languageclient/browser"]],
  [
    /^client\//,
    [
      ...["client/*", "media/layerView/messages", "media/layerView/wire", "server/protocol", "snippets/*"],
      ...["vscode", "vscode-languageclient"],
    ],
  ],
  [/^media\//, ["media/*", "server/protocol"]],
  [/^server\/main\.node$/, ["server/server", "vscode-languageserver/node"]],
  [/^server\/main\.browser$/, ["server/server", "vscode-languageserver/browser"]],
  [
    /^server\/server$/,
    [
      "server/service",
      "server/protocol",
      "server/settings",
      "server/relatedFiles",
      "server/switchedFeature",
      "server/commandLinks",
      "server/plainText",
      "vscode-languageserver",
      "vscode-languageserver-textdocument",
    ],
  ],
  [
    /^server\/cli$/,
    ["server/commandLine", "server/server", "package.json", "vscode-languageserver/node", "node:fs", "node:util"],
  ],
  [
    /^server\/commandLine$/,
    [
      "server/drawing",
      "server/composeDrawing",
      "server/service",
      "server/protocol",
      "server/commandLinks",
      "server/kinds",
      "server/plainText",
      "vscode-languageserver-textdocument",
    ],
  ],
  [/^server\/drawing$/, ["server/protocol"]],
  [/^server\/composeDrawing$/, ["server/protocol", "server/drawing"]],
  [
    /^server\/service$/,
    [
      ...facts,
      "server/kinds",
      "server/document",
      "server/telling",
      "server/composeCures",
      "server/bridge/*",
      "server/names/*",
      "server/dockerfile/*",
      "server/compose/*",
      "server/topics/topics",
    ],
  ],
  [/^server\/relatedFiles$/, ["server/protocol", "server/service"]],
  [/^server\/bridge\//, [...facts, "server/bridge/*", "server/dockerfile/*", "server/compose/*"]],
  [/^server\/cures$/, [...facts, "server/cureFacts"]],
  [/^server\/document$/, ["server/protocol"]],
  [
    /^server\/telling$/,
    [
      ...facts,
      ...["server/cures", "server/composeCures", "server/plainText", "server/topics/topics"],
      ...["server/dockerfile/insights/finding", "server/compose/insights/finding"],
    ],
  ],
  [/^server\/composeCures$/, ["server/cures"]],
  [/^server\/cureFacts$/, [...facts, "server/dockerfile/*"]],
  [/^server\/(?:kinds|settings|commandLinks|plainText|switchedFeature)$/, ["server/protocol"]],
  [/^server\/protocol(?:\/\w+)?$/, ["server/protocol/*"]],
  [/^server\/explanation$/, ["server/protocol"]],
  [/^server\/images\//, ["server/explanation", "server/images/*"]],
  [/^server\/names\//, ["server/protocol", "server/names/*"]],
  [/^server\/dockerfile\//, [...facts, "server/names/*", "server/dockerfile/*"]],
  [/^server\/compose\//, [...facts, "server/names/*", "server/compose/*", "yaml"]],
  [/^server\/topics\//, [...facts, "server/topics/*"]],
];

/** Packages of a runtime or an editor; a pure room that reached one would not run in the other runtime. */
const impure = /^(?:node:|vscode(?:$|-))/;
const pure =
  /^server\/(?:bridge|dockerfile|compose|topics|images|names)\/|^server\/(?:service|document|telling|relatedFiles|drawing|protocol(?:\/\w+)?|explanation|kinds|settings|switchedFeature|commandLinks|plainText|cures|cureFacts)$/;

interface Import {
  specifier: string;
  typeOnly: boolean;
}

const statement =
  /^\s*(?:import|export)\b(?<type>\s+type\b(?!\s+from\b))?(?:[\w$*{},\s]*\bfrom)?\s*["'](?<specifier>[^"'\n]+)["']/gm;
const call = /(?<![\w$.#])(?:import|require)\s*\(\s*(?:["'](?<specifier>[^"'\n]+)["'])?/g;

/** Every import of a module: static, for its types, re-exported, dynamic. A computed one is named `(computed)`. */
function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, "");
  return [
    ...[...code.matchAll(statement)].map(({ groups }) => ({ specifier: groups!.specifier!, typeOnly: !!groups!.type })),
    ...[...code.matchAll(call)].map(({ groups }) => ({
      specifier: groups!.specifier ?? "(computed)",
      typeOnly: false,
    })),
  ];
}

/** Relative specifiers as paths from the root, all without `.ts`. */
function resolve(file: string, specifier: string): string {
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
}

function permits(allowed: string[], target: string): boolean {
  return allowed.some((arrow) => (arrow.endsWith("*") ? target.startsWith(arrow.slice(0, -1)) : target === arrow));
}

const files = ["client", "server", "media"].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" })
    .map((file) => `${room}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !file.endsWith(".d.ts")),
);

for (const file of files) {
  test(`arrows: ${file}`, () => {
    const name = file.replace(/\.ts$/, "");
    const allowed = arrows.find(([pattern]) => pattern.test(name))?.[1];
    assert.ok(allowed, `${file} belongs to no room`);
    for (const { specifier, typeOnly } of importsOf(readFileSync(path.join(root, file), "utf8"))) {
      const target = resolve(name, specifier);
      assert.ok(permits(allowed, target), `${file} must not import ${target}`);
      if (pure.test(name)) assert.doesNotMatch(target, impure, `${file} must stay free of editors and runtimes`);
      if (name.startsWith("media/") && target === "server/protocol")
        assert.ok(typeOnly, `${file} may import types of the protocol, no values`);
    }
  });
}

test("arrows: each one has a file to start from", () => {
  const unused = arrows.filter(([pattern]) => !files.some((file) => pattern.test(file.replace(/\.ts$/, ""))));
  assert.deepEqual(
    unused.map(([pattern]) => pattern.source),
    [],
  );
});

const readings: [source: string, expected: Import[]][] = [
  ['import a from "./a";', [{ specifier: "./a", typeOnly: false }]],
  ['import { a,\n  type B } from "./a";', [{ specifier: "./a", typeOnly: false }]],
  ['import type { A } from "./a";', [{ specifier: "./a", typeOnly: true }]],
  ['import "./a";', [{ specifier: "./a", typeOnly: false }]],
  ['export { a } from "./a";', [{ specifier: "./a", typeOnly: false }]],
  ['export * from "node:fs";', [{ specifier: "node:fs", typeOnly: false }]],
  ['export type { A } from "./a";', [{ specifier: "./a", typeOnly: true }]],
  ['const a = await import("./a");', [{ specifier: "./a", typeOnly: false }]],
  ['let a: import("./a").A;', [{ specifier: "./a", typeOnly: false }]],
  ['const a = require("./a");', [{ specifier: "./a", typeOnly: false }]],
  ["await import(name);", [{ specifier: "(computed)", typeOnly: false }]],
  ['/* import "./a"; */\n// import "./b";\nexport const from = "./c";', []],
];

for (const [source, expected] of readings) {
  test(`arrows: reads ${JSON.stringify(source)}`, () => assert.deepEqual(importsOf(source), expected));
}
