import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Language } from "../../../server/protocol";
import { createService } from "../../../server/service";
import { cursor } from "../../support/cursor";

function hover(marked: string, language: Language): string {
  const { text, position } = cursor(marked);
  const document = TextDocument.create("file:///Dockerfile", "dockerfile", 1, text);
  return createService().hover(document, position, language)?.contents ?? "";
}

for (const [dockerfile, message, cure] of [
  ["FROM a\n<|>EXPOSE 80:", "no port specified", "docker run --publish"],
  ["FROM a\n<|>COPY a", "COPY requires at least two arguments", "`COPY . .`"],
  ["FROM a\nONBUILD FR<|>OM b", "FROM isn't allowed as an ONBUILD trigger", ""],
  ["<|>RUN x\nFROM a", "no build stage in current context", "Move the line below the first `FROM`"],
] as const) {
  test(`explain: the hover of a refused line has its cure: ${dockerfile.replaceAll("\n", " / ")}`, () => {
    const english = hover(dockerfile, "en");
    assert.match(english, /^\*\*Refused by the builder\*\*/);
    for (const said of [message, cure]) assert.ok(english.includes(said), english);
    assert.doesNotMatch(english, /A complete line looks like/);
    assert.match(hover(dockerfile, "ko"), /^\*\*빌더가 거부함\*\*/);
  });
}
