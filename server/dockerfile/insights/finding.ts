import type { Facts } from "../../explanation";
import type { FindingKind, Range } from "../../protocol";

/** Something about a build that costs space, time or a secret, with certainty; its text is topic `finding.KIND` and `finding.KIND.cure`. */
export interface Finding {
  kind: FindingKind;
  /** Index of the instruction it is about. */
  step: number;
  /** The word that it is about, or the instruction. */
  range: Range;
  /** What is the matter; with `.cure` behind it, what to do. */
  topic: string;
  facts: Facts;
  /** The other place that takes part in it. */
  related?: { step: number; range: Range };
}

/** Names the topic by the kind. */
export function finding(kind: FindingKind, rest: Omit<Finding, "kind" | "topic">): Finding {
  return { kind, topic: `finding.${kind}`, ...rest };
}
