import type { Edge, Position, Range } from "../../../protocol";
import type { Flag, Instruction, Word } from "../../read/syntax";
import { contains, type Place } from "../place";
import { mountFields } from "./mountFields";
import { wordOfFlag } from "./wordPlace";

/** A stage or image that `--from` or a mount's `from` names. */
export interface Source {
  edge: Edge;
  /** As written. */
  name: string;
  range: Range;
  word: Word;
}

/** The source whose name stands at a position: of `COPY --from=` and of `RUN --mount=from=`. */
export function sourceAt(place: Place, position: Position): Source | undefined {
  return sourcesOf(place).find(({ range }) => contains(range, position));
}

/** The stages and images that a COPY or RUN names, with the place of their name. */
export function sourcesOf({ instruction, stack }: Place): Source[] {
  const edges = stack.edges.filter(({ kind, range }) => kind !== "base" && contains(instruction.range, range.start));
  return instruction.flags.flatMap((flag): Source[] => {
    const place = namesSource(instruction, flag) === "copy" ? (flag.valueRange ?? flag.range) : flag.range;
    const edge = edges.find(
      ({ range }) => range.start.line === place.start.line && range.start.character === place.start.character,
    );
    const word = sourceWord(instruction, flag);
    return edge && word ? [{ edge, name: word.text, range: word.range, word }] : [];
  });
}

/**
 * The image that a trigger of ONBUILD names at a position. Which stages and named contexts there are is decided in the build that runs
 * it; a name with `:`, `/` or `@` is no stage's.
 */
export function triggerImage(
  { instruction }: Place,
  position: Position,
): { word: Word; use: "copied" | "mounted" } | undefined {
  for (const flag of instruction.flags) {
    const word = sourceWord(instruction, flag);
    if (!word || !/[:/@]/.test(word.text) || !contains(word.range, position)) continue;
    return { word, use: namesSource(instruction, flag) === "copy" ? "copied" : "mounted" };
  }
  return undefined;
}

function namesSource({ name }: Instruction, flag: Flag): "copy" | "mount" | undefined {
  if (name === "COPY" && flag.name === "from") return "copy";
  return name === "RUN" && flag.name === "mount" ? "mount" : undefined;
}

function sourceWord(instruction: Instruction, flag: Flag): Word | undefined {
  const kind = namesSource(instruction, flag);
  const word = kind === "copy" ? wordOfFlag(flag) : kind && fromOf(mountFields(flag));
  return word && word.text !== "" ? word : undefined;
}

function fromOf(fields: ReturnType<typeof mountFields>): Word | undefined {
  const from = fields.findLast(({ key }) => key === "from");
  return from?.value === undefined || !from.valueRange ? undefined : { text: from.value, range: from.valueRange };
}
