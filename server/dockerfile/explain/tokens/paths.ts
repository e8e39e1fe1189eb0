import type { Explanation, Facts } from "../../../explanation";
import type { Position } from "../../../protocol";
import type { Analysis } from "../../analysis";
import { joinDestination, remoteKind } from "../../build/copyStep";
import { workingDirectory } from "../../build/stageState";
import { readHeredocWord } from "../../read/heredoc";
import type { Word } from "../../read/syntax";
import { expand } from "../../value/expand";
import { joinPath } from "../../value/paths";
import { absolute } from "../inForce";
import { contains, lineOf, shortReference, stepsAboveInImage } from "../place";
import { standingFacts } from "../standing";
import { baseOf, clip, labelOf } from "./clip";
import { sourcesOf } from "./sources";
import { isRefused, type TokenPlace, tokenPlaceOf } from "./token";
import type { ValuesAt } from "./valuesAt";
import { valuesFor } from "./variables";

/** Sources and destination of COPY and ADD, the directory of WORKDIR, the paths of VOLUME. */
export function locatePath(analysis: Analysis, index: number, position: Position): Explanation | null {
  const place = tokenPlaceOf(analysis, index);
  if (!place || !/^(?:COPY|ADD|WORKDIR|VOLUME)$/.test(place.instruction.name)) return null;
  const { args, name, heredocs } = place.instruction;
  const at = args.findIndex(({ range }) => contains(range, position));
  const word = args[at];
  if (!word || isRefused(place)) return null;
  if (heredocs.some(({ range }) => contains(range, position)) && readHeredocWord(word.text)) return null;
  const values = valuesFor(analysis, place, {});
  const path = expandedPath(analysis, values, word);
  if (!path) return null;
  const facts = { ...standing(place), ...path.facts };
  const found = (topic: string, more: Facts): Explanation => ({
    topic,
    facts: { ...facts, ...more },
    range: word.range,
  });
  if (name === "WORKDIR") return found("path-workdir", workdirFacts(place, values, path));
  if (name === "VOLUME") return found("path-volume", volumeFacts(place, path.text));
  if (at < args.length - 1) return found("path-source", sourceFacts(place, path.text));
  return found("path-destination", destinationFacts(place, values, path));
}

interface ExpandedPath {
  text: string;
  known: boolean;
  facts: Facts;
}

function expandedPath({ dockerfile }: Analysis, values: ValuesAt, { text }: Word): ExpandedPath | undefined {
  const expanded = expand(text, (name) => values.get(name), dockerfile);
  if ("error" in expanded) return undefined;
  return {
    text: expanded.text,
    known: expanded.known,
    facts: { written: clip(text), path: clip(expanded.text), changed: text.includes("$") && expanded.known },
  };
}

function standing(place: TokenPlace): Facts {
  if (place.onbuild) return { onbuild: true, keyword: { markdown: place.instruction.name } };
  const { number } = standingFacts(place);
  const target = place.stack.stages[place.stack.target];
  return {
    unbuilt: place.fate === "unbuilt",
    left: place.fate === "left",
    number: place.fate === "unbuilt" ? undefined : number,
    stage: place.stage && labelOf(place.stage),
    target: target && labelOf(target),
    keyword: { markdown: place.instruction.name },
  };
}

const archive = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|tzst)$/i;

function sourceFacts(place: TokenPlace, path: string): Facts {
  const { instruction, stack } = place;
  const kind = instruction.name === "ADD" ? remoteKind(path) : undefined;
  if (kind) {
    const keeps = instruction.flags.some(({ name }) => name === "keep-git-dir");
    return { url: kind === "http", git: kind === "git", keepsGit: kind === "git" && keeps };
  }
  const [source] = sourcesOf(place);
  const from = source?.edge.from;
  const named = place.onbuild ? instruction.flags.find(({ name }) => name === "from")?.value || undefined : undefined;
  const isOfContext = !source && named === undefined;
  const stage = typeof from === "number" ? stack.stages[from] : undefined;
  const glob = /[*?[]/.test(path);
  const whole = isOfContext && /^[./]*$/.test(path);
  return {
    ...(stage && { fromStage: labelOf(stage) }),
    ...(typeof from === "string" && { fromImage: clip(shortReference(from)) }),
    from: named === undefined ? undefined : clip(named),
    context: isOfContext,
    rooted: isOfContext && !whole && /^\/|^\.\.|\/\.\.(?:\/|$)/.test(path),
    inStage: !isOfContext,
    glob,
    whole,
    // With --parents the directories themselves come along.
    single: !glob && !whole && !instruction.flags.some(({ name }) => name === "parents"),
    archive:
      instruction.name === "ADD" &&
      archive.test(path) &&
      !instruction.flags.some(({ name, value }) => name === "unpack" && value?.toLowerCase() === "false"),
  };
}

function destinationFacts(place: TokenPlace, values: ValuesAt, { text, known }: ExpandedPath): Facts {
  const directory = values.state && workingDirectory(values.state);
  const isAbsolute = text.startsWith("/");
  const placed = known && (isAbsolute || directory !== undefined);
  // A trigger starts where the image's last line leaves off.
  const relative = place.onbuild ? undefined : absolute(place, text);
  return {
    place: placed ? clip(joinDestination(directory ?? "/", text)) : undefined,
    unplaced: !placed,
    relative: !isAbsolute,
    workdirLine: relative ? lineOf(place.instructions[relative.step]!.range) : undefined,
    base: baseOf(place),
    chown: place.instruction.flags.some(({ name }) => name === "chown"),
    folder: /(?:^|\/)\.?$/.test(text),
  };
}

function workdirFacts(place: TokenPlace, values: ValuesAt, { text, known }: ExpandedPath): Facts {
  const directory = values.state && workingDirectory(values.state);
  const isAbsolute = text.startsWith("/");
  const placed = known && (isAbsolute || directory !== undefined);
  const above = place.onbuild ? [] : stepsAboveInImage(place);
  const later = above.find((at) => place.instructions[at]!.name === "WORKDIR");
  return {
    place: placed ? clip(isAbsolute ? text : joinPath(directory!, text)) : undefined,
    unplaced: !placed,
    relative: !isAbsolute,
    base: baseOf(place),
    image: place.fate === "image" && !place.onbuild,
    ...(later !== undefined && { replacedLine: lineOf(place.instructions[later]!.range) }),
  };
}

function volumeFacts(place: TokenPlace, path: string): Facts {
  const shipped = place.fate === "image" || place.onbuild;
  return { shipped, ...(shipped && { mount: clip(`docker run -v my-data:${path} …`) }) };
}
