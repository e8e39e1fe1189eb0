import type { Range } from "../../protocol";
import { rangeOf } from "../read/lines";
import type { ComposeFile } from "../read/parse";
import type { Span, Value } from "../read/yaml";

/** What docker compose refuses: its own words, at the value. */
export interface Refusal {
  range: Range;
  message: string;
}

/** One reading of a project: where things stand, what is refused, and how much may still be looked at. */
export interface Reading {
  refusals: Refusal[];
  range(span: Span): Range;
  refuse(at: Span | Range, message: string): void;
  /** The items of a list; fewer once the file's aliases have multiplied beyond reason. */
  items(list: Value | undefined): readonly Value[];
  /** As many of the items as may still be looked at. */
  take<Item>(items: readonly Item[]): readonly Item[];
  /** Ports that may still be told one by one: one entry may name very many. */
  ports: { left: number };
}

/**
 * Items looked at in one answer, some of them more than once: a thousand services may share one list of a thousand mounts through an
 * alias.
 */
const budget = 60_000;

/** All the ports there are, and some more. */
const portBudget = 70_000;

/** More than anybody reads. */
const mostRefusals = 1_000;

export function startReading(compose: Pick<ComposeFile, "text" | "lineStarts">): Reading {
  const refusals: Refusal[] = [];
  // The parser's errors at the end of a file stand behind it, and a value that nobody wrote stands nowhere.
  const inside = (offset: number) => Math.min(Math.max(0, offset), compose.text.length);
  const range = ({ start, end }: Span) => rangeOf(compose.lineStarts, { start: inside(start), end: inside(end) });
  const take = taker(budget);
  return {
    refusals,
    range,
    refuse(at, message) {
      if (refusals.length < mostRefusals) refusals.push({ range: isSpan(at) ? range(at) : at, message });
    },
    items: (list) => (list?.kind === "list" ? take(list.items) : []),
    take,
    ports: { left: portBudget },
  };
}

function taker(budget: number): <Item>(items: readonly Item[]) => readonly Item[] {
  let left = budget;
  return (items) => {
    const taken = items.length <= left ? items : items.slice(0, left);
    left -= taken.length;
    return taken;
  };
}

function isSpan(at: Span | Range): at is Span {
  return typeof at.start === "number";
}
