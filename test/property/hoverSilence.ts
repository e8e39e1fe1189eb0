import type { Dockerfile, Instruction } from "../../server/dockerfile/read/syntax";
import type { Position, Range } from "../../server/protocol";
import { FileCharacters } from "./fileCharacters";

/** The positions on which a hover has to keep silent: the text that only a shell reads, and comments. */
export function silentPositions(text: string, dockerfile: Dockerfile): { shell: Position[]; comments: Position[] } {
  const characters = new FileCharacters(text, dockerfile);
  const positions = (range: Range): Position[] => characters.of(range).map(({ at }) => at);
  return {
    shell: dockerfile.instructions.flatMap(({ trigger, ...outer }) => {
      const instruction = trigger ?? outer;
      const markers = instruction.heredocs.map(({ range }) => range);
      const isMarker = (at: Position): boolean => markers.some((range) => isIn(range, at));
      return shellRanges(instruction)
        .flatMap(positions)
        .filter((at) => !isMarker(at));
    }),
    comments: ordinaryComments(text, dockerfile).flatMap(({ start, end }) =>
      Array.from({ length: end.character - start.character }, (_, at) => ({
        line: start.line,
        character: start.character + at,
      })),
    ),
  };
}

/** Comments but those that newer frontends read: `# check=` above an instruction. */
function ordinaryComments(text: string, { comments }: Dockerfile): Range[] {
  const lines = text.split("\n");
  return comments.filter(({ start }) => !/^\s*#\s*check\s*=/i.test(lines[start.line] ?? ""));
}

/** All of RUN's text and its heredocs; of a command that a container starts, what follows the program. */
function shellRanges({ name, form, args, head, heredocs, type }: Instruction): Range[] {
  const [command] = args;
  if (form !== "shell" || !command || type?.text.toUpperCase() === "NONE") return [];
  if (name === "RUN") return [command.range, ...heredocs.map(({ bodyRange }) => bodyRange)];
  if (!head || !/^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(name)) return [];
  const { line, character } = head.range.end;
  // A cursor behind the program's last letter is still on it.
  return [{ start: { line, character: character + 1 }, end: command.range.end }];
}

/** Its end counts, as a cursor may stand behind a word. */
function isIn({ start, end }: Range, { line, character }: Position): boolean {
  return line === start.line && character >= start.character && character <= end.character;
}
