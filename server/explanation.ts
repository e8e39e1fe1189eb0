import type { Range } from "./protocol";

/**
 * A fact of this place in this file. A string is text of the user's file and is shown as code, several as a list of such; numbers are
 * shown as they are; `true` only switches sentences on; `{ markdown }` is text of our own that is Markdown already; `{ topic, facts }` is
 * what that topic says.
 */
export type Fact =
  | string
  | number
  | boolean
  | readonly string[]
  | { markdown: string }
  | { topic: string; facts: Facts };
export type Facts = Record<string, Fact | undefined>;

/** What there is to say about the token under the cursor: which topic, filled with which facts. Language-neutral. */
export interface Explanation {
  topic: string;
  /** Topics that stand in when there is no such topic, the best first. */
  otherwise?: readonly string[];
  /** A topic that stands in last, with its effect and the paragraph after it only. */
  inBrief?: string;
  facts: Facts;
  /** What other files say about the token: a paragraph each, behind the first. */
  beside?: readonly { topic: string; facts: Facts }[];
  /** What could be better here. It takes room: of the rest stays the effect, and of a key's the paragraph after it and the links. */
  finding?: { topic: string; facts: Facts };
  /** The token. */
  range: Range;
}
