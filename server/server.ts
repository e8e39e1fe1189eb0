import {
  type CancellationToken,
  CodeLensRefreshRequest,
  CodeLensRequest,
  type Connection,
  DocumentHighlightKind,
  type DocumentSymbol,
  FoldingRangeKind,
  InlayHintRefreshRequest,
  InlayHintRequest,
  LSPErrorCodes,
  MarkupKind,
  type Position,
  type Range,
  type ReferenceContext,
  ResponseError,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { keepCommandLinks } from "./commandLinks";
import { plainText } from "./plainText";
import {
  checksRequest,
  copiedFilesRequest,
  type Language,
  type LayerStackParams,
  layerStackRequest,
  type ProjectParams,
  projectRequest,
  type RelatedChangedParams,
  type RelatedFile,
  type RelatedParams,
  rebuildRequest,
  relatedChangedNotification,
  relatedKnownNotification,
  relatedRequest,
  showRelatedCommand,
} from "./protocol";
import { RelatedFiles } from "./relatedFiles";
import { createService, type OutlineEntry, type Service } from "./service";
import { chooseLanguage, readSettings, record } from "./settings";
import { SwitchedFeature } from "./switchedFeature";

interface At {
  position: Position;
}

const openLayerView = "strata.openLayerView";

const symbolKinds: Readonly<Record<OutlineEntry["kind"], SymbolKind>> = {
  stage: SymbolKind.Module,
  layer: SymbolKind.Method,
  config: SymbolKind.Property,
  build: SymbolKind.Variable,
  section: SymbolKind.Namespace,
  service: SymbolKind.Class,
  volume: SymbolKind.File,
  network: SymbolKind.Interface,
  secret: SymbolKind.Key,
  model: SymbolKind.Object,
  key: SymbolKind.Property,
};

/**
 * Answers one editor over its connection until the editor closes it. A request about a document that is not open is
 * answered null, and so is one that fails: the failure goes to the editor's log.
 */
export function serve(connection: Connection, service: Service = createService()): void {
  const documents = new TextDocuments(TextDocument);
  let settings = readSettings(undefined);
  let locale: string | undefined;
  let showsMarkdown = false;
  let showsTrees = false;
  let commandLinks: string[] = [];
  let inlayHints = new SwitchedFeature({});
  let codeLens = new SwitchedFeature({});
  let related: RelatedFiles | undefined;

  const language = (): Language => chooseLanguage(settings.language, locale);
  const hasLenses = (): boolean => settings.codeLens.enabled && commandLinks.includes(openLayerView);

  connection.onInitialize(({ capabilities: { textDocument, workspace }, ...params }) => {
    const options = record(params.initializationOptions);
    settings = readSettings(options.settings);
    locale = params.locale;
    // The order of the formats is the editor's order of preference.
    showsMarkdown = textDocument?.hover?.contentFormat?.[0] === MarkupKind.Markdown;
    showsTrees = textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
    commandLinks = Array.isArray(options.commandLinks) ? options.commandLinks : [];
    if (options.relatedFiles === true) {
      const ask = (params: RelatedParams) => connection.sendRequest<RelatedFile[]>(relatedRequest, params);
      related = new RelatedFiles(service, ask, () => {
        codeLens.update(hasLenses());
        void connection.sendNotification(relatedKnownNotification);
      });
    }
    const anyDocument = { documentSelector: null };
    inlayHints = new SwitchedFeature({
      ...(textDocument?.inlayHint?.dynamicRegistration && {
        register: () => connection.client.register(InlayHintRequest.type, anyDocument),
      }),
      ...(workspace?.inlayHint?.refreshSupport && {
        refresh: () => connection.sendRequest(InlayHintRefreshRequest.type),
      }),
    });
    codeLens = new SwitchedFeature({
      ...(textDocument?.codeLens?.dynamicRegistration && {
        register: () => connection.client.register(CodeLensRequest.type, anyDocument),
      }),
      ...(workspace?.codeLens?.refreshSupport && {
        refresh: () => connection.sendRequest(CodeLensRefreshRequest.type),
      }),
    });
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        documentLinkProvider: {},
        ...(textDocument?.inlayHint && !textDocument.inlayHint.dynamicRegistration && { inlayHintProvider: true }),
        ...(commandLinks.includes(openLayerView) &&
          !textDocument?.codeLens?.dynamicRegistration && { codeLensProvider: {} }),
      },
      serverInfo: { name: "docker-strata" },
    };
  });

  connection.onInitialized(updateSwitched);

  connection.onDidChangeConfiguration((change) => {
    const { strata } = record(change.settings);
    // Editors of the pull model notify without settings: what was said before holds.
    if (strata === undefined) return;
    settings = readSettings(strata);
    updateSwitched();
  });

  function updateSwitched(): void {
    inlayHints.update(settings.inlayHints.enabled);
    codeLens.update(hasLenses());
  }

  connection.onHover(
    answer("textDocument/hover", (document, { position }: At) => {
      if (!settings.hover.enabled) return null;
      const hover = service.hover(document, position, language());
      if (!hover) return null;
      const markdown = keepCommandLinks(hover.contents, commandLinks);
      const contents = showsMarkdown
        ? { kind: MarkupKind.Markdown, value: markdown }
        : { kind: MarkupKind.PlainText, value: plainText(markdown) };
      return { contents, range: hover.range };
    }),
  );
  connection.onDefinition(
    answer("textDocument/definition", (document, { position }: At) => {
      const elsewhere = service.elsewhere(document, position);
      return elsewhere ? [elsewhere] : locations(document, service.definition(document, position));
    }),
  );
  connection.onReferences(
    answer("textDocument/references", (document, { position, context }: At & { context: ReferenceContext }) =>
      locations(document, service.references(document, position, context.includeDeclaration)),
    ),
  );
  connection.onDocumentHighlight(
    answer("textDocument/documentHighlight", (document, { position }: At) =>
      map(service.highlights(document, position), ({ range, kind }) => ({
        range,
        kind: kind === "write" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
    ),
  );
  connection.onDocumentSymbol(
    answer("textDocument/documentSymbol", (document): DocumentSymbol[] | SymbolInformation[] | null => {
      const entries = service.symbols(document);
      return showsTrees ? map(entries, symbolOf) : (entries?.flatMap((entry) => flat(entry, document.uri)) ?? null);
    }),
  );
  connection.onFoldingRanges(
    answer("textDocument/foldingRange", (document) =>
      map(service.folds(document), ({ comment, ...lines }) =>
        comment ? { ...lines, kind: FoldingRangeKind.Comment } : lines,
      ),
    ),
  );
  connection.onDocumentLinks(answer("textDocument/documentLink", service.links));
  connection.languages.inlayHint.on(
    answer("textDocument/inlayHint", (document, { range }: { range: Range }) => {
      if (!settings.inlayHints.enabled) return null;
      const hints = service.inlayHints(document, range, language());
      return map(hints, ({ at, text }) => ({ position: at, label: text, paddingLeft: true }));
    }),
  );
  connection.onCodeLens(
    answer("textDocument/codeLens", (document) => {
      if (!hasLenses()) return null;
      const lenses = service.codeLenses(document, language());
      return map(lenses, ({ at: range, text: title, leadsTo }) => ({
        range,
        command: leadsTo
          ? { title, command: showRelatedCommand, arguments: [leadsTo.uri, leadsTo.range] }
          : { title, command: openLayerView },
      }));
    }),
  );
  connection.onRequest(
    layerStackRequest,
    answer(layerStackRequest, (document, options: Omit<LayerStackParams, "textDocument">) =>
      service.layerStack(document, options, language()),
    ),
  );
  connection.onRequest(rebuildRequest, answer(rebuildRequest, service.rebuild));
  connection.onRequest(copiedFilesRequest, answer(copiedFilesRequest, service.copiedFiles));
  connection.onRequest(checksRequest, answer(checksRequest, service.checks));
  connection.onRequest(
    projectRequest,
    answer(projectRequest, (document, options: Omit<ProjectParams, "textDocument">) =>
      service.project(document, options, language()),
    ),
  );

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

  connection.onNotification(relatedChangedNotification, ({ uris }: RelatedChangedParams) => related?.changed(uris));
  documents.onDidChangeContent(({ document }) => related?.update(document));
  documents.onDidClose(({ document }) => related?.forget(document));

  documents.listen(connection);
  connection.listen();
}

function map<T, R>(items: T[] | null, change: (item: T) => R): R[] | null {
  return items?.map(change) ?? null;
}

function locations({ uri }: TextDocument, ranges: Range[] | null) {
  return map(ranges, (range) => ({ uri, range }));
}

function symbolOf({ kind, children, ...entry }: OutlineEntry): DocumentSymbol {
  return { ...entry, kind: symbolKinds[kind], children: children.map(symbolOf) };
}

/** For editors whose outline is a list. */
function flat({ name, kind, range, children }: OutlineEntry, uri: string): SymbolInformation[] {
  const own = { name, kind: symbolKinds[kind], location: { uri, range } };
  const below = children.flatMap((child) => flat(child, uri));
  return [own, ...below.map((each) => ({ containerName: name, ...each }))];
}
