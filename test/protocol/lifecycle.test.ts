import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, dockerfileUri, start } from "./session";

test("lifecycle: says what it can do", async (t) => {
  const { capabilities, serverInfo } = await connect(t).initialize();
  assert.deepEqual(capabilities, {
    textDocumentSync: { openClose: true, change: 2 },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
  });
  assert.equal(serverInfo?.name, "docker-strata");
});

const odd: [name: string, initializationOptions: unknown][] = [
  ["none", undefined],
  ["null", null],
  ["a text", "x"],
  ["members of the wrong type", { settings: 1, commandLinks: "strata.openLayerView" }],
];

for (const [name, initializationOptions] of odd) {
  test(`lifecycle: initialization options: ${name}`, async (t) => {
    const session = await start(t, { initializationOptions });
    await session.open(dockerfileUri, "FROM alpine\n");
    assert.ok(await session.hover(dockerfileUri, { line: 0, character: 1 }));
  });
}

test("lifecycle: an editor without any capability", async (t) => {
  const session = await start(t, { capabilities: {} });
  await session.open(dockerfileUri, "FROM alpine\n");
  assert.equal((await session.hover(dockerfileUri, { line: 0, character: 1 }))?.contents.kind, "plaintext");
});

test("lifecycle: a shutdown is confirmed", async (t) => {
  const session = await start(t);
  assert.equal(await session.connection.sendRequest("shutdown"), null);
});

test("lifecycle: an unknown request is refused and the session goes on", async (t) => {
  const session = await start(t);
  await assert.rejects(session.connection.sendRequest("strata/unknown", {}), { code: -32601 });
  await session.open(dockerfileUri, "FROM alpine\n");
  assert.ok(await session.layerStack(dockerfileUri));
});
