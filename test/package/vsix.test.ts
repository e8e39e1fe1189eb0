import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";

const vsix = process.env.STRATA_VSIX ?? "";

/** All that a user gets, and nothing else: no source, no map, no test. */
const expected = `
[Content_Types].xml
extension.vsixmanifest
extension/LICENSE.txt
extension/changelog.md
extension/dist/client/main.browser.js
extension/dist/client/main.node.js
extension/dist/media/layerView/layerView.css
extension/dist/media/layerView/main.js
extension/dist/server/main.browser.js
extension/dist/server/main.node.js
extension/l10n/bundle.l10n.ko.json
extension/media/icon.png
extension/media/layers-dark.svg
extension/media/layers-light.svg
extension/package.json
extension/package.nls.json
extension/package.nls.ko.json
extension/readme.md
extension/snippets/compose.json
extension/snippets/dockerfile.json
`;

test("the VSIX has these files and no others", () => {
  assert.deepEqual(zipEntries(readFileSync(vsix)).sort(), expected.trim().split("\n"));
});

test("the VSIX is small", () => {
  const limit = 1.5 * 2 ** 20;
  assert.ok(statSync(vsix).size < limit, `${statSync(vsix).size} bytes`);
});

/** Names in a ZIP file's central directory, as APPNOTE.TXT 4.3.12 lays it out. */
function zipEntries(zip: Buffer): string[] {
  const names: string[] = [];
  const end = zip.lastIndexOf("PK\x05\x06");
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    names.push(zip.toString("utf8", at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
