import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameUri, relativeName, resolveUri } from "../../../server/bridge/uris";
import { opened } from "../../support/bridge";
import { textAt } from "../../support/composeHover";

const files = {
  "web/Dockerfile": "ARG V=1\nFROM a AS one\nFROM b AS Two\n",
  "infra/base.yaml": "services:\n  app: {image: a}\n",
};
const all: Readonly<Record<string, string>> = files;

const compose = (marked: string) => `include: [infra/base.yaml]
services:
  web:
    ${marked}
    env_file: .env.web
`;

/** The place as `file:line:text`. */
const ways: [name: string, line: string, expected: string | null][] = [
  ["build", "build: ./w<|>eb", "web/Dockerfile:3:Two"],
  ["build.target", "build: {context: web, target: o<|>ne}", "web/Dockerfile:2:one"],
  ["build.target, by a name of other letters", "build: {context: web, target: tw<|>O}", "web/Dockerfile:3:Two"],
  ["a target that does not exist", "build: {context: web, target: thr<|>ee}", "web/Dockerfile:1:"],
  ["build.dockerfile", "build: {context: ., dockerfile: web/Dock<|>erfile}", "web/Dockerfile:3:Two"],
  ["a build argument", "build: {context: web, args: {<|>V: 2}}", "web/Dockerfile:1:V"],
  ["a build argument in a list", "build: {context: web, args: [<|>V=2]}", "web/Dockerfile:1:V"],
  ["extends.service", "extends: {file: infra/base.yaml, service: a<|>pp}", "infra/base.yaml:2:app"],
  ["a key leads nowhere", "bui<|>ld: ./web", null],
  ["an address leads nowhere", "build: https://exam<|>ple.com/a.git", null],
];

for (const [name, line, expected] of ways) {
  test(`bridge: definition of ${name}`, () => {
    const { service, document, position } = opened("compose.yaml", compose(line), files);
    const found = service.elsewhere(document, position);
    const file = found?.uri.replace("file:///w/", "") ?? "";
    const shown = found && `${file}:${found.range.start.line + 1}:${textAt(all[file]!, found.range)}`;
    assert.equal(shown, expected);
  });
}

test("bridge: a file that nobody has looked into is led to, one that is missing is not", () => {
  const { service, document, position } = opened("compose.yaml", compose("build: ./we<|>b"));
  assert.equal(service.elsewhere(document, position)?.uri, "file:///w/web/Dockerfile");
  const missing = opened("compose.yaml", compose("build: ./we<|>b"), { "web/Dockerfile": null });
  assert.equal(missing.service.elsewhere(missing.document, missing.position), null);
});

test("bridge: links stand on the paths, but for missing files", () => {
  const { service, document } = opened("compose.yaml", compose('build: "./web"<|>'), { ".env.web": null });
  const text = document.getText();
  assert.deepEqual(
    service.links(document)?.map(({ range, target }) => [textAt(text, range), target]),
    [
      ["infra/base.yaml", "file:///w/infra/base.yaml"],
      ["./web", "file:///w/web/Dockerfile"],
    ],
  );
});

test("bridge: the files that a compose file asks for", () => {
  const { service, document } = opened("a b/compose.yaml", compose("build: ./web<|>"));
  assert.deepEqual(service.relatedFiles(document), {
    files: [
      "infra/base.yaml",
      "web/Dockerfile",
      ".env.web",
      "compose.override.yml",
      "compose.override.yaml",
      "docker-compose.override.yml",
      "docker-compose.override.yaml",
    ].map((file) => `file:///w/a%20b/${file}`),
    composeFiles: false,
  });
});

test("bridge: a document in no folder asks for nothing", () => {
  const { service } = opened("compose.yaml", "<|>");
  const { document } = opened("compose.yaml", compose("build: ./web<|>"));
  const untitled = { ...document, uri: "untitled:Untitled-1", languageId: "dockercompose", version: 1 };
  const plain = {
    ...untitled,
    getText: () => document.getText(),
    offsetAt: () => 0,
    positionAt: () => ({ line: 0, character: 0 }),
  };
  assert.deepEqual(service.relatedFiles(plain), { files: [], composeFiles: false });
});

test("bridge: a lens for each service that a stage is built for", () => {
  const text = "FROM a AS one\nFROM b\n<|>";
  const { service, document } = opened("web/Dockerfile", text, {
    "compose.yaml": "services:\n  x: {build: web}\n  y: {build: {context: web, target: one}}\n  z: {build: .}\n",
  });
  const lenses = service.codeLenses(document, "en")?.filter(({ leadsTo }) => leadsTo);
  assert.deepEqual(
    lenses?.map(({ at, text, leadsTo }) => [at.start.line, text, leadsTo?.uri, leadsTo?.range.start.line]),
    [
      [0, "built by service y (../compose.yaml)", "file:///w/compose.yaml", 2],
      [1, "built by service x (../compose.yaml)", "file:///w/compose.yaml", 1],
    ],
  );
});

const uris: [base: string, path: string, expected: string | undefined][] = [
  ["file:///w/compose.yaml", "./a/../b c/Dockerfile", "file:///w/b%20c/Dockerfile"],
  ["file:///w/compose.yaml", "../../../x", "file:///x"],
  ["file:///c%3A/w/compose.yaml", "web/Dockerfile", "file:///c%3A/w/web/Dockerfile"],
  ["file:///c%3A/w/compose.yaml", "D:\\x\\y", "file:///D%3A/x/y"],
  ["vscode-vfs://github/o/r/compose.yaml", "x#y?z", "vscode-vfs://github/o/r/x%23y%3Fz"],
  ["tmp:/shop/1/compose.yaml", "../web", "tmp:/shop/web"],
  ["untitled:Untitled-1", "x", undefined],
  ["untitled:/w/compose.yaml", "x", undefined],
  ["file:///w/%E0%A4%A/compose.yaml", "x", "file:///w/%25E0%25A4%25A/x"],
];

for (const [base, path, expected] of uris) {
  test(`bridge: ${path} from ${base}`, () => assert.equal(resolveUri(base, path), expected));
}

test("bridge: one file by several spellings, and its name from elsewhere", () => {
  assert.ok(isSameUri("file:///c%3A/a%20b", "file:///C:/a b"));
  assert.ok(!isSameUri("file:///w/a", "file:///w/A"));
  assert.equal(relativeName("file:///w/web/Dockerfile", "file:///w/a%20b/compose.yaml"), "../a b/compose.yaml");
});
