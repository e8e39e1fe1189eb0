import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { root } from "../support/root.mjs";

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const json = (file: string) => JSON.parse(read(file));
const sources = (folder: string): string =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => read(path.join(folder, file)))
    .join("\n");

const manifest = json("package.json");
const client = sources("client");

test("manifest: both languages have the same texts, and exactly those that the manifest shows", () => {
  const shown = [...read("package.json").matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]!).sort();
  for (const file of ["package.nls.json", "package.nls.ko.json"]) {
    const texts: Record<string, string> = json(file);
    assert.deepEqual(Object.keys(texts).sort(), shown, file);
    for (const [key, text] of Object.entries(texts)) assert.notEqual(text.trim(), "", `${file}: ${key}`);
  }
});

test("manifest: Korean is Korean", () => {
  for (const [key, text] of Object.entries<string>(json("package.nls.ko.json")))
    if (key !== "displayName") assert.match(text, /\p{Script=Hangul}/u, key);
});

test("manifest: the client's own texts are translated, and no others", () => {
  const texts = [...client.matchAll(/\bl10n\s*\.\s*t\(\s*"((?:[^"\\]|\\.)*)"/g)].map((match) =>
    JSON.parse(`"${match[1]}"`),
  );
  assert.ok(texts.length > 0);
  assert.equal(client.match(/\bl10n\s*\.\s*t\(/g)?.length, texts.length, "a text is not one literal");
  const bundle: Record<string, string> = json("l10n/bundle.l10n.ko.json");
  assert.deepEqual(Object.keys(bundle).sort(), [...new Set(texts)].sort());
  for (const [text, korean] of Object.entries(bundle)) {
    assert.match(korean, /\p{Script=Hangul}/u, text);
    assert.deepEqual(korean.match(/\{\d+\}/g)?.sort(), text.match(/\{\d+\}/g)?.sort(), text);
  }
  assert.equal(manifest.l10n, "./l10n");
});

test("manifest: the layer view's page asks for no translation of the editor's", () => {
  assert.doesNotMatch(sources("media"), /\bl10n\b/);
});

test("manifest: every command is registered, and every registered command is in the manifest", () => {
  const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command).sort();
  const registered = [...client.matchAll(/\bregister(?:TextEditor)?Command\(\s*"([^"]+)"/g)].map((match) => match[1]!);
  assert.deepEqual(registered.sort(), contributed);
});

test("manifest: menus name commands of the manifest", () => {
  const contributed: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  for (const items of Object.values<{ command: string }[]>(manifest.contributes.menus))
    for (const { command } of items) assert.ok(contributed.includes(command), command);
});

test("manifest: every setting is read, and every setting that is read is in the manifest", () => {
  const contributed = Object.keys(manifest.contributes.configuration.properties);
  const read = [...client.matchAll(/\bstrata\s*\.get(?:<[^>]*>+)?\(\s*"([^"]+)"/g)].map(
    (match) => `strata.${match[1]}`,
  );
  // The language client reads this one by its own id.
  const ofTheLibrary = ["strata.trace.server"];
  assert.match(client, /newClient\("strata",/);
  assert.deepEqual([...new Set(read), ...ofTheLibrary].sort(), contributed.sort());
});

test("manifest: defaults are what the client assumes", () => {
  const properties = manifest.contributes.configuration.properties;
  assert.equal(properties["strata.language"].default, "auto");
  assert.deepEqual(properties["strata.language"].enum, ["auto", "en", "ko"]);
  assert.equal(properties["strata.hover.enabled"].default, true);
  assert.equal(properties["strata.codeLens.enabled"].default, true);
  assert.equal(properties["strata.inlayHints.enabled"].default, false);
});

test("manifest: starts for the two languages and for a restored layer view, and for nothing else", () => {
  const languages = [...client.matchAll(/\{ language: "(\w+)" \}/g)].map((match) => match[1]!);
  assert.deepEqual(languages, ["dockerfile", "dockercompose"]);
  assert.match(client, /"strata\.layerView"/);
  assert.deepEqual(manifest.activationEvents, [
    ...languages.map((language) => `onLanguage:${language}`),
    "onWebviewPanel:strata.layerView",
  ]);
});

test("manifest: both entries and the files it names are there", () => {
  for (const entry of [manifest.main, manifest.browser])
    assert.ok(existsSync(path.join(root, entry.replace("./dist/", "").replace(/\.js$/, ".ts"))), entry);
  for (const { path: file, language } of manifest.contributes.snippets) {
    assert.ok(existsSync(path.join(root, file)), file);
    assert.ok(["dockerfile", "dockercompose"].includes(language), language);
  }
});

test("manifest: client and server speak the same protocol", () => {
  const { packages } = json("package-lock.json") as {
    packages: Record<string, { version: string; dependencies?: Record<string, string> }>;
  };
  const copies = Object.entries(packages).filter(([name]) => name.endsWith("/vscode-languageserver-protocol"));
  assert.equal(copies.length, 1, "one copy of the protocol");
  const version = copies[0]![1].version;
  for (const name of ["vscode-languageclient", "vscode-languageserver"])
    assert.equal(packages[`node_modules/${name}`]?.dependencies?.["vscode-languageserver-protocol"], version, name);
});

test("manifest: the extension runs where nothing may be executed and no file may be read", () => {
  assert.equal(manifest.capabilities.virtualWorkspaces, true);
  assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
});

test("manifest: types of the editor are those of the oldest editor it runs in", () => {
  assert.equal(`^${manifest.devDependencies["@types/vscode"]}`, manifest.engines.vscode);
});
