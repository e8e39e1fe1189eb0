import type { RelatedFile, RelatedParams } from "./protocol";
import type { Document, Service } from "./service";

/** Asks the editor for texts; rejects when the editor cannot. */
export type AskRelated = (params: RelatedParams) => Promise<RelatedFile[]>;

/** What is known of the files that one open document names. */
interface Relation {
  /** By the URI that was asked for; `null`: no such file. */
  texts: Map<string, string | null>;
  /** In which request each file was asked for last: an answer that a later one overtakes is dropped. */
  asked: Map<string, number>;
  /** In which the compose files of the workspace were; 0: they are to be asked for. */
  askedComposeFiles: number;
}

/**
 * Keeps the service supplied with the files that its open documents name, and with those that these name in turn: asks for those that
 * are new to a version, and again for those that changed. The texts live as long as the document is open.
 */
export class RelatedFiles {
  readonly #service: Service;
  readonly #ask: AskRelated;
  readonly #answered: () => void;
  #requests = 0;
  readonly #relations = new Map<Document, Relation>();

  /** `answered`: the service knows more than before. */
  constructor(service: Service, ask: AskRelated, answered: () => void) {
    this.#service = service;
    this.#ask = ask;
    this.#answered = answered;
  }

  /** The document was opened or changed. */
  async update(document: Document): Promise<void> {
    const wanted = this.#service.relatedFiles(document);
    const relation = this.#relations.get(document) ?? { texts: new Map(), asked: new Map(), askedComposeFiles: 0 };
    this.#relations.set(document, relation);
    const files = (wanted?.files ?? []).filter((uri) => !relation.asked.has(uri));
    const composeFiles = wanted?.composeFiles === true && relation.askedComposeFiles === 0;
    if (files.length === 0 && !composeFiles) return;
    try {
      await this.#askFor(document, relation, { files, composeFiles });
    } catch {
      // An editor that fails to answer has not looked.
    }
  }

  async #askFor(document: Document, relation: Relation, wanted: Omit<RelatedParams, "textDocument">): Promise<void> {
    const request = ++this.#requests;
    for (const uri of wanted.files) relation.asked.set(uri, request);
    if (wanted.composeFiles) relation.askedComposeFiles = request;
    const answer = await this.#ask({ textDocument: { uri: document.uri }, ...wanted });
    const isLast = relation.askedComposeFiles === request;
    if (this.#relations.get(document) !== relation || (wanted.composeFiles && !isLast)) return;
    if (wanted.composeFiles) relation.texts.clear();
    for (const { uri, text } of answer)
      if (isLast || relation.asked.get(uri) === request) relation.texts.set(uri, text);
    this.#service.relate(document, new Map(relation.texts));
    this.#answered();
    // What has arrived may name further files.
    await this.update(document);
  }

  /** Files changed, came or went: those who named them want to know. */
  async changed(uris: readonly string[]): Promise<void> {
    const asked = [...this.#relations].map(([document, relation]) => {
      for (const uri of uris) relation.asked.delete(uri);
      if (uris.some((uri) => /\.ya?ml$/i.test(uri))) relation.askedComposeFiles = 0;
      return this.update(document);
    });
    await Promise.all(asked);
  }

  forget(document: Document): void {
    this.#relations.delete(document);
  }
}
