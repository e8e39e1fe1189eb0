import type { Analysis } from "../analysis";

/** Lines that fold into the first of them, 0-based, the last included. */
export interface Fold {
  startLine: number;
  endLine: number;
  /** A block of comment lines. */
  comment?: true;
}

/** What folds: stages, instructions of several lines (heredocs are part of theirs), blocks of comment lines. */
export function folds({ dockerfile, stack }: Analysis): Fold[] {
  const stages = stack.stages.map(({ range }) => ({ startLine: range.start.line, endLine: range.end.line }));
  const taken = new Set(stages.filter(isLong).map(({ startLine }) => startLine));
  const instructions = dockerfile.instructions
    .map(({ range }) => ({ startLine: range.start.line, endLine: range.end.line }))
    // One line folds one thing: on a FROM of several lines, its stage.
    .filter(({ startLine }) => !taken.has(startLine));
  const blocks: (Fold & { comment: true })[] = [];
  for (const { start } of dockerfile.comments) {
    const last = blocks.at(-1);
    if (last?.endLine === start.line - 1) last.endLine = start.line;
    else blocks.push({ startLine: start.line, endLine: start.line, comment: true });
  }
  return [...stages, ...instructions, ...blocks].filter(isLong).sort((a, b) => a.startLine - b.startLine);
}

function isLong({ startLine, endLine }: Fold): boolean {
  return endLine > startLine;
}
