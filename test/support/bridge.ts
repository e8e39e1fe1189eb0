import { TextDocument } from "vscode-languageserver-textdocument";
import type { Language, Position } from "../../server/protocol";
import { createService, type Service } from "../../server/service";
import { cursor } from "./cursor";

/** A document at `<|>` with what was handed over for it; URIs are `file:///w/…`, and a file that is `null` does not exist. */
export function opened(name: string, marked: string, files: Readonly<Record<string, string | null>> = {}) {
  const { text, position } = cursor(marked);
  const languageId = /\.ya?ml$/.test(name) ? "dockercompose" : "dockerfile";
  const document = TextDocument.create(`file:///w/${name}`, languageId, 1, text);
  const service = createService();
  const texts = Object.entries(files).map(([file, content]) => [`file:///w/${file}`, content] as const);
  service.relate(document, new Map(texts));
  return { service, document, position };
}

/** What other files say in the hover at `<|>`: its text without what it says alone. */
export function beside(
  name: string,
  marked: string,
  files: Readonly<Record<string, string | null>>,
  language: Language = "en",
): string {
  const { service, document, position } = opened(name, marked, files);
  const alone = opened(name, marked);
  const without = new Set(paragraphs(alone.service, alone.document, position, language));
  return paragraphs(service, document, position, language)
    .filter((paragraph) => !without.has(paragraph))
    .join("\n");
}

function paragraphs(service: Service, document: TextDocument, position: Position, language: Language): string[] {
  return service.hover(document, position, language)?.contents.split("\n\n") ?? [];
}
