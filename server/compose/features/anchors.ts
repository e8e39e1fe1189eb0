import type { ComposeFile } from "../read/parse";
import type { Span, Value } from "../read/yaml";

/** A `&name` or a `*name`; the spans are those of the name and of the whole. */
export interface AnchorUse {
  /** What all places of one anchor have in common: of two anchors with one name, an alias means the last above it. */
  anchor: Value | string;
  span: Span;
  reach: Span;
  declared: boolean;
}

/** Anchors and aliases of all documents; an alias of an anchor that there is not goes with others of its name. */
export function anchorsIn(compose: ComposeFile): AnchorUse[] {
  return compose.documents.flatMap(({ marks }, document) =>
    marks.flatMap(({ kind, name, value, start, end }) => {
      if (kind === "tag" || name === "") return [];
      const anchor = value ?? `${document} ${name}`;
      return [{ anchor, span: { start: start + 1, end }, reach: { start, end }, declared: kind === "anchor" }];
    }),
  );
}
