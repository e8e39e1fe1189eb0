import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type LayerStack,
  layerStackRequest,
  type RelatedChangedParams,
  type RelatedFile,
  type RelatedParams,
  relatedChangedNotification,
  relatedKnownNotification,
  relatedRequest,
} from "../../server/protocol";
import { composeUri, dockerfileUri, type Session, showsMarkdown, start } from "./session";

const compose = "services:\n  web:\n    build:\n      context: .\n      target: run\n";

/** An editor that has these files, by URI, and remembers what it was asked for. */
function answering(session: Session, files: Record<string, string>) {
  const asked: RelatedParams[] = [];
  const waiting: (() => void)[] = [];
  session.connection.onRequest(relatedRequest, (params: RelatedParams): RelatedFile[] => {
    asked.push(params);
    waiting.shift()?.();
    const found = params.composeFiles ? Object.keys(files).filter((uri) => uri.endsWith(".yaml")) : [];
    return [...params.files, ...found].map((uri) => ({ uri, text: files[uri] ?? null }));
  });
  const next = () => new Promise<void>((resolve) => waiting.push(resolve));
  return { asked, next };
}

const options = { capabilities: showsMarkdown, initializationOptions: { relatedFiles: true } };

/** Asks again until the hover says it; a hover before the editor has answered is one without the other file. */
async function hoverSays(session: Session, uri: string, line: number, character: number, said: RegExp) {
  for (;;) {
    const text = await session.hoverText(uri, line, character);
    if (said.test(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("related: an editor that does not offer it is not asked", async (t) => {
  const session = await start(t);
  const { asked } = answering(session, {});
  await session.open(composeUri, compose);
  assert.doesNotMatch(await session.hoverText(composeUri, 4, 8), /begins on line/);
  assert.deepEqual(asked, []);
});

test("related: the editor is asked once for each file and again when one has changed", {
  timeout: 20_000,
}, async (t) => {
  const session = await start(t, options);
  const files: Record<string, string> = { [dockerfileUri]: "FROM node AS run\n" };
  const { asked, next } = answering(session, files);
  await session.open(composeUri, compose);
  await hoverSays(session, composeUri, 4, 8, /begins on line 1 of `Dockerfile`/);
  const first = asked[0];
  assert.ok(first?.files.includes(dockerfileUri) && !first.composeFiles && first.textDocument.uri === composeUri);

  const again = next();
  await session.change(composeUri, 2, { text: `${compose}    env_file: a.env\n` });
  await again;
  assert.deepEqual(asked[1]?.files, ["file:///app/a.env"]);

  files[dockerfileUri] = "# moved\nFROM node AS run\n";
  const changed: RelatedChangedParams = { uris: [dockerfileUri] };
  await session.connection.sendNotification(relatedChangedNotification, changed);
  await hoverSays(session, composeUri, 4, 8, /begins on line 2 of `Dockerfile`/);
  assert.deepEqual(asked[2]?.files, [dockerfileUri]);
  assert.equal(asked.length, 3);
});

test("related: a Dockerfile hears of the compose files that build it", { timeout: 20_000 }, async (t) => {
  const commandLinks = ["strata.openLayerView"];
  const session = await start(t, { ...options, initializationOptions: { relatedFiles: true, commandLinks } });
  const { asked } = answering(session, { [composeUri]: compose });
  await session.open(dockerfileUri, "FROM node AS run\n");
  await hoverSays(session, dockerfileUri, 0, 1, /Service `web` in `compose\.yaml` is built from this stage/);
  assert.deepEqual(asked, [{ textDocument: { uri: dockerfileUri }, files: [], composeFiles: true }]);
  const lenses = await session.connection.sendRequest<{ command: { command: string; arguments?: unknown[] } }[]>(
    "textDocument/codeLens",
    { textDocument: { uri: dockerfileUri } },
  );
  assert.deepEqual(
    lenses.map(({ command }) => [command.command, command.arguments?.[0]]),
    [
      ["strata.openLayerView", undefined],
      ["strata.showRelated", composeUri],
    ],
  );
});

test("related: when other files are known the stack is asked for again, and names the services that build it", {
  timeout: 20_000,
}, async (t) => {
  const session = await start(t, options);
  answering(session, { [composeUri]: `${compose}    volumes: [data:/d]\nvolumes: {data: {}}\n` });
  const known = new Promise<void>((resolve) => session.connection.onNotification(relatedKnownNotification, resolve));
  await session.open(dockerfileUri, "FROM node AS run\n");
  await known;
  const { builtBy } = await session.connection.sendRequest<LayerStack>(layerStackRequest, {
    textDocument: { uri: dockerfileUri },
  });
  assert.deepEqual(
    builtBy?.map(({ file, uri, service, mounts }) => [file, uri, service, mounts.map(({ target }) => target)]),
    [["compose.yaml", composeUri, "web", ["/d"]]],
  );
});

test("related: a target leads into the Dockerfile", { timeout: 20_000 }, async (t) => {
  const session = await start(t, options);
  answering(session, { [dockerfileUri]: "FROM node\nFROM node AS run\n" });
  await session.open(composeUri, compose);
  await hoverSays(session, composeUri, 4, 8, /line 2 of `Dockerfile`/);
  const found = await session.connection.sendRequest("textDocument/definition", {
    textDocument: { uri: composeUri },
    position: { line: 4, character: 15 },
  });
  const range = { start: { line: 1, character: 13 }, end: { line: 1, character: 16 } };
  assert.deepEqual(found, [{ uri: dockerfileUri, range }]);
});

test("related: an editor that fails to answer leaves the hovers as they are", async (t) => {
  const session = await start(t, options);
  session.connection.onRequest(relatedRequest, () => {
    throw new Error("no");
  });
  await session.open(composeUri, compose);
  assert.match(await session.hoverText(composeUri, 4, 8), /^\*\*Ends the build at stage `run`\*\*/);
});
