import type { Facts } from "../../explanation";
import { get, textOf, textsOf, type Value } from "../read/yaml";
import { camelCase } from "./placeFacts";

/** The limits that the kernel has for a process, by the names that the container's runtime knows. */
const known: ReadonlySet<string> = new Set(
  "as core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack".split(" "),
);

/** One limit of `ulimits`, or what the whole map sets: `soft` and `hard` as they are written, and what the limit counts (`isNofile`). */
export function ulimitFacts(ulimits: Value | undefined, name: string | undefined): Facts {
  if (name === undefined) return { names: textsOf(ulimits) };
  const limit = get(ulimits, name);
  const soft = textOf(limit) ?? textOf(get(limit, "soft"));
  const hard = textOf(limit) ?? textOf(get(limit, "hard"));
  const kind = name.toLowerCase();
  return {
    soft,
    hard,
    both: textOf(limit) !== undefined,
    softUnlimited: soft === "-1",
    hardUnlimited: hard === "-1",
    inverted: amountOf(soft) > amountOf(hard),
    unknown: !known.has(kind),
    [`is${camelCase(kind)}`]: true,
  };
}

/** -1 stands for no limit; what is no number compares with nothing. */
function amountOf(limit: string | undefined): number {
  const amount = Number(limit);
  return amount === -1 ? Number.POSITIVE_INFINITY : amount;
}
