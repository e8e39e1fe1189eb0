import type { Explanation, Facts } from "../explanation";
import type { Position, Range } from "../protocol";
import {
  attachmentItem,
  conditionItem,
  dependencyItem,
  type Item,
  mountItem,
  portItem,
  restartItem,
} from "./explain/itemFacts";
import { serviceKeyFacts } from "./explain/keyFacts";
import { patternOf, topicOf, valueTopicOf } from "./explain/keys";
import { placeFacts } from "./explain/placeFacts";
import { networkFacts, resourcesFacts, volumeFacts } from "./explain/resourceFacts";
import type { Place } from "./explain/serviceFacts";
import { topLevelFacts } from "./explain/topLevelFacts";
import type { ComposeFile } from "./read/parse";
import { findSpot, type Spot } from "./read/spot";
import { getIn, type Path, type Span } from "./read/yaml";

/**
 * What there is to say about the key, name, item or value under the cursor. Null, quickly, for comments and keys of the user's
 * own (`x-`); for keys that Compose does not know the topic does not exist. Never throws.
 */
export function locate(compose: ComposeFile, position: Position): Explanation | null {
  const spot = findSpot(compose, position);
  const pattern = spot ? patternOf(spot.path) : undefined;
  if (!spot || pattern === undefined) return null;
  const { token } = spot;
  const found =
    spot.on === "key" ? explainKey(compose, spot.path, pattern) : explainValue(compose, spot, pattern, position);
  if (!found) return null;
  const { part, ...explanation } = found;
  const span = part ? { start: token.start + part.start, end: token.start + part.end } : token;
  return { ...explanation, range: rangeOf(compose, span) };
}

function explainKey({ root }: ComposeFile, path: Path, pattern: string): Item {
  const place = placeOf(root, String(path[1]));
  if (pattern === "services.*.depends_on.*") return dependencyItem(place, String(path[3]));
  if (pattern === "services.*.networks.*") return attachmentItem(place, String(path[3]));
  return { topic: topicOf(pattern), facts: factsAt(place, path) };
}

/** All facts of the key, name or item at the path: those of any place, then what its section and key know. */
function factsAt(place: Place, path: Path): Facts {
  const [section, name, ...keys] = path.map(String);
  const dependency = keys[0] === "depends_on" ? keys[1] : undefined;
  return { ...placeFacts(place.root, path), ...sectionFacts(place, section!, name, keys), dependency };
}

function sectionFacts(place: Place, section: string, name: string | undefined, keys: string[]): Facts {
  const { root } = place;
  if (name === undefined) {
    return section === "volumes" || section === "networks"
      ? resourcesFacts(root, section)
      : topLevelFacts(root, section);
  }
  if (section === "services") return serviceKeyFacts(place, keys);
  if (section === "volumes") return volumeFacts(root, name);
  return section === "networks" ? networkFacts(root, name) : {};
}

function explainValue(
  { root, text, lineStarts }: ComposeFile,
  spot: Spot,
  pattern: string,
  position: Position,
): Item | undefined {
  const { path, token } = spot;
  const value = text.slice(token.start, token.end);
  const place = placeOf(root, String(path[1]));
  const at = lineStarts[position.line]! + position.character - token.start;
  switch (pattern) {
    case "services.*.ports[]":
      return portItem(place, value, at);
    case "services.*.volumes[]":
      return mountItem(place, value, at);
    case "services.*.depends_on[]":
      return dependencyItem(place, value);
    case "services.*.networks[]":
      return attachmentItem(place, value);
    case "services.*.depends_on.*.condition":
      return conditionItem(place, String(path[3]), value);
    case "services.*.restart":
      return restartItem(place, value);
    default:
      return plainValue(place, path, pattern, value);
  }
}

/**
 * A value without parts: the topic of this very value (`restart: always`), else that of the key's values, else what the key
 * does, in brief. Under a name of the user's own (a label, a variable) a value is the user's own affair.
 */
function plainValue(place: Place, path: Path, pattern: string, value: string): Item | undefined {
  if (value === "" || pattern.endsWith("*")) return undefined;
  const topic = topicOf(pattern);
  const facts = factsAt(place, path);
  return { topic: valueTopicOf(pattern, value), otherwise: [`${topic}.value`], inBrief: topic, facts };
}

function placeOf(root: ComposeFile["root"], name: string): Place {
  return { root, name, service: getIn(root, ["services", name]) };
}

function rangeOf({ lineStarts }: ComposeFile, { start, end }: Span): Range {
  return { start: positionAt(lineStarts, start), end: positionAt(lineStarts, end) };
}

function positionAt(lineStarts: number[], offset: number): Position {
  const line = Math.max(
    0,
    lineStarts.findLastIndex((start) => start <= offset),
  );
  return { line, character: offset - lineStarts[line]! };
}
