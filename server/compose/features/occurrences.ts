import type { Occurrence } from "../../names/occurrence";
import { rangeOf } from "../read/lines";
import type { ComposeFile } from "../read/parse";
import type { Span } from "../read/yaml";
import { anchorsIn } from "./anchors";
import { namesIn } from "./names";
import { variablesIn } from "./variables";

/** Every place that names something which other places of the file may name too. */
export function findOccurrences(compose: ComposeFile): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const named = new Map<unknown, Pick<Occurrence, "definitions" | "group">>();
  const add = (what: unknown, span: Span, reach: Span, declared: boolean): void => {
    const range = rangeOf(compose.lineStarts, span);
    let same = named.get(what);
    if (!same) {
      same = { definitions: [], group: { root: what } };
      named.set(what, same);
    }
    if (declared) same.definitions.push(range);
    const role = declared ? "definition" : "use";
    occurrences.push({ ...same, range, reach: rangeOf(compose.lineStarts, reach), role });
  };
  for (const { kind, name, span, declared } of namesIn(compose)) add(`${kind} ${name}`, span, span, declared);
  for (const { name, span, reach } of variablesIn(compose)) add(`variables ${name}`, span, reach, false);
  for (const { anchor, span, reach, declared } of anchorsIn(compose)) {
    add(typeof anchor === "string" ? `anchor ${anchor}` : anchor, span, reach, declared);
  }
  return occurrences;
}
