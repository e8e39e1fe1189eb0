import { workspace } from "vscode";
import { equal, match, ok } from "./assert";
import { activate, at, closeAll, eventually, hoverAt, hoverOn, openFile, openUntitled } from "./documents";

const dockerfile = `FROM debian:12-slim AS build
WORKDIR /src
COPY package.json ./
RUN make
ENV MODE=production
CMD ["./server"]
`;

const expected = new Map([
  ["FROM", /debian:12-slim/],
  ["WORKDIR", /layer 1\b/i],
  ["COPY", /layer 2\b/i],
  ["RUN", /layer 3\b/i],
  ["ENV", /no layer/i],
  ["CMD", /no layer/i],
]);

const compose = `services:
  web:
    image: nginx:1.27
    ports:
      - "127.0.0.1:8080:80"
    volumes:
      - content:/usr/share/nginx/html
    restart: unless-stopped
volumes:
  content:
`;

suite("hover", () => {
  suiteSetup(activate);
  teardown(closeAll);

  for (const [keyword, text] of expected) {
    test(`${keyword} in a file says its layer`, async () => {
      const { document } = await openFile("Dockerfile", dockerfile);
      match(await hoverOn(document, keyword), text);
    });

    test(`${keyword} in an untitled document says its layer`, async () => {
      const { document } = await openUntitled("dockerfile", dockerfile);
      match(await hoverOn(document, keyword), text);
    });
  }

  for (const key of ["services", "image", "ports", "volumes", "restart"]) {
    test(`the compose key ${key} is explained`, async () => {
      const { document } = await openFile("compose.yaml", compose);
      equal(document.languageId, "dockercompose");
      ok((await hoverOn(document, key)).length > 40, `no hover on ${key}`);
    });
  }

  test("numbers follow an edit", async () => {
    const editor = await openUntitled("dockerfile", dockerfile);
    match(await hoverOn(editor.document, "RUN"), /layer 3\b/i);
    await editor.edit((edit) => edit.insert(at(1, 0), "COPY one ./\n"));
    match(await hoverOn(editor.document, "RUN"), /layer 4\b/i);
  });

  test("a comment has none", async () => {
    const { document } = await openUntitled("dockerfile", "FROM scratch\n# a note to the reader\n");
    equal(await hoverAt(document, at(1, 5)), "");
  });

  test("can be switched off and on", async () => {
    const { document } = await openUntitled("dockerfile", dockerfile);
    const settings = workspace.getConfiguration("strata");
    await settings.update("hover.enabled", false, true);
    try {
      await eventually(
        () => hoverOn(document, "RUN"),
        (text) => text === "",
      );
    } finally {
      await settings.update("hover.enabled", undefined, true);
    }
    match(
      await eventually(
        () => hoverOn(document, "RUN"),
        (text) => text !== "",
      ),
      /layer 3\b/i,
    );
  });

  test("speaks Korean when asked to", async () => {
    const { document } = await openUntitled("dockerfile", dockerfile);
    const settings = workspace.getConfiguration("strata");
    await settings.update("language", "ko", true);
    try {
      match(
        await eventually(
          () => hoverOn(document, "RUN"),
          (text) => /\p{sc=Hangul}/u.test(text),
        ),
        /3/,
      );
    } finally {
      await settings.update("language", undefined, true);
    }
  });
});
