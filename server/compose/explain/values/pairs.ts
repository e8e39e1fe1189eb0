import { piece } from "../../value/pieces";
import type { Item, ValueAt } from "../item";

/** The name of `NAME=value` in a list: it says what the same name as a key of a map would say. The value is the user's own. */
export function pairItem({ text, at, topic }: ValueAt): Item | undefined {
  const equals = text.indexOf("=");
  const end = equals < 0 ? text.length : equals;
  if (at > end || end === 0) return undefined;
  const value = equals < 0 ? undefined : text.slice(equals + 1);
  return {
    topic: topic.replace(/\.item$/, ".entry"),
    otherwise: [topic],
    facts: { entry: text.slice(0, end), value, values: undefined, count: undefined },
    part: piece(text, 0, end),
  };
}
