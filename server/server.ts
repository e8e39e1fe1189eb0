import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { keepCommandLinks } from "./commandLinks";
import { plainText } from "./plainText";
import {
  type ChecksParams,
  checksRequest,
  type LayerStackParams,
  layerStackRequest,
  type RebuildParams,
  rebuildRequest,
} from "./protocol";
import { createService, type Service } from "./service";
import { chooseLanguage, readSettings, record } from "./settings";

/**
 * Answers one editor over its connection until the editor closes it. A request about a document that is not open is
 * answered null, and so is one that fails: the failure goes to the editor's log.
 */
export function serve(connection: Connection, service: Service = createService()): void {
  const documents = new TextDocuments(TextDocument);
  let settings = readSettings(undefined);
  let locale: string | undefined;
  let showsMarkdown = false;
  let commandLinks: string[] = [];

  connection.onInitialize((params) => {
    const options = record(params.initializationOptions);
    settings = readSettings(options.settings);
    locale = params.locale;
    // The order of the formats is the editor's order of preference.
    showsMarkdown = params.capabilities.textDocument?.hover?.contentFormat?.[0] === MarkupKind.Markdown;
    commandLinks = Array.isArray(options.commandLinks) ? options.commandLinks : [];
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
      },
      serverInfo: { name: "docker-strata" },
    };
  });

  connection.onDidChangeConfiguration((change) => {
    const { strata } = record(change.settings);
    // Editors of the pull model notify without settings: what was said before holds.
    if (strata !== undefined) settings = readSettings(strata);
  });

  connection.onHover(
    answer("textDocument/hover", ({ textDocument, position }) => {
      const document = documents.get(textDocument.uri);
      if (!document || !settings.hover.enabled) return null;
      const hover = service.hover(document, position, chooseLanguage(settings.language, locale));
      if (!hover) return null;
      const markdown = keepCommandLinks(hover.contents, commandLinks);
      const contents = showsMarkdown
        ? { kind: MarkupKind.Markdown, value: markdown }
        : { kind: MarkupKind.PlainText, value: plainText(markdown) };
      return { contents, range: hover.range };
    }),
  );

  connection.onRequest(
    layerStackRequest,
    answer(layerStackRequest, ({ textDocument, ...options }: LayerStackParams) => {
      const document = documents.get(textDocument.uri);
      return document ? service.layerStack(document, options) : null;
    }),
  );

  connection.onRequest(
    rebuildRequest,
    answer(rebuildRequest, ({ textDocument, ...options }: RebuildParams) => {
      const document = documents.get(textDocument.uri);
      return document ? service.rebuild(document, options) : null;
    }),
  );

  connection.onRequest(
    checksRequest,
    answer(checksRequest, ({ textDocument, ...options }: ChecksParams) => {
      const document = documents.get(textDocument.uri);
      return document ? service.checks(document, options) : null;
    }),
  );

  function answer<P, R>(method: string, handle: (params: P) => R | null) {
    return (params: P, token: CancellationToken): R | null | ResponseError<void> => {
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      try {
        return handle(params);
      } catch (error) {
        connection.console.error(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
        return null;
      }
    };
  }

  documents.listen(connection);
  connection.listen();
}
