import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { RelatedFiles } from "../../../server/relatedFiles";
import { createService } from "../../../server/service";

/** An editor with these files, `file:///w/…`; the files it is asked for, request by request. */
async function editorWith(text: string, files: Record<string, string>) {
  const service = createService();
  const document = TextDocument.create("file:///w/compose.yaml", "dockercompose", 1, text);
  const asked: string[][] = [];
  const related = new RelatedFiles(
    service,
    async (params) => {
      const names = params.files.map((uri) => uri.replace("file:///w/", ""));
      asked.push(names.filter((name) => !name.includes("override")));
      return names.map((name) => ({ uri: `file:///w/${name}`, text: files[name] ?? null }));
    },
    () => undefined,
  );
  await related.update(document);
  const hover = () => service.hover(document, { line: 0, character: 2 }, "en")?.contents ?? "";
  return { asked, related, hover };
}

test("related files: what arrives is looked through for further files until nothing is wanted", async () => {
  const { asked, hover } = await editorWith("include: [a/one.yaml]\n", {
    "a/one.yaml": "include: [two.yaml]\n",
    "a/two.yaml": "include: [one.yaml, ../three.yaml]\n",
    "three.yaml": "services: {three: {image: x}}\n",
  });
  assert.deepEqual(asked, [["a/one.yaml"], ["a/two.yaml"], ["three.yaml"]]);
  assert.match(hover(), /brings in the service `three`/);
  assert.match(hover(), /The circle: `a\/one.yaml`, `a\/two.yaml`, `a\/one.yaml`/);
});

test("related files: a file further on that changes is asked for again, and what it newly names", async () => {
  const files: Record<string, string> = { "one.yaml": "include: [two.yaml]\n", "two.yaml": "" };
  const { asked, related, hover } = await editorWith("include: [one.yaml]\n", files);
  assert.deepEqual(asked, [["one.yaml"], ["two.yaml"]]);
  files["two.yaml"] = "include: [three.yaml]\n";
  files["three.yaml"] = "services: {late: {image: x}}\n";
  await related.changed(["file:///w/two.yaml"]);
  assert.deepEqual(asked.slice(2), [["two.yaml"], ["three.yaml"]]);
  assert.match(hover(), /brings in the service `late`/);
});
