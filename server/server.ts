import {
  type CancellationToken,
  type Connection,
  type HoverParams,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { keepCommandLinks } from "./commandLinks";
import { plainText } from "./plainText";
import { checksRequest, type LayerStackParams, layerStackRequest, rebuildRequest } from "./protocol";
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
    answer("textDocument/hover", (document, { position }: Omit<HoverParams, "textDocument">) => {
      if (!settings.hover.enabled) return null;
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
    answer(layerStackRequest, (document, options: Omit<LayerStackParams, "textDocument">) =>
      service.layerStack(document, options, chooseLanguage(settings.language, locale)),
    ),
  );
  connection.onRequest(rebuildRequest, answer(rebuildRequest, service.rebuild));
  connection.onRequest(checksRequest, answer(checksRequest, service.checks));

  function answer<O, R>(method: string, handle: (document: TextDocument, options: O) => R | null) {
    type Params = O & { textDocument: TextDocumentIdentifier };
    return ({ textDocument, ...options }: Params, token: CancellationToken): R | null | ResponseError<void> => {
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      const document = documents.get(textDocument.uri);
      if (!document) return null;
      try {
        return handle(document, options as O);
      } catch (error) {
        connection.console.error(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
        return null;
      }
    };
  }

  documents.listen(connection);
  connection.listen();
}
