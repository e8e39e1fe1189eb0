import type { TextDocument } from "vscode-languageserver-textdocument";
import { locate as locateInCompose } from "../../server/compose/explain";
import { parseCompose } from "../../server/compose/read/parse";
import { analyze } from "../../server/dockerfile/analysis";
import { locate as locateInDockerfile } from "../../server/dockerfile/explain";
import type { Explanation } from "../../server/explanation";
import type { Position } from "../../server/protocol";

/** A token of a demo that has a hover: where it stands, and what the hover is made of. */
export interface Place extends Explanation {
  document: TextDocument;
  /** Where the hover was asked for. */
  position: Position;
}

/** Every token of a document that has something to say, in the order of the text. */
export function placesIn(document: TextDocument): Place[] {
  const locate = locatorOf(document);
  const places = new Map<string, Place>();
  for (const position of wordEdges(document.getText())) {
    const found = locate(position);
    const key = found && JSON.stringify(found.range);
    if (key && !places.has(key)) places.set(key, { ...found, document, position });
  }
  return [...places.values()];
}

function locatorOf(document: TextDocument): (position: Position) => Explanation | null {
  if (document.languageId === "dockerfile") {
    const analysis = analyze(document.getText(), document.version);
    return (position) => locateInDockerfile(analysis, position);
  }
  const compose = parseCompose(document.getText());
  return (position) => locateInCompose(compose, position);
}

/** Where a token may start: everywhere but in the middle of a word. */
function wordEdges(text: string): Position[] {
  return text.split("\n").flatMap((content, line) =>
    [...`${content}\n`].flatMap((_, character) => {
      const inWord = character > 0 && /^\w\w$/.test(content.slice(character - 1, character + 1));
      return inWord ? [] : [{ line, character }];
    }),
  );
}
