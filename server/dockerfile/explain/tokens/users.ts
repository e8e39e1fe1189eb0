import type { Range } from "../../../protocol";
import type { Word } from "../../read/syntax";
import { userFacts } from "../metadata";
import { contains } from "../place";
import { explained, type Locator, tokenFacts, tokenPlaceOf } from "./token";

/** USER's value: the user and the group, by name or by number. */
export const locateUser: Locator = (analysis, index, position) => {
  const place = tokenPlaceOf(analysis, index);
  const word = place?.instruction.args[0];
  if (place?.instruction.name !== "USER" || !word || !contains(word.range, position)) return null;
  const colon = word.text.indexOf(":");
  const userRange = colon < 0 ? word.range : partOf(word, 0, colon);
  const inUser = contains(userRange, position);
  const part = inUser && colon !== 0 ? word.text.slice(0, colon < 0 ? undefined : colon) : word.text.slice(colon + 1);
  if (part === "" || part.includes("$")) return null;
  const { replacedLine } = userFacts(place);
  const topic = inUser && colon !== 0 ? "user" : "group";
  const facts = {
    ...tokenFacts(place, word.range),
    part,
    root: part === "0" || part === "root",
    lone: colon < 0,
    left: place.fate === "left",
    idle: place.fate !== "image" || replacedLine !== undefined,
    replacedLine,
  };
  const range = topic === "user" ? userRange : partOf(word, colon + 1, word.text.length);
  return explained(`user.${topic}.${/^\d+$/.test(part) ? "number" : "name"}`, facts, range);
};

/** A part of a word; of one that goes on over several lines, the whole. */
function partOf({ text, range }: Word, from: number, to: number): Range {
  const { start, end } = range;
  if (start.line !== end.line || end.character - start.character !== text.length) return range;
  return {
    start: { line: start.line, character: start.character + from },
    end: { line: start.line, character: start.character + to },
  };
}
