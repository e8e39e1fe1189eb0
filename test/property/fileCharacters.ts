import type { Dockerfile } from "../../server/dockerfile/read/syntax";
import type { Position, Range } from "../../server/protocol";

/** A character of the file. */
export interface Character {
  character: string;
  at: Position;
}

/** The characters of ranges of a Dockerfile as the builder reads them: what continues a line and comments in between are left out. */
export class FileCharacters {
  readonly #lines: readonly string[];
  readonly #escape: string;
  readonly #commented: ReadonlySet<number>;
  readonly #bodies: ReadonlySet<number>;

  constructor(text: string, { comments, instructions, ...dockerfile }: Dockerfile) {
    this.#lines = text.split("\n");
    this.#escape = dockerfile.escape;
    this.#commented = new Set(comments.map(({ start }) => start.line));
    const bodies = instructions.flatMap(({ heredocs }) => heredocs.map(({ bodyRange }) => bodyRange));
    this.#bodies = new Set(bodies.flatMap(({ start, end }) => linesFrom(start.line, end.line)));
  }

  of({ start, end }: Range): Character[] {
    return linesFrom(start.line, end.line + 1).flatMap((line) => {
      if (this.#commented.has(line)) return [];
      const text = this.#read(line, line < end.line).slice(0, line === end.line ? end.character : undefined);
      const from = line === start.line ? start.character : 0;
      return [...Array(Math.max(0, text.length - from)).keys()].map((at) => ({
        character: text[from + at]!,
        at: { line, character: from + at },
      }));
    });
  }

  /** A line without its continuation; lines of a heredoc have none and keep their break. */
  #read(line: number, goesOn: boolean): string {
    const text = this.#lines[line] ?? "";
    if (this.#bodies.has(line)) return goesOn ? `${text}\n` : text;
    const trimmed = text.trimEnd();
    return goesOn && trimmed.endsWith(this.#escape) ? trimmed.slice(0, -1) : text;
  }
}

export function textOf(characters: readonly Character[]): string {
  return characters.map(({ character }) => character).join("");
}

/** The pieces of the characters between those of the separator. */
export function splitAt(characters: readonly Character[], separator: string): Character[][] {
  const pieces: Character[][] = [[]];
  for (const each of characters) {
    if (each.character === separator) pieces.push([]);
    else pieces.at(-1)!.push(each);
  }
  return pieces;
}

function linesFrom(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
}
