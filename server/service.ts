import { locate as locateInCompose } from "./compose/explain";
import { parseCompose } from "./compose/read/parse";
import { cureOf } from "./cures";
import { type Analysis, analyze } from "./dockerfile/analysis";
import { rebuild } from "./dockerfile/cache/rebuild";
import { checkDockerfile } from "./dockerfile/check/checks";
import { type IgnorePatterns, parseDockerignore } from "./dockerfile/check/dockerignore";
import { evaluate } from "./dockerfile/evaluate";
import { locate as locateInDockerfile } from "./dockerfile/explain";
import { codeLenses } from "./dockerfile/features/codeLens";
import { definition, type Highlight, highlights, references } from "./dockerfile/features/definition";
import { type Fold, folds } from "./dockerfile/features/folding";
import { inlayHints } from "./dockerfile/features/inlayHints";
import { type ImageLink, links } from "./dockerfile/features/links";
import { findOccurrences, type Occurrence } from "./dockerfile/features/occurrences";
import { type OutlineEntry, symbols } from "./dockerfile/features/symbols";
import { parse } from "./dockerfile/read/parse";
import { layerStack } from "./dockerfile/stack";
import type { Explanation, Facts } from "./explanation";
import { documentKind } from "./kinds";
import { plainText } from "./plainText";
import type {
  Check,
  ChecksParams,
  Language,
  LayerStack,
  LayerStackParams,
  Position,
  Problem,
  Range,
  Rebuild,
  RebuildParams,
} from "./protocol";
import { explainTopic, explanationText } from "./topics/topics";

export type { OutlineEntry } from "./dockerfile/features/symbols";

/** A document as the service sees it; `TextDocument` of vscode-languageserver-textdocument is one. */
export interface Document {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  getText(): string;
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
}

export interface HoverAnswer {
  /** Markdown; text of the user's file in it is escaped. */
  contents: string;
  range: Range;
}

/** A line of plain text at a place. */
export interface Label<At> {
  at: At;
  text: string;
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
  checks(document: Document, options: Omit<ChecksParams, "textDocument">): Check[] | null;
  /** Stages and variables of a Dockerfile: where the one at the position is defined. */
  definition(document: Document, position: Position): Range[] | null;
  /** Every place of it; in the order of the file. */
  references(document: Document, position: Position, includeDefinitions: boolean): Range[] | null;
  highlights(document: Document, position: Position): Highlight[] | null;
  /** Stages of a Dockerfile with their instructions. */
  symbols(document: Document): OutlineEntry[] | null;
  folds(document: Document): Fold[] | null;
  /** The pages of the images that a Dockerfile names. */
  links(document: Document): ImageLink[] | null;
  /** Behind instructions whose first line is in the range: the layer they add. */
  inlayHints(document: Document, range: Range, language: Language): Label<Position>[] | null;
  /** Above each FROM: its stage in one line. The text offers to open the layer view. */
  codeLenses(document: Document, language: Language): Label<Range>[] | null;
}

/** A service that reads each version of a document once, whatever is asked about it. */
export function createService(): Service {
  const dockerfile = oncePerVersion((document) => analyze(document.getText(), document.version));
  const compose = oncePerVersion((document) => parseCompose(document.getText()));

  const occurrences = oncePerVersion((document) => findOccurrences(dockerfile(document)));

  function inDockerfile<T>(document: Document, answer: (analysis: Analysis) => T): T | null {
    return documentKind(document) === "dockerfile" ? answer(dockerfile(document)) : null;
  }

  function onOccurrence<T>(
    document: Document,
    position: Position,
    answer: (all: readonly Occurrence[]) => T | null,
  ): T | null {
    if (documentKind(document) !== "dockerfile" || !isInside(document, position)) return null;
    return answer(occurrences(document));
  }

  function locate(document: Document, position: Position): Explanation | null {
    if (!isInside(document, position)) return null;
    switch (documentKind(document)) {
      case "dockerfile":
        return locateInDockerfile(dockerfile(document), position);
      case "compose":
        return locateInCompose(compose(document), position);
      default:
        return null;
    }
  }

  return {
    hover(document, position, language) {
      const found = locate(document, position);
      if (!found) return null;
      const contents = explanationText(language, found);
      return contents ? { contents, range: found.range } : null;
    },
    layerStack(document, options = {}, language = "en") {
      if (documentKind(document) !== "dockerfile") return null;
      const analysis = dockerfile(document);
      const isAnalyzed = Object.keys(options).length === 0;
      const stack = isAnalyzed ? analysis.stack : layerStack(evaluate(analysis.dockerfile, options), document.version);
      if (stack.problems.length === 0) return stack;
      return { ...stack, problems: stack.problems.map((problem) => withCure(problem, language)) };
    },
    rebuild(document, { changedFiles = [], changedImages = [], was = {}, dockerignore, ...options }) {
      if (documentKind(document) !== "dockerfile") return null;
      const { dockerfile: file } = dockerfile(document);
      const before = was.text === undefined ? file : parse(was.text);
      const changes = { files: changedFiles, images: changedImages, ...ignoring(dockerignore) };
      return { steps: rebuild(evaluate(before, { ...options, ...was }), evaluate(file, options), changes) };
    },
    checks(document, { dockerignore, ...options }) {
      if (documentKind(document) !== "dockerfile") return null;
      const { dockerfile: file } = dockerfile(document);
      const evaluation = evaluate(file, options);
      return checkDockerfile(file, { ...evaluation.options, ...ignoring(dockerignore) });
    },
    definition: (document, position) => onOccurrence(document, position, (all) => definition(all, position)),
    references: (document, position, includeDefinitions) =>
      onOccurrence(document, position, (all) => references(all, position, includeDefinitions)),
    highlights: (document, position) => onOccurrence(document, position, (all) => highlights(all, position)),
    symbols: (document) => inDockerfile(document, symbols),
    folds: (document) => inDockerfile(document, folds),
    links: (document) => inDockerfile(document, links),
    inlayHints: (document, range, language) =>
      inDockerfile(document, (analysis) =>
        inlayHints(analysis, document.getText(), range).map(({ position, topic, facts }) => ({
          at: position,
          text: lineOf(language, topic, facts),
        })),
      ),
    codeLenses: (document, language) =>
      inDockerfile(document, (analysis) =>
        codeLenses(analysis).map(({ range, topic, facts }) => ({ at: range, text: lineOf(language, topic, facts) })),
      ),
  };
}

function withCure(problem: Problem, language: Language): Problem {
  const found = cureOf(problem.message);
  const text = found && explainTopic(language, found.topic, found.facts);
  return text ? { ...problem, cure: plainText(text) } : problem;
}

function lineOf(language: Language, topic: string, facts: Facts): string {
  return plainText(explainTopic(language, topic, facts) ?? "");
}

function ignoring(dockerignore: string | undefined): { ignore?: IgnorePatterns } {
  return dockerignore === undefined ? {} : { ignore: parseDockerignore(dockerignore) };
}

/** Remembers what was made of the last version of each document, for as long as its owner keeps the document. */
function oncePerVersion<T>(make: (document: Document) => T): (document: Document) => T {
  const made = new WeakMap<Document, { version: number; value: T }>();
  return (document) => {
    const last = made.get(document);
    if (last?.version === document.version) return last.value;
    const value = make(document);
    made.set(document, { version: document.version, value });
    return value;
  };
}

/** Documents clamp a position outside of them to the nearest one inside; there is nothing to say at such a place. */
function isInside(document: Document, position: Position): boolean {
  const nearest = document.positionAt(document.offsetAt(position));
  return (
    Number.isInteger(position.character) && nearest.line === position.line && nearest.character === position.character
  );
}
