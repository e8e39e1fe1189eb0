import type { Edge, Position, Range } from "../../../protocol";
import type { Word } from "../../read/syntax";
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
    const isCopy = instruction.name === "COPY" && flag.name === "from";
    const isMount = instruction.name === "RUN" && flag.name === "mount";
    const place = isCopy ? (flag.valueRange ?? flag.range) : flag.range;
    const edge = edges.find(
      ({ range }) => range.start.line === place.start.line && range.start.character === place.start.character,
    );
    const word = isCopy ? wordOfFlag(flag) : isMount ? fromOf(mountFields(flag)) : undefined;
    return edge && word && word.text !== "" ? [{ edge, name: word.text, range: word.range, word }] : [];
  });
}

function fromOf(fields: ReturnType<typeof mountFields>): Word | undefined {
  const from = fields.findLast(({ key }) => key === "from");
  return from?.value === undefined || !from.valueRange ? undefined : { text: from.value, range: from.valueRange };
}
