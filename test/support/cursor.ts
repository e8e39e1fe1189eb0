import type { Position } from "../../server/protocol";

const marker = "<|>";

/** The text without its `<|>` and the position where it stood. */
export function cursor(marked: string): { text: string; position: Position } {
  const at = marked.indexOf(marker);
  if (at < 0) throw new Error(`no ${marker} in the text`);
  const before = marked.slice(0, at).split(/\r\n|\r|\n/);
  return {
    text: marked.slice(0, at) + marked.slice(at + marker.length),
    position: { line: before.length - 1, character: before.at(-1)!.length },
  };
}
