/**
 * From the server to the editor, `RelatedParams` → `RelatedFile[]`: the texts of files that a document names, as they are in the editor,
 * else on the disk. A file that could not be looked for is not in the answer.
 */
export const relatedRequest = "strata/related";

export interface RelatedParams {
  textDocument: { uri: string };
  /** URIs. */
  files: string[];
  /** The compose files of the workspace as well: which of them build this Dockerfile, only they say. */
  composeFiles: boolean;
}

export interface RelatedFile {
  /** As the server asked for it; of a compose file that the editor found, its own. */
  uri: string;
  /** `null`: there is no such file. */
  text: string | null;
}

/** To the editor, without parameters: other files' texts have arrived, and what was answered before may have another answer. */
export const relatedKnownNotification = "strata/relatedKnown";

/** From the editor, `RelatedChangedParams`: files that were asked for, or compose files, have changed, come or gone. */
export const relatedChangedNotification = "strata/relatedChanged";

export interface RelatedChangedParams {
  /** As in the request. */
  uris: string[];
}

/** A command of the editor above a FROM: `(uri: string, range: Range)` shows that place. */
export const showRelatedCommand = "strata.showRelated";
