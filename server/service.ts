import { builtBy } from "./bridge/builtBy";
import { type Destination, destination, fileLinks } from "./bridge/destinations";
import { type ComposeView, Neighbours, type Texts, wantedFiles } from "./bridge/neighbours";
import { locate as locateInCompose } from "./compose/explain";
import { isCertain, withVerdict } from "./compose/explain/verdict";
import { codeLenses as codeLensesInCompose } from "./compose/features/codeLens";
import { inlayHints as inlayHintsInCompose } from "./compose/features/inlayHints";
import { links as linksInCompose } from "./compose/features/links";
import { findOccurrences as findOccurrencesInCompose } from "./compose/features/occurrences";
import { type OutlineEntry as ComposeOutlineEntry, symbols as symbolsInCompose } from "./compose/features/symbols";
import { findingsIn } from "./compose/insights/findings";
import { readProject } from "./compose/project/model";
import { type KnownKeys, knownKeys } from "./compose/project/unknownKeys";
import { type ComposeFile, parseCompose } from "./compose/read/parse";
import { notesAt } from "./compose/related/notes";
import { composeCureOf } from "./composeCures";
import { type Analysis, analyze } from "./dockerfile/analysis";
import { copiedFiles } from "./dockerfile/cache/copiedFiles";
import { withOtherSteps } from "./dockerfile/cache/otherSteps";
import { rebuild } from "./dockerfile/cache/rebuild";
import { checkDockerfile } from "./dockerfile/check/checks";
import { type IgnorePatterns, parseDockerignore } from "./dockerfile/check/dockerignore";
import { Evaluations } from "./dockerfile/evaluations";
import { locate as locateInDockerfile } from "./dockerfile/explain";
import { builderNotes } from "./dockerfile/explain/builders";
import { builderLenses } from "./dockerfile/features/builderLenses";
import { codeLenses, type Lens } from "./dockerfile/features/codeLens";
import { type Fold, folds } from "./dockerfile/features/folding";
import { inlayHints } from "./dockerfile/features/inlayHints";
import { type ImageLink, links } from "./dockerfile/features/links";
import { findOccurrences } from "./dockerfile/features/occurrences";
import { type OutlineEntry as DockerfileOutlineEntry, symbols } from "./dockerfile/features/symbols";
import { findings } from "./dockerfile/insights/findings";
import { layerStack } from "./dockerfile/stack";
import { type Document, isInside, oncePerVersion } from "./document";
import type { Explanation } from "./explanation";
import { documentKind } from "./kinds";
import { definition, type Highlight, highlights, references } from "./names/definition";
import type { Occurrence } from "./names/occurrence";
import type {
  Check,
  ChecksParams,
  ComposeProject,
  CopiedFile,
  CopiedFilesParams,
  Language,
  LayerStack,
  LayerStackParams,
  Position,
  ProjectParams,
  Range,
  Rebuild,
  RebuildParams,
  RelatedParams,
} from "./protocol";
import { cured, lineOf, tell, tellOfService, withCure } from "./telling";
import { explanationText, topics } from "./topics/topics";

export type OutlineEntry = DockerfileOutlineEntry | ComposeOutlineEntry;

export type { Document } from "./document";

export interface HoverAnswer {
  /** Markdown; text of the user's file in it is escaped. */
  contents: string;
  range: Range;
}

/** A line of plain text at a place. */
export interface Label<At> {
  at: At;
  text: string;
  /** The place in another file that it is about. */
  leadsTo?: Destination;
}

/** The whole product for one document, free of any editor. Every method is pure, never throws and answers null for "nothing to say". */
export interface Service {
  hover(document: Document, position: Position, language: Language): HoverAnswer | null;
  /** `language` is that of the cures; default English. */
  layerStack(
    document: Document,
    options?: Omit<LayerStackParams, "textDocument">,
    language?: Language,
  ): LayerStack | null;
  rebuild(document: Document, options: Omit<RebuildParams, "textDocument">): Rebuild | null;
  copiedFiles(document: Document, options: Omit<CopiedFilesParams, "textDocument">): CopiedFile[] | null;
  checks(document: Document, options: Omit<ChecksParams, "textDocument">): Check[] | null;
  /** What a compose file becomes; `language` is that of the cures and findings, default English. */
  project(
    document: Document,
    options?: Omit<ProjectParams, "textDocument">,
    language?: Language,
  ): ComposeProject | null;
  /** Names of the file, such as stages, services, volumes and variables: where the one at the position is defined; none: nowhere in it. */
  definition(document: Document, position: Position): Range[] | null;
  /** Every place of it; in the order of the file. */
  references(document: Document, position: Position, includeDefinitions: boolean): Range[] | null;
  highlights(document: Document, position: Position): Highlight[] | null;
  /** Stages of a Dockerfile with their instructions, sections of a compose file with their entries. */
  symbols(document: Document): OutlineEntry[] | null;
  /** Of a Dockerfile only: editors fold YAML by its indentation where nobody else answers. */
  folds(document: Document): Fold[] | null;
  /** The pages of the images that the file names. */
  links(document: Document): ImageLink[] | null;
  /** Behind instructions whose first line is in the range, the layer they add; behind volumes and ports of services, what they are. */
  inlayHints(document: Document, range: Range, language: Language): Label<Position>[] | null;
  /** Above each FROM its stage, above each service its containers, in one line. The text offers to open the layer view or leads elsewhere. */
  codeLenses(document: Document, language: Language): Label<Range>[] | null;
  /** The files whose text would say more about this one. */
  relatedFiles(document: Document): Omit<RelatedParams, "textDocument"> | null;
  /** Hands over their texts, in place of those before; they are kept as long as the document's owner keeps the document. */
  relate(document: Document, texts: Texts): void;
  /** The place in another file that the token of a compose file leads to. */
  elsewhere(document: Document, position: Position): Destination | null;
}

/** A service that reads each version of a document once, whatever is asked about it. */
export function createService(): Service {
  const dockerfile = oncePerVersion((document) => analyze(document.getText(), document.version));
  const compose = oncePerVersion((document) => parseCompose(document.getText()));
  const project = oncePerVersion((document) => readProject(compose(document), { keys: keys() }));
  const projectFindings = oncePerVersion((document) => findingsIn(project(document)));

  const neighbours = new WeakMap<Document, Neighbours>();

  const earlier = new WeakMap<Document, Evaluations>();
  /** The file with another text: while somebody types, the text of the last save is asked about again and again. */
  function withText(document: Document, text: string): Evaluations {
    const known = earlier.get(document);
    if (known?.text === text) return known;
    const made = new Evaluations(text);
    earlier.set(document, made);
    return made;
  }

  const neighboursOf = (document: Document) => neighbours.get(document) ?? new Neighbours(new Map());
  const viewOf = (document: Document): ComposeView => ({
    uri: document.uri,
    compose: compose(document),
    model: () => project(document),
  });
  const buildersOf = (document: Document) => neighboursOf(document).builders(document.uri);

  const occurrences = oncePerVersion(
    (document): readonly Occurrence[] => byKind(document, findOccurrences, findOccurrencesInCompose) ?? [],
  );

  function byKind<T>(
    document: Document,
    inDockerfile: (analysis: Analysis) => T,
    inCompose: (file: ComposeFile) => T,
  ): T | null {
    switch (documentKind(document)) {
      case "dockerfile":
        return inDockerfile(dockerfile(document));
      case "compose":
        return inCompose(compose(document));
      default:
        return null;
    }
  }

  function onOccurrence<T>(
    document: Document,
    position: Position,
    answer: (all: readonly Occurrence[]) => T | null,
  ): T | null {
    return isInside(document, position) ? answer(occurrences(document)) : null;
  }

  function locate(document: Document, position: Position): Explanation | null {
    if (!isInside(document, position)) return null;
    switch (documentKind(document)) {
      case "dockerfile":
        return besideBuilders(dockerfile(document), locateInDockerfile(dockerfile(document), position), document);
      case "compose":
        return withVerdict(
          locateInCompose(compose(document), position, (place) =>
            notesAt(neighboursOf(document).related(viewOf(document)), place),
          ),
          position,
          compose(document),
          { refusals: project(document).refusals, findings: projectFindings(document) },
        );
      default:
        return null;
    }
  }

  function besideBuilders(analysis: Analysis, found: Explanation | null, document: Document): Explanation | null {
    const beside = found ? builderNotes(analysis, found.range, buildersOf(document)) : [];
    return found && beside.length > 0 ? { ...found, beside } : found;
  }

  return {
    hover(document, position, language) {
      const found = locate(document, position);
      if (!found) return null;
      const contents = explanationText(language, cured(found, language));
      return contents ? { contents, range: found.range } : null;
    },
    layerStack(document, options = {}, language = "en") {
      if (documentKind(document) !== "dockerfile") return null;
      const analysis = dockerfile(document);
      const isAnalyzed = Object.keys(options).length === 0;
      const evaluation = isAnalyzed ? undefined : analysis.evaluations.with(options);
      const stack = evaluation ? layerStack(evaluation, document.version) : analysis.stack;
      const found = evaluation ? findings(evaluation) : analysis.findings();
      const services = builtBy(stack, buildersOf(document));
      return {
        ...stack,
        problems: stack.problems.map((problem) => withCure(problem, language)),
        findings: found.map((finding) => tell(finding, language)),
        ...(services.length > 0 && { builtBy: services }),
      };
    },
    rebuild(
      document,
      { changedFiles = [], changedImages = [], changedSteps = [], was = {}, dockerignore, ...options },
    ) {
      if (documentKind(document) !== "dockerfile") return null;
      const { dockerfile: file, evaluations: after } = dockerfile(document);
      const { text, ...wasGiven } = was;
      const other = changedSteps.length > 0 ? withOtherSteps(file, document.getText(), changedSteps) : text;
      const before = other === undefined ? after : withText(document, other);
      const changes = { files: changedFiles, images: changedImages, ...ignoring(dockerignore) };
      return { steps: rebuild(before.with({ ...options, ...wasGiven }), after.with(options), changes) };
    },
    copiedFiles(document, { files, dockerignore, ...options }) {
      if (documentKind(document) !== "dockerfile") return null;
      const evaluation = dockerfile(document).evaluations.with(options);
      return copiedFiles(evaluation, files, ignoring(dockerignore).ignore);
    },
    checks(document, { dockerignore, ...options }) {
      if (documentKind(document) !== "dockerfile") return null;
      const { dockerfile: file, evaluations } = dockerfile(document);
      return checkDockerfile(file, { ...evaluations.with(options).options, ...ignoring(dockerignore) });
    },
    project(document, { environment } = {}, language = "en") {
      if (documentKind(document) !== "compose") return null;
      const model = environment ? readProject(compose(document), { environment, keys: keys() }) : project(document);
      const { refusals, reading: _, root: __, ...rest } = model;
      return {
        version: document.version,
        ...rest,
        problems: refusals.map((refusal) => {
          const unset = !environment && !isCertain(compose(document), refusal);
          return withCure(unset ? { ...refusal, ifUnset: true } : refusal, language, composeCureOf);
        }),
        findings: findingsIn(model).map((finding) => tellOfService(finding, language)),
      };
    },
    definition: (document, position) => onOccurrence(document, position, (all) => definition(all, position)),
    references: (document, position, includeDefinitions) =>
      onOccurrence(document, position, (all) => references(all, position, includeDefinitions)),
    highlights: (document, position) => onOccurrence(document, position, (all) => highlights(all, position)),
    symbols: (document) => byKind<OutlineEntry[]>(document, symbols, symbolsInCompose),
    folds: (document) => byKind<Fold[] | null>(document, folds, () => null),
    links: (document) =>
      byKind(document, links, (file) => [
        ...linksInCompose(file),
        ...fileLinks(viewOf(document), neighboursOf(document)),
      ]),
    inlayHints: (document, range, language) => {
      const hints = byKind(
        document,
        (analysis) => inlayHints(analysis, document.getText(), range),
        (file) => inlayHintsInCompose(file, project(document), range),
      );
      return (
        hints?.map(({ position, topic, facts }) => ({ at: position, text: lineOf(language, topic, facts) })) ?? null
      );
    },
    codeLenses: (document, language) => {
      const lenses = byKind<(Lens & { leadsTo?: Destination })[]>(
        document,
        (analysis) => [...codeLenses(analysis), ...builderLenses(analysis, buildersOf(document))],
        (file) => codeLensesInCompose(file, project(document)),
      );
      return (
        lenses?.map(({ range, topic, facts, leadsTo }) => {
          const label = { at: range, text: lineOf(language, topic, facts) };
          return leadsTo ? { ...label, leadsTo } : label;
        }) ?? null
      );
    },
    relatedFiles: (document) =>
      byKind<Omit<RelatedParams, "textDocument">>(
        document,
        () => ({ files: [], composeFiles: true }),
        () => ({ files: wantedFiles(viewOf(document), neighboursOf(document)), composeFiles: false }),
      ),
    relate: (document, texts) => {
      neighbours.set(document, new Neighbours(texts));
    },
    elsewhere: (document, position) =>
      isInside(document, position)
        ? byKind(
            document,
            () => null,
            () => destination(viewOf(document), neighboursOf(document), position),
          )
        : null,
  };
}

let composeKeys: KnownKeys | undefined;

/** Each key of a compose file has a topic: that is how it is known. */
function keys(): KnownKeys {
  composeKeys ??= knownKeys(topics("en").keys());
  return composeKeys;
}

function ignoring(dockerignore: string | undefined): { ignore?: IgnorePatterns } {
  return dockerignore === undefined ? {} : { ignore: parseDockerignore(dockerignore) };
}
