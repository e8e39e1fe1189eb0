import type { Position, Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { contains } from "../explain/place";
import { stageOccurrences } from "./stageOccurrences";
import { variableOccurrences } from "./variableOccurrences";

/** A place that names a stage or a variable of the file. */
export interface Occurrence {
  /** The name. */
  range: Range;
  /** Where a cursor counts as on it: a variable's `$` belongs to it. */
  reach: Range;
  role: "definition" | "use";
  /** Where the value or the stage comes from; of a definition that takes nothing from elsewhere, itself. */
  definitions: Range[];
  /** What belongs to the same stage or variable. */
  group: Group;
}

/** Places of one stage or variable; merged with another when a place belongs to both. */
export class Group {
  #into: Group | undefined;

  /** The group that this one is part of by now. */
  get root(): Group {
    let root: Group = this;
    while (root.#into) root = root.#into;
    // The next one to ask finds a short way.
    for (let each: Group = this; each !== root; ) {
      const next: Group = each.#into!;
      each.#into = root;
      each = next;
    }
    return root;
  }

  merge(other: Group): void {
    const root = other.root;
    if (root !== this.root) root.#into = this.root;
  }
}

/** Every place that names a stage or a variable which this file defines; variables first, for a stage's name may be made of them. */
export function findOccurrences(analysis: Analysis): Occurrence[] {
  return [...variableOccurrences(analysis), ...stageOccurrences(analysis)];
}

/** The occurrence under a cursor. */
export function occurrenceAt(occurrences: readonly Occurrence[], position: Position): Occurrence | undefined {
  const under = occurrences.filter(({ reach }) => contains(reach, position));
  // Between two names the cursor belongs to the one that starts here.
  return under.find(({ reach }) => !isEnd(reach, position)) ?? under[0];
}

function isEnd({ end }: Range, { line, character }: Position): boolean {
  return end.line === line && end.character === character;
}
