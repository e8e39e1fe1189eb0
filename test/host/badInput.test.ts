import type { Range } from "vscode";
import { equal, match } from "./assert";
import { activate, at, closeAll, hoverAt, hoverOn, openFile, openUntitled } from "./documents";

/** Files a person has in the editor in the middle of work; each still ends with a line that has something to say, or with nothing. */
const broken = new Map([
  ["an empty file", ""],
  ["only comments", "# syntax=docker/dockerfile:1\n# nothing yet\n"],
  ["no FROM", "RUN make\nCOPY . .\n"],
  ["half a keyword", "FROM scratch\nRU"],
  ["an open continuation", "FROM scratch\nRUN make \\\n"],
  ["an open heredoc", "FROM scratch\nRUN <<EOF\nmake\n"],
  ["an open string", 'FROM scratch\nENV A="one\nLABEL b=\n'],
]);

suite("bad input", () => {
  suiteSetup(activate);
  teardown(closeAll);

  for (const [name, text] of broken) {
    test(`${name}: every position is answered, and the next document as ever`, async () => {
      const { document } = await openUntitled("dockerfile", text);
      for (let line = 0; line < document.lineCount; line++) {
        const range: Range = document.lineAt(line).range;
        for (let character = 0; character <= range.end.character; character += 4)
          await hoverAt(document, at(line, character));
      }
      const { document: good } = await openUntitled("dockerfile", "FROM scratch\nCOPY a /a\n");
      match(await hoverOn(good, "COPY"), /layer 1\b/i);
    });
  }

  test("a position past the end has no hover", async () => {
    const { document } = await openUntitled("dockerfile", "FROM scratch\nCOPY a /a\n");
    equal(await hoverAt(document, at(500, 3)), "");
    equal(await hoverAt(document, at(1, 500)), "");
  });

  test("carriage returns and a byte order mark change nothing", async () => {
    const { document } = await openFile("Dockerfile.crlf", "\uFEFFFROM debian:12\r\nCOPY a /a\r\nRUN make\r\n");
    equal(document.languageId, "dockerfile");
    match(await hoverOn(document, "FROM"), /debian:12/);
    match(await hoverOn(document, "RUN"), /layer 2\b/i);
  });

  test("half a compose file is answered", async () => {
    const { document } = await openFile("compose.yaml", "services:\n  web:\n    image: nginx\n    ports: [\n");
    match(await hoverOn(document, "image"), /image/i);
  });
});
