import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { bookOf } from "../../topics/book";
import { htmlPage } from "../../topics/html";
import { page } from "../../topics/page";

const small = TextDocument.create("small.Dockerfile", "dockerfile", 1, "FROM scratch\nCMD [<a>]\nEXPOSE 80\n");

test("book: what a demo does not show is told", () => {
  const { unreached, unsaid } = bookOf([small], "en");
  assert.ok(unreached.includes("mount.type.cache") && !unreached.includes("port-port"));
  assert.ok(unsaid.some(({ topic }) => topic === "port-port"));
});

test("book: the page shows the line, the marked token and the hover there", () => {
  const markdown = page(bookOf([small], "en"), "en");
  assert.match(
    markdown,
    /small\.Dockerfile:3, \d+ lines\n\n```\nEXPOSE 80\n {7}\^\^\n```\n\n> \*\*Notes port `80\/tcp`\*\*/,
  );
});

test("book: as HTML, marks are elements and the file's text stays text", () => {
  const html = htmlPage(
    "# T\n\n```\nCMD [<a>]\n```\n\n> **No `<b>`** · [x](https://example.com)\n\n- one\n- two",
    "en",
  );
  assert.match(html, /<pre><code>CMD \[&lt;a&gt;\]\n<\/code><\/pre>/);
  assert.match(
    html,
    /<blockquote><p><strong>No <code>&lt;b&gt;<\/code><\/strong> · <a href="https:\/\/example\.com">x<\/a><\/p>/,
  );
  assert.match(html, /<ul><li>one<\/li><li>two<\/li><\/ul>/);
});
