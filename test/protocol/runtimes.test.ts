import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { type BuildOptions, build } from "esbuild";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  Disposable,
  IPCMessageReader,
  IPCMessageWriter,
  type Message,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { cache, root } from "../support/root.mjs";
import { dockerfileUri, Session } from "./session";

const outdir = `${cache}/tests/runtimes`;
const nodeServer = `${outdir}/server/main.node.js`;
const browserServer = `${outdir}/server/main.browser.js`;

/** The server's entries as they ship. */
const built = (async () => {
  const { bundles } = (await import(pathToFileURL(`${root}/esbuild.mjs`).href)) as { bundles(): BuildOptions[] };
  for (const options of bundles()) {
    const entryPoints = (options.entryPoints as string[]).filter((entry) => entry.startsWith("server/"));
    if (entryPoints.length > 0) await build({ ...options, entryPoints, outdir });
  }
})();

function session(t: TestContext, reader: MessageReader, writer: MessageWriter): Session {
  const connection = createProtocolConnection(reader, writer);
  t.after(() => connection.dispose());
  return new Session(connection);
}

async function overIpc(t: TestContext): Promise<{ server: ChildProcess; editor: Session }> {
  await built;
  const server = fork(nodeServer, ["--node-ipc"]);
  t.after(() => server.kill());
  return { server, editor: session(t, new IPCMessageReader(server), new IPCMessageWriter(server)) };
}

async function overStdio(t: TestContext) {
  await built;
  const server = spawn(process.execPath, [nodeServer, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => server.kill());
  return { server, editor: session(t, new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)) };
}

async function answers(editor: Session): Promise<void> {
  await editor.initialize();
  await editor.open(dockerfileUri, "FROM alpine\nRUN true\n");
  assert.ok(await editor.hover(dockerfileUri, { line: 1, character: 0 }));
  assert.equal((await editor.layerStack(dockerfileUri))?.image.layers, 1);
}

test("runtimes: a process of VS Code answers, and ends well after shutdown", async (t) => {
  const { server, editor } = await overIpc(t);
  await answers(editor);
  await editor.connection.sendRequest("shutdown");
  const ended = once(server, "exit");
  await editor.connection.sendNotification("exit");
  assert.deepEqual(await ended, [0, null]);
});

test("runtimes: standard input and output of another editor", async (t) => {
  const { server, editor } = await overStdio(t);
  await answers(editor);
  const ended = once(server, "exit");
  await editor.connection.sendNotification("exit");
  assert.deepEqual(await ended, [1, null], "an exit without a shutdown is a failure");
});

test("runtimes: the server ends with its editor", async (t) => {
  const { server, editor } = await overStdio(t);
  await answers(editor);
  const ended = once(server, "exit");
  server.stdin.end();
  assert.deepEqual(await ended, [1, null]);
});

test("runtimes: a message that is no JSON does not end the server", async (t) => {
  const { server, editor } = await overStdio(t);
  server.stdin.write("Content-Length: 5\r\n\r\n{oops");
  await answers(editor);
});

test("runtimes: a web worker, with nothing of Node", async (t) => {
  await built;
  const fromServer: DataCallback[] = [];
  const self = Object.assign(new EventTarget(), {
    onmessage: (_: { data: Message }) => {},
    postMessage: (message: Message) => {
      for (const receive of fromServer) receive(structuredClone(message));
    },
  });
  const web = { self, setTimeout, clearTimeout, setInterval, clearInterval, TextDecoder, TextEncoder, console };
  runInContext(readFileSync(browserServer, "utf8"), createContext(web));

  class Reader extends AbstractMessageReader {
    listen(callback: DataCallback): Disposable {
      fromServer.push(callback);
      return Disposable.create(() => {});
    }
  }
  class Writer extends AbstractMessageWriter {
    async write(message: Message): Promise<void> {
      self.onmessage({ data: structuredClone(message) });
    }
    end(): void {}
  }
  await answers(session(t, new Reader(), new Writer()));
});
