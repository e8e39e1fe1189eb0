import type { Facts } from "../../explanation";
import type { Place } from "./serviceFacts";

/** Facts that only one of a service's keys needs; `keys` is the path below the service, list positions as numerals. */
export type OwnFacts = (place: Place, keys: readonly string[]) => Facts;
