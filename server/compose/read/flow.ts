import { parseDocument } from "yaml";
import { readTree, type Tree } from "./tree";

const token = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[ \t]#[^\r\n]*|[[\]{}]/g;

/** What is read of a flow collection that nobody has closed. */
const longest = 20_000;

/** Offset just after the `[…]` or `{…}` that starts here; undefined when the text ends before. */
export function flowEnd(text: string, start: number): number | undefined {
  let depth = 0;
  token.lastIndex = start;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === "[" || match[0] === "{") depth++;
    else if (match[0] === "]" || match[0] === "}") depth--;
    if (depth === 0) return match.index + 1;
  }
  return undefined;
}

/** The flow collection that starts at the offset, read by itself: errors elsewhere in the document do not matter. Never throws. */
export function readFlow(text: string, start: number): Tree {
  const window = text.slice(start, start + longest);
  const flow = window.slice(0, flowEnd(window, 0));
  try {
    const document = parseDocument(flow, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
    return readTree(document, flow, start);
  } catch {
    return { root: undefined, marks: [], loneBlock: false };
  }
}
