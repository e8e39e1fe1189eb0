import { parseCompose } from "../compose/read/parse";
import { destinationAt, serviceRange } from "../compose/related/destination";
import { namedFiles } from "../compose/related/namedFiles";
import { findStage } from "../dockerfile/features/findStage";
import type { Position, Range } from "../protocol";
import type { ComposeView, Neighbours } from "./neighbours";
import { resolveUri } from "./uris";

/** A place in another file. */
export interface Destination {
  uri: string;
  range: Range;
}

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The place in another file that the token of a compose file leads to; its beginning where nobody has looked into it. */
export function destination(view: ComposeView, neighbours: Neighbours, position: Position): Destination | null {
  const found = destinationAt(view.compose, view.model(), position);
  const uri = found && resolveUri(view.uri, found.path);
  const text = neighbours.text(uri);
  if (!found || uri === undefined || text === null) return null;
  if (text === undefined || !found.to) return { uri, range: start };
  const { to } = found;
  const range = to.kind === "service" ? serviceRange(parseCompose(text), to.name) : findStage(text, to);
  return { uri, range: range ?? start };
}

/** Links from the places that name a file, but for files that do not exist. */
export function fileLinks(view: ComposeView, neighbours: Neighbours): { range: Range; target: string }[] {
  return namedFiles(view.compose, view.model()).flatMap(({ path, range }) => {
    const target = resolveUri(view.uri, path);
    const isOneLine = range.start.line === range.end.line;
    return isOneLine && target !== undefined && neighbours.text(target) !== null ? [{ range, target }] : [];
  });
}
