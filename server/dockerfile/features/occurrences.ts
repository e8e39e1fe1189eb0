import type { Occurrence } from "../../names/occurrence";
import type { Analysis } from "../analysis";
import { stageOccurrences } from "./stageOccurrences";
import { variableOccurrences } from "./variableOccurrences";

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
