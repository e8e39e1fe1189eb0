import type { Facts } from "../../explanation";
import type { ComposeFindingKind, Range } from "../../protocol";

/** Something about a project that certainly goes wrong or is lost; its text is topic `composeFinding.KIND` and `composeFinding.KIND.cure`. */
export interface Finding {
  kind: ComposeFindingKind;
  service: string;
  /** The entry that it is about. */
  range: Range;
  facts: Facts;
}
