import assert from "node:assert/strict";
import { test } from "node:test";
import { composeUri, dockerfileUri, fakeService, start } from "./session";

const dockerfile = "FROM alpine:3.22\nRUN apk add --no-cache curl\n";
const compose = "services:\n  web:\n    image: nginx\n";
const hangul = /\p{Script=Hangul}/u;
const RUN = { line: 1, character: 1 };

test("hover: a keyword, as Markdown, with the token's range", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, dockerfile);
  const hover = await session.hover(dockerfileUri, RUN);
  assert.equal(hover?.contents.kind, "markdown");
  assert.match(hover.contents.value, /\*\*.*layer/i);
  assert.deepEqual(hover.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } });
});

test("hover: a key of a Compose file", async (t) => {
  const session = await start(t);
  await session.open(composeUri, compose);
  const hover = await session.hover(composeUri, { line: 2, character: 5 });
  assert.match(hover?.contents.value ?? "", /image/i);
  assert.deepEqual(hover?.range, { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } });
});

test("hover: the language id of another editor, then the file's name, say what a document is", async (t) => {
  const session = await start(t);
  await session.open("file:///app/stack", compose, "yaml.docker-compose");
  assert.ok(await session.hover("file:///app/stack", { line: 2, character: 5 }));
  await session.open("file:///app/api.Dockerfile", dockerfile, "plaintext");
  assert.ok(await session.hover("file:///app/api.Dockerfile", RUN));
  await session.open("file:///app/values.yaml", compose, "yaml");
  assert.equal(await session.hover("file:///app/values.yaml", { line: 2, character: 5 }), null);
});

const locales: [locale: string | undefined, setting: string | undefined, korean: boolean][] = [
  [undefined, undefined, false],
  ["en", undefined, false],
  ["ko", undefined, true],
  ["ko-KR", "auto", true],
  ["ko", "en", false],
  ["en-US", "ko", true],
];

for (const [locale, language, korean] of locales) {
  test(`hover: locale ${locale} and language ${language} speak ${korean ? "Korean" : "English"}`, async (t) => {
    const initializationOptions = language ? { settings: { language, hover: { enabled: true } } } : {};
    const session = await start(t, { ...(locale ? { locale } : {}), initializationOptions });
    await session.open(dockerfileUri, dockerfile);
    assert.equal(hangul.test(await session.hoverText(dockerfileUri, RUN.line, RUN.character)), korean);
  });
}

test("hover: the language changes with the setting, in an open document", async (t) => {
  const session = await start(t, { locale: "ko" });
  await session.open(dockerfileUri, dockerfile);
  const speaksKorean = async () => hangul.test(await session.hoverText(dockerfileUri, 1, 1));
  assert.equal(await speaksKorean(), true);
  await session.configure({ language: "en", hover: { enabled: true } });
  assert.equal(await speaksKorean(), false);
  await session.configure({ language: "auto", hover: { enabled: true } });
  assert.equal(await speaksKorean(), true);
});

test("hover: is switched off and on", async (t) => {
  const session = await start(t, {
    initializationOptions: { settings: { language: "en", hover: { enabled: false } } },
  });
  await session.open(dockerfileUri, dockerfile);
  assert.equal(await session.hover(dockerfileUri, RUN), null);
  await session.configure({ language: "en", hover: { enabled: true } });
  assert.ok(await session.hover(dockerfileUri, RUN));
  await session.configure({ language: "en", hover: { enabled: false } });
  assert.equal(await session.hover(dockerfileUri, RUN), null);
});

test("hover: a change without our settings leaves them as they were", async (t) => {
  const session = await start(t, { initializationOptions: { settings: { language: "ko", hover: { enabled: true } } } });
  await session.open(dockerfileUri, dockerfile);
  for (const settings of [null, {}, { other: { language: "en" } }])
    await session.connection.sendNotification("workspace/didChangeConfiguration", { settings });
  assert.match(await session.hoverText(dockerfileUri, 1, 1), hangul);
});

test("hover: an editor that prefers plain text gets it", async (t) => {
  const capabilities = { textDocument: { hover: { contentFormat: ["plaintext" as const] } } };
  const session = await start(t, { capabilities, initializationOptions: { commandLinks: ["strata.openLayerView"] } });
  await session.open(dockerfileUri, dockerfile);
  const hover = await session.hover(dockerfileUri, RUN);
  assert.equal(hover?.contents.kind, "plaintext");
  assert.doesNotMatch(hover.contents.value, /\*\*|`|\]\(|command:/);
});

const everywhere = { start: RUN, end: RUN };
const linked = fakeService({
  hover: () => ({ contents: "see [the view](command:strata.openLayerView) or [it](command:other)", range: everywhere }),
});

const links: [announced: string[] | undefined, expected: string][] = [
  [["strata.openLayerView"], "see [the view](command:strata.openLayerView) or it"],
  [undefined, "see the view or it"],
  [[], "see the view or it"],
];

for (const [commandLinks, expected] of links) {
  test(`hover: command links of an editor that announced ${commandLinks?.join() || "none"}`, async (t) => {
    const session = await start(t, { initializationOptions: commandLinks ? { commandLinks } : {} }, linked);
    await session.open(dockerfileUri, dockerfile);
    assert.equal(await session.hoverText(dockerfileUri, 0, 0), expected);
  });
}

test("hover: a failure is answered null, logged, and the session goes on", async (t) => {
  let calls = 0;
  const session = await start(
    t,
    {},
    fakeService({
      hover: () => {
        if (++calls === 1) throw new Error("broken on purpose");
        return { contents: "fine", range: everywhere };
      },
      layerStack: () => {
        throw new Error("broken on purpose");
      },
    }),
  );
  await session.open(dockerfileUri, dockerfile);
  assert.equal(await session.hover(dockerfileUri, RUN), null);
  assert.equal(await session.layerStack(dockerfileUri), null);
  assert.equal(await session.hoverText(dockerfileUri, 1, 1), "fine");
  assert.equal(session.log.length, 2);
  assert.match(session.log[0]!, /textDocument\/hover: .*broken on purpose/);
  assert.match(session.log[1]!, /strata\/layerStack: .*broken on purpose/);
});

test("hover: a cancelled request is not worked on", async (t) => {
  const { CancellationTokenSource } = await import("vscode-languageserver/node");
  let calls = 0;
  const hover = () => {
    calls++;
    return null;
  };
  const session = await start(t, {}, fakeService({ hover }));
  await session.open(dockerfileUri, dockerfile);
  const cancellation = new CancellationTokenSource();
  const request = session.connection.sendRequest(
    "textDocument/hover",
    { textDocument: { uri: dockerfileUri }, position: RUN },
    cancellation.token,
  );
  cancellation.cancel();
  await assert.rejects(request, { code: -32800 });
  assert.equal(calls, 0);
});
