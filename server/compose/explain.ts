import type { Explanation, Facts } from "../explanation";
import type { Position } from "../protocol";
import { aliasesOf, pathInAll, pathInUse } from "./explain/anchored";
import { declaredFileFacts } from "./explain/fileFacts";
import { interpolationItem } from "./explain/interpolation";
import type { Item } from "./explain/item";
import { serviceKeyFacts } from "./explain/keyFacts";
import { isExtension, patternOf, topicOf, valueTopicOf } from "./explain/keys";
import { markItem } from "./explain/marks";
import { networkKeyFacts } from "./explain/networkFacts";
import { placeFacts } from "./explain/placeFacts";
import { readValue } from "./explain/readers";
import { resourcesFacts } from "./explain/resourceFacts";
import type { Place } from "./explain/serviceFacts";
import { modelFacts } from "./explain/surroundingsFacts";
import { topLevelFacts } from "./explain/topLevelFacts";
import { dependencyItem } from "./explain/values/dependencies";
import { volumeKeyFacts } from "./explain/volumeDriverFacts";
import { rangeOf } from "./read/lines";
import type { ComposeFile } from "./read/parse";
import { findSpot, type Spot } from "./read/spot";
import { getIn, type Path, textOf } from "./read/yaml";
import type { Note } from "./related/imageNotes";
import type { NotedPlace } from "./related/notes";

/**
 * What there is to say about the token under the cursor: a key, a name of the user's, an item, a value or a part of one, a variable, or
 * what is YAML's own. Null, quickly, for comments and plain text; for keys that Compose does not know the topic does not exist. Never throws.
 * `notesAt` tells what other files say about a place.
 */
export function locate(
  compose: ComposeFile,
  position: Position,
  notesAt?: (place: NotedPlace) => Note[],
): Explanation | null {
  const spot = findSpot(compose, position);
  const offset = (compose.lineStarts[position.line] ?? 0) + position.character;
  const found = spot && explainSpot(compose, spot, offset, notesAt);
  if (!found) return null;
  const { part, ...explanation } = found;
  const { start, end } = spot.token;
  const span = part ? { start: start + part.start, end: start + part.end } : { start, end };
  return { ...explanation, range: rangeOf(compose.lineStarts, span) };
}

function explainSpot(
  compose: ComposeFile,
  spot: Spot,
  offset: number,
  notesAt?: (place: NotedPlace) => Note[],
): Item | undefined {
  const { on, token } = spot;
  const text = compose.text.slice(token.start, token.end);
  const at = offset - token.start;
  if (on === "value" || on === "text") {
    const variable = interpolationItem(compose, spot.path, text, at);
    if (variable || on === "text") return variable;
  }
  if (on !== "key" && on !== "item" && on !== "value") return markItem(compose, spot);
  if (on === "key" && isExtension(spot.path)) return explainExtension(compose, spot.path);

  const path = pathInUse(compose, pathInAll(compose, spot.path, offset));
  const pattern = path && patternOf(path);
  if (!path || pattern === undefined) return undefined;
  const quoted =
    /["']/.test(compose.text[token.start - 1] ?? "") && compose.text[token.end] === compose.text[token.start - 1];
  const item =
    on === "value" ? explainValue(compose, path, pattern, { text, quoted, at }) : explainKey(compose, path, pattern);
  const { root } = compose;
  const beside = item && notesAt?.({ root, path, pattern, topic: item.topic, facts: item.facts });
  return beside && beside.length > 0 ? { ...item, beside } : item;
}

/** A key that Compose leaves to the user: who makes use of what stands there. */
function explainExtension(compose: ComposeFile, path: Path): Item {
  const value = getIn(compose.root, path);
  const anchor = compose.marks.find(
    (mark) => mark.kind === "anchor" && mark.value !== undefined && mark.value === value,
  );
  const aliases = aliasesOf(compose, value).length;
  const facts = {
    key: String(path.at(-1)),
    anchor: anchor && `&${anchor.name}`,
    uses: aliases > 0 ? aliases : undefined,
  };
  return { topic: "compose.extension", facts };
}

function explainKey({ root }: ComposeFile, path: Path, pattern: string): Item {
  const place = placeOf(root, String(path[1]));
  if (/^services\.\*\.depends_on(?:\.\*|\[\])$/.test(pattern)) {
    const dependency = pattern.endsWith("]") ? textOf(getIn(root, path)) : String(path[3]);
    if (dependency !== undefined) return dependencyItem(place, dependency);
  }
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
  if (section === "models") return modelFacts(root, name);
  if (section === "volumes") return volumeKeyFacts(root, name, keys);
  if (section === "secrets" || section === "configs") return declaredFileFacts(root, section, name, keys);
  return section === "networks" ? networkKeyFacts(root, name, keys) : {};
}

function explainValue(
  { root }: ComposeFile,
  path: Path,
  pattern: string,
  written: { text: string; quoted: boolean; at: number },
): Item | undefined {
  const place = placeOf(root, String(path[1]));
  const value = { place, path, pattern, topic: topicOf(pattern), ...written };
  const item = readValue(value);
  if (item === null) return undefined;
  const plain = plainValue(place, path, pattern, written.text);
  if (!item) return plain;
  // Where a piece has no topic of its own, the item's or the key's answers.
  const otherwise = [...(item.otherwise ?? []), ...(plain?.otherwise ?? [])];
  return { ...plain, ...item, otherwise, facts: { ...factsAt(place, path), ...item.facts } };
}

/** Maps whose values mean nothing to Docker: they are passed on as they are. */
const passedOn =
  /(?:^|\.)(?:environment|labels|annotations|args|options|driver_opts|ssh|storage_opt|aux_addresses)\.\*$/;

/**
 * A value without parts: the topic of this very value (`restart: always`), else that of the key's values, else what the key
 * or item does.
 */
function plainValue(place: Place, path: Path, pattern: string, value: string): Item | undefined {
  if (value === "" || passedOn.test(pattern)) return undefined;
  const topic = topicOf(pattern);
  const isOwn = /(?:\*|\[\])$/.test(pattern);
  return {
    topic: valueTopicOf(pattern, value),
    otherwise: [`${topic}.value`, ...(isOwn ? [topic] : [])],
    ...(isOwn ? {} : { inBrief: topic }),
    facts: factsAt(place, path),
  };
}

function placeOf(root: ComposeFile["root"], name: string): Place {
  return { root, name, service: getIn(root, ["services", name]) };
}
