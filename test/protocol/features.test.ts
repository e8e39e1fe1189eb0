import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, InitializeParams, RegistrationParams } from "vscode-languageserver/node";
import { composeUri, connect, dockerfileUri, type Session, start } from "./session";

const dockerfile = "# a\n# b\nFROM alpine AS x\nRUN a\nFROM x\nARG V=1\nUSER $V\n";
const on = { enabled: true };
const off = { enabled: false };

const withCommand: Partial<InitializeParams> = {
  initializationOptions: { settings: { inlayHints: on }, commandLinks: ["strata.openLayerView"] },
};

/** The answer to a request about the open Dockerfile. */
async function ask(session: Session, method: string, params: object = {}): Promise<unknown> {
  return session.connection.sendRequest(method, { textDocument: { uri: dockerfileUri }, ...params });
}

const everything = { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };
const onX = { position: { line: 4, character: 5 } };
const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

const answers: [method: string, params: object, expected: unknown][] = [
  ["textDocument/definition", onX, [{ uri: dockerfileUri, range: range(2, 15, 16) }]],
  [
    "textDocument/references",
    { ...onX, context: { includeDeclaration: true } },
    [
      { uri: dockerfileUri, range: range(2, 15, 16) },
      { uri: dockerfileUri, range: range(4, 5, 6) },
    ],
  ],
  [
    "textDocument/references",
    { ...onX, context: { includeDeclaration: false } },
    [{ uri: dockerfileUri, range: range(4, 5, 6) }],
  ],
  [
    "textDocument/documentHighlight",
    { position: { line: 6, character: 6 } },
    [
      { range: range(5, 4, 5), kind: 3 },
      { range: range(6, 6, 7), kind: 2 },
    ],
  ],
  [
    "textDocument/foldingRange",
    {},
    [
      { startLine: 0, endLine: 1, kind: "comment" },
      { startLine: 2, endLine: 3 },
      { startLine: 4, endLine: 6 },
    ],
  ],
  ["textDocument/documentLink", {}, [{ range: range(2, 5, 11), target: "https://hub.docker.com/_/alpine" }]],
  [
    "textDocument/inlayHint",
    everything,
    [
      { position: { line: 3, character: 5 }, label: "layer 1", paddingLeft: true },
      { position: { line: 5, character: 7 }, label: "no layer", paddingLeft: true },
      { position: { line: 6, character: 7 }, label: "no layer", paddingLeft: true },
    ],
  ],
  [
    "textDocument/codeLens",
    {},
    [
      {
        range: range(2, 0, 4),
        command: {
          title: "1 layer on alpine · part of the image · open layer view",
          command: "strata.openLayerView",
        },
      },
      {
        range: range(4, 0, 4),
        command: {
          title: "No layer of its own on stage x · becomes the image · open layer view",
          command: "strata.openLayerView",
        },
      },
    ],
  ],
];

for (const [method, params, expected] of answers) {
  test(`features: ${method} ${JSON.stringify(params)}`, async (t) => {
    const session = await start(t, withCommand);
    await session.open(dockerfileUri, dockerfile);
    assert.deepEqual(await ask(session, method, params), expected);
    await session.change(dockerfileUri, 2, { text: "" });
    assert.deepEqual((await ask(session, method, params)) ?? [], [], "an empty document");
    await session.close(dockerfileUri);
    assert.equal(await ask(session, method, params), null, "a closed document");
  });
}

const compose = "services:\n  a:\n    image: b\n    volumes: [data:/x]\nvolumes: {data: }\n";
const onData = { position: { line: 3, character: 16 } };

const answersInCompose: [method: string, params: object, expected: unknown][] = [
  ["textDocument/definition", onData, [{ uri: composeUri, range: range(4, 10, 14) }]],
  [
    "textDocument/references",
    { ...onData, context: { includeDeclaration: false } },
    [{ uri: composeUri, range: range(3, 14, 18) }],
  ],
  [
    "textDocument/documentHighlight",
    onData,
    [
      { range: range(3, 14, 18), kind: 2 },
      { range: range(4, 10, 14), kind: 3 },
    ],
  ],
  ["textDocument/foldingRange", {}, null],
  ["textDocument/documentLink", {}, [{ range: range(2, 11, 12), target: "https://hub.docker.com/_/b" }]],
  [
    "textDocument/inlayHint",
    everything,
    [{ position: { line: 3, character: 21 }, label: "named volume <project>_data", paddingLeft: true }],
  ],
  [
    "textDocument/codeLens",
    {},
    [
      {
        range: range(1, 2, 3),
        command: { title: "Container from b · 1 volume · open layer view", command: "strata.openLayerView" },
      },
    ],
  ],
  [
    "textDocument/documentSymbol",
    {},
    [
      {
        name: "services",
        kind: 3,
        location: { uri: composeUri, range: { start: { line: 0, character: 0 }, end: { line: 3, character: 22 } } },
      },
      {
        name: "a",
        kind: 5,
        location: { uri: composeUri, range: { start: { line: 1, character: 2 }, end: { line: 3, character: 22 } } },
        containerName: "services",
      },
      { name: "image", kind: 7, location: { uri: composeUri, range: range(2, 4, 12) }, containerName: "a" },
      { name: "volumes", kind: 7, location: { uri: composeUri, range: range(3, 4, 22) }, containerName: "a" },
      { name: "volumes", kind: 3, location: { uri: composeUri, range: range(4, 0, 17) } },
      { name: "data", kind: 1, location: { uri: composeUri, range: range(4, 10, 15) }, containerName: "volumes" },
    ],
  ],
];

for (const [method, params, expected] of answersInCompose) {
  test(`features: ${method} in a compose file`, async (t) => {
    const session = await start(t, withCommand);
    await session.open(composeUri, compose);
    const request = { textDocument: { uri: composeUri }, ...params };
    assert.deepEqual(await session.connection.sendRequest(method, request), expected);
  });
}

test("features: the outline, as a tree for editors that show one", async (t) => {
  const capabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
  const session = await start(t, { capabilities });
  await session.open(dockerfileUri, "FROM alpine AS x\nRUN a\n");
  assert.deepEqual(await ask(session, "textDocument/documentSymbol"), [
    {
      name: "x",
      detail: "alpine",
      kind: 2,
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 5 } },
      selectionRange: range(0, 15, 16),
      children: [
        { name: "RUN", detail: "a", kind: 6, range: range(1, 0, 5), selectionRange: range(1, 0, 3), children: [] },
      ],
    },
  ]);
});

test("features: the outline, as a list for others", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "ARG A\nFROM alpine AS x\nRUN a\n");
  assert.deepEqual(await ask(session, "textDocument/documentSymbol"), [
    { name: "ARG", kind: 13, location: { uri: dockerfileUri, range: range(0, 0, 5) } },
    {
      name: "x",
      kind: 2,
      location: { uri: dockerfileUri, range: { start: { line: 1, character: 0 }, end: { line: 2, character: 5 } } },
    },
    { name: "RUN", kind: 6, location: { uri: dockerfileUri, range: range(2, 0, 5) }, containerName: "x" },
  ]);
});

const lasting: ClientCapabilities = { textDocument: { inlayHint: {}, codeLens: {} } };

const announced: [name: string, params: Partial<InitializeParams>, hints: unknown, lenses: unknown][] = [
  ["an editor that knows neither", { capabilities: {} }, undefined, undefined],
  ["one with hints, without the command", { capabilities: lasting }, true, undefined],
  ["one with both", { ...withCommand, capabilities: lasting }, true, {}],
  [
    "one that can be told later",
    { ...withCommand, capabilities: { textDocument: { inlayHint: dynamic(), codeLens: dynamic() } } },
    undefined,
    undefined,
  ],
];

for (const [name, params, hints, lenses] of announced) {
  test(`features: what is said at the start to ${name}`, async (t) => {
    const { capabilities } = await connect(t).initialize(params);
    assert.deepEqual(capabilities.inlayHintProvider, hints);
    assert.deepEqual(capabilities.codeLensProvider, lenses);
  });
}

function dynamic() {
  return { dynamicRegistration: true };
}

/** What the editor was told since the last time somebody asked. */
function listen(session: Session): () => string[] {
  const names = new Map<string, string>();
  let said: string[] = [];
  const { connection } = session;
  connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
    for (const { id, method, registerOptions } of registrations) {
      assert.deepEqual(registerOptions, { documentSelector: null });
      names.set(id, method);
      said.push(`+ ${method}`);
    }
    return null;
  });
  connection.onRequest("client/unregisterCapability", (params: { unregisterations: { id: string }[] }) => {
    for (const { id } of params.unregisterations) said.push(`- ${names.get(id)}`);
    return null;
  });
  for (const feature of ["inlayHint", "codeLens"]) {
    connection.onRequest(`workspace/${feature}/refresh`, () => {
      said.push(`refresh ${feature}`);
      return null;
    });
  }
  return () => {
    const before = said;
    said = [];
    return before.sort();
  };
}

/** Lets everything arrive that was sent before; an unregistration waits for the answer to its registration. */
async function settle(session: Session): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await session.hover(dockerfileUri, { line: 0, character: 0 });
}

const later: ClientCapabilities = {
  textDocument: { inlayHint: dynamic(), codeLens: dynamic() },
  workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
};

test("features: hints and lenses are announced while they are on", async (t) => {
  const session = connect(t);
  const said = listen(session);
  const next = async (settings: object) => {
    await session.configure(settings);
    await settle(session);
    return said();
  };
  await session.initialize({ capabilities: later, initializationOptions: { commandLinks: ["strata.openLayerView"] } });
  await settle(session);
  assert.deepEqual(said(), ["+ textDocument/codeLens"]);
  assert.deepEqual(await next({ inlayHints: on }), ["+ textDocument/inlayHint", "refresh codeLens"]);
  assert.deepEqual(await next({ inlayHints: on, language: "ko" }), ["refresh codeLens", "refresh inlayHint"]);
  assert.deepEqual(await next({ inlayHints: on, codeLens: off }), ["- textDocument/codeLens", "refresh inlayHint"]);
  assert.deepEqual(await next({ inlayHints: off, codeLens: on }), [
    "+ textDocument/codeLens",
    "- textDocument/inlayHint",
  ]);
  assert.deepEqual(await next({ inlayHints: off, codeLens: off }), ["- textDocument/codeLens"]);
});

test("features: no lens is announced to an editor without the command", async (t) => {
  const session = connect(t);
  const said = listen(session);
  await session.initialize({ capabilities: later });
  await settle(session);
  assert.deepEqual(said(), []);
});

test("features: an editor that was told at the start is asked to ask again", async (t) => {
  const session = connect(t);
  const said = listen(session);
  const workspace = { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } };
  await session.initialize({ ...withCommand, capabilities: { ...lasting, workspace } });
  await session.open(dockerfileUri, dockerfile);
  const answered = async () => [
    (await ask(session, "textDocument/inlayHint", everything)) !== null,
    (await ask(session, "textDocument/codeLens")) !== null,
  ];
  assert.deepEqual(await answered(), [true, true]);
  assert.deepEqual(said(), []);
  await session.configure({ inlayHints: off, codeLens: off });
  assert.deepEqual(await answered(), [false, false]);
  assert.deepEqual(said(), ["refresh codeLens", "refresh inlayHint"]);
  await session.configure({ inlayHints: on, codeLens: on });
  assert.deepEqual(await answered(), [true, true]);
});

test("features: hints and lenses speak the reader's language", async (t) => {
  const session = await start(t, { ...withCommand, locale: "ko" });
  await session.open(dockerfileUri, dockerfile);
  for (const [method, params] of [
    ["textDocument/inlayHint", everything],
    ["textDocument/codeLens", {}],
  ] as const)
    assert.match(JSON.stringify(await ask(session, method, params)), /레이어/);
});

test("features: an editor that did not announce the command gets no lens", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, dockerfile);
  assert.equal(await ask(session, "textDocument/codeLens"), null);
});
