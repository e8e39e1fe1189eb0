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
import { keyTopic, patternOf } from "./explain/keys";
import { networkFacts, resourcesFacts, volumeFacts } from "./explain/resourceFacts";
import type { Place } from "./explain/serviceFacts";
import { topLevelFacts } from "./explain/topLevelFacts";
import type { ComposeFile } from "./read/parse";
import { findSpot, type Spot } from "./read/spot";
import { getIn, type Span } from "./read/yaml";

/**
 * What there is to say about the key, name or value under the cursor. Null, quickly, for comments, values that need no
 * explanation, keys of the user's own (`x-`) and keys that Compose does not know. Never throws.
 */
export function locate(compose: ComposeFile, position: Position): Explanation | null {
  const spot = findSpot(compose, position);
  const pattern = spot ? patternOf(spot.path) : undefined;
  if (!spot || pattern === undefined) return null;
  const { token } = spot;
  const found = spot.on === "key" ? explainKey(compose, spot, pattern) : explainValue(compose, spot, pattern, position);
  if (!found) return null;
  const part = found.part ? { start: token.start + found.part.start, end: token.start + found.part.end } : token;
  return { topic: found.topic, facts: found.facts, range: rangeOf(compose, part) };
}

function explainKey({ root }: ComposeFile, { path }: Spot, pattern: string): Item | undefined {
  const topic = keyTopic(pattern);
  if (!topic) return undefined;
  const [section, name, ...keys] = path.map(String);
  const place = placeOf(root, name ?? "");
  if (pattern === "services.*.depends_on.*") return dependencyItem(place, keys[1]!);
  if (pattern === "services.*.networks.*") return attachmentItem(place, keys[1]!);
  const dependency = keys[0] === "depends_on" ? keys[1] : undefined;
  return { topic, facts: { ...keyFacts(place, section!, name, keys), dependency } };
}

function keyFacts(place: Place, section: string, name: string | undefined, keys: string[]): Facts {
  const { root } = place;
  if (name === undefined) {
    return section === "volumes" || section === "networks"
      ? resourcesFacts(root, section)
      : topLevelFacts(root, section);
  }
  if (section === "services") return serviceKeyFacts(place, keys);
  return section === "volumes" ? volumeFacts(root, name) : networkFacts(root, name);
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
      return undefined;
  }
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
