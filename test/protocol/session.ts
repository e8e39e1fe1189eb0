import { PassThrough } from "node:stream";
import type { TestContext } from "node:test";
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type MarkupContent,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver/node";
import {
  type Check,
  type ChecksParams,
  type ComposeProject,
  checksRequest,
  type LayerStack,
  type LayerStackParams,
  layerStackRequest,
  type Position,
  type ProjectParams,
  projectRequest,
  type Rebuild,
  type RebuildParams,
  rebuildRequest,
} from "../../server/protocol";
import { serve } from "../../server/server";
import type { Service } from "../../server/service";

/** An editor that shows Markdown, as VS Code says it. */
export const showsMarkdown: ClientCapabilities = {
  textDocument: { hover: { contentFormat: ["markdown", "plaintext"] } },
};

export const dockerfileUri = "file:///app/Dockerfile";
export const composeUri = "file:///app/compose.yaml";

/** A service that has nothing to say but what it is given. */
export function fakeService(methods: Partial<Service>): Service {
  const nothing = () => null;
  const silent: Service = {
    hover: nothing,
    layerStack: nothing,
    rebuild: nothing,
    checks: nothing,
    copiedFiles: nothing,
    project: nothing,
    definition: nothing,
    references: nothing,
    highlights: nothing,
    symbols: nothing,
    folds: nothing,
    links: nothing,
    inlayHints: nothing,
    codeLenses: nothing,
    relatedFiles: nothing,
    relate: nothing,
    elsewhere: nothing,
  };
  return { ...silent, ...methods };
}

/** The editor's end of a connection to a language server. */
export class Session {
  /** What the server wrote to the editor's log. */
  readonly log: string[] = [];

  constructor(readonly connection: ProtocolConnection) {
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.log.push(message);
    });
    connection.listen();
  }

  async initialize(params: Partial<InitializeParams> = {}): Promise<InitializeResult> {
    const all = { processId: null, rootUri: null, capabilities: showsMarkdown, ...params };
    const result = await this.connection.sendRequest<InitializeResult>("initialize", all);
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  async open(uri: string, text: string, languageId = uri === composeUri ? "dockercompose" : "dockerfile", version = 1) {
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version, text },
    });
  }

  async change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]) {
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async close(uri: string) {
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  async configure(strata: unknown) {
    await this.connection.sendNotification("workspace/didChangeConfiguration", { settings: { strata } });
  }

  async hover(uri: string, position: Position): Promise<(Hover & { contents: MarkupContent }) | null> {
    return this.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position });
  }

  /** The hover's text; an error when there is none. */
  async hoverText(uri: string, line: number, character: number): Promise<string> {
    const hover = await this.hover(uri, { line, character });
    if (!hover) throw new Error(`no hover at ${line}:${character}`);
    return hover.contents.value;
  }

  async layerStack(uri: string, params: Omit<LayerStackParams, "textDocument"> = {}): Promise<LayerStack | null> {
    return this.connection.sendRequest(layerStackRequest, { textDocument: { uri }, ...params });
  }

  async rebuild(uri: string, params: Omit<RebuildParams, "textDocument"> = {}): Promise<Rebuild | null> {
    return this.connection.sendRequest(rebuildRequest, { textDocument: { uri }, ...params });
  }

  async checks(uri: string, params: Omit<ChecksParams, "textDocument"> = {}): Promise<Check[] | null> {
    return this.connection.sendRequest(checksRequest, { textDocument: { uri }, ...params });
  }

  async project(uri: string, params: Omit<ProjectParams, "textDocument"> = {}): Promise<ComposeProject | null> {
    return this.connection.sendRequest(projectRequest, { textDocument: { uri }, ...params });
  }
}

/** A session with a server in this process, over streams in memory; it ends with the test. */
export function connect(test: TestContext, service?: Service): Session {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor));
  serve(server, service);
  const editor = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  test.after(() => {
    editor.dispose();
    server.dispose();
  });
  return new Session(editor);
}

/** The same, initialized. */
export async function start(test: TestContext, params: Partial<InitializeParams> = {}, service?: Service) {
  const session = connect(test, service);
  await session.initialize(params);
  return session;
}
