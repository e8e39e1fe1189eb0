import { parseAllDocuments } from "yaml";
import { overlay } from "./overlay";
import { type Mark, readTree } from "./tree";
import type { Span, Value, YamlMap } from "./yaml";

/** One version of a Compose file, read once and asked by every feature. */
export interface ComposeFile {
  text: string;
  /** Lines without their line breaks. */
  lines: string[];
  /** Offset at which each line starts. */
  lineStarts: number[];
  /** The `---` documents in their order. */
  documents: ComposeDocument[];
  /** Anchors, aliases and tags of all documents, in the order of the text. */
  marks: Mark[];
  /** What all documents together say. */
  root: YamlMap;
}

export interface ComposeDocument {
  /** Offset just after the document. */
  end: number;
  root: Value | undefined;
  marks: Mark[];
  /** An error, or a line that is being typed: the parser's places are a guess, its values are still the best there is. */
  broken: boolean;
  /** What is no YAML, in the parser's words. */
  errors: (Span & { message: string })[];
}

/**
 * Reads the text of a Compose file; never throws. What the parser cannot read at all gives a file without documents,
 * whose paths can still be told from the indentation.
 */
export function parseCompose(text: string): ComposeFile {
  const documents = readDocuments(text);
  const roots = documents.map((document) => document.root).filter((root) => root?.kind === "map");
  const marks = documents.flatMap((document) => document.marks);
  return { text, ...splitLines(text), documents, marks, root: overlay(roots) };
}

function readDocuments(text: string): ComposeDocument[] {
  try {
    // Duplicate keys are not looked for: that is quadratic in the size of a map, and no answer depends on it.
    const parsed = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
    if (!Array.isArray(parsed)) return [];
    return parsed.map((document) => {
      const errors = document.errors.map(({ pos: [start, end], message }) => ({ start, end, message }));
      const { loneBlock, ...tree } = readTree(document, text);
      return { end: document.range[2], ...tree, broken: loneBlock || errors.length > 0, errors };
    });
  } catch {
    return [];
  }
}

function splitLines(text: string): Pick<ComposeFile, "lines" | "lineStarts"> {
  const lineStarts = [0];
  for (const lineBreak of text.matchAll(/\r\n|\r|\n/g)) lineStarts.push(lineBreak.index + lineBreak[0].length);
  const lines = lineStarts.map((start, line) => text.slice(start, lineStarts[line + 1]).replace(/[\r\n]+$/, ""));
  return { lines, lineStarts };
}
