import { locate as locateInCompose } from "./compose/explain";
import { parseCompose } from "./compose/parse";
import { cureOf } from "./cures";
import { analyze } from "./dockerfile/analysis";
import { rebuild } from "./dockerfile/cache/rebuild";
import { checkDockerfile } from "./dockerfile/check/checks";
import { type IgnorePatterns, parseDockerignore } from "./dockerfile/check/dockerignore";
import { evaluate } from "./dockerfile/evaluate";
import { locate as locateInDockerfile } from "./dockerfile/explain";
import { parse } from "./dockerfile/read/parse";
import { layerStack } from "./dockerfile/stack";
import type { Explanation } from "./explanation";
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
import { explainTopic } from "./topics/topics";

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
}

/** A service that reads each version of a document once, whatever is asked about it. */
export function createService(): Service {
  const dockerfile = oncePerVersion((document) => analyze(document.getText(), document.version));
  const compose = oncePerVersion((document) => parseCompose(document.getText()));

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
      const contents = explainTopic(language, found.topic, found.facts);
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
  };
}

function withCure(problem: Problem, language: Language): Problem {
  const found = cureOf(problem.message);
  const text = found && explainTopic(language, found.topic, found.facts);
  return text ? { ...problem, cure: plainText(text) } : problem;
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
