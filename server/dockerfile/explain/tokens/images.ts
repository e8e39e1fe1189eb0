import type { Explanation, Facts } from "../../../explanation";
import { officialImages } from "../../../images/official";
import type { Position } from "../../../protocol";
import type { Analysis } from "../../analysis";
import type { Word } from "../../read/syntax";
import { expand } from "../../value/expand";
import { parseReference, type Reference } from "../../value/reference";
import { contains, type Place, placeOf } from "../place";
import { clip } from "./clip";
import { sourceAt } from "./sources";
import { globalsAt, type ValuesAt } from "./valuesAt";
import { indexIn, type Piece, pieceAt, rangeIn } from "./wordPlace";

/** The parts of an image reference, each of which answers for itself. */
export type ReferencePart = "registry" | "namespace" | "name" | "tag" | "digest";

/** An image that FROM, `COPY --from` or a mount names, part by part. */
export function locateImage(analysis: Analysis, index: number, position: Position): Explanation | null {
  const place = placeOf(analysis, index);
  const named = place && imageAt(place, position);
  if (!place || !named) return null;
  const { word, use } = named;
  const values = place.instruction.name === "FROM" ? globalsAt(analysis) : undefined;
  const full = expanded(analysis, values, word.text);
  if (full === "scratch") return { topic: "image-scratch", facts: { [use]: true }, range: word.range };
  const reference = parseReference(full);
  const at = indexIn(word, position);
  if (at === undefined) return null;
  if ("error" in reference) {
    const facts = { error: clip(reference.error), full: clip(full), changed: full !== word.text };
    return { topic: "image-refused", facts, range: word.range };
  }
  const parts = partsOf(word.text, (text) => expanded(analysis, values, text));
  const part = pieceAt(parts, at) ?? parts.findLast(({ start }) => start <= at);
  if (!part) return null;
  const facts = { ...imageFacts(reference), [use]: true };
  return { topic: `image-${part.kind}`, facts, range: rangeIn(word, part) };
}

function imageAt(place: Place, position: Position): { word: Word; use: "below" | "copied" | "mounted" } | undefined {
  const { instruction, stage } = place;
  if (instruction.name === "FROM") {
    const [word] = instruction.args;
    const isStage = stage?.base.stage !== undefined;
    return word && !isStage && contains(word.range, position) ? { word, use: "below" } : undefined;
  }
  const source = sourceAt(place, position);
  if (typeof source?.edge.from !== "string") return undefined;
  return { word: source.word, use: source.edge.kind === "copy" ? "copied" : "mounted" };
}

function expanded({ dockerfile }: Analysis, values: ValuesAt | undefined, text: string): string {
  if (!values) return text;
  const result = expand(text, (name) => values.get(name), dockerfile);
  return "error" in result ? text : result.text;
}

/** The parts of a reference as written; a variable belongs to the part that it stands in. */
export function partsOf(text: string, expand: (text: string) => string): (Piece & { kind: ReferencePart })[] {
  // Operators of `${…}` hold slashes and colons that are none of the reference's.
  const masked = text.replace(/\$\{[^}]*\}|\$\w+/g, (use) => "v".repeat(use.length));
  const quote = /^["']/.test(text) ? 1 : 0;
  const end = quote && text.endsWith(text[0]!) && text.length > 1 ? text.length - 1 : text.length;
  const digest = masked.indexOf("@");
  const nameEnd = digest < 0 ? end : digest;
  const slash = masked.slice(0, nameEnd).lastIndexOf("/");
  const colon = masked.indexOf(":", slash + 1);
  const tag = colon >= 0 && colon < nameEnd ? colon : nameEnd;
  const parts: (Piece & { kind: ReferencePart })[] = [];
  let start = quote;
  const first = masked.indexOf("/", start);
  if (first >= 0 && first <= slash) {
    const host = expand(text.slice(start, first));
    if (/[.:]/.test(host) || host === "localhost" || host.toLowerCase() !== host) {
      parts.push({ kind: "registry", start, end: first });
      start = first + 1;
    }
  }
  if (slash >= start) {
    parts.push({ kind: "namespace", start, end: slash });
    start = slash + 1;
  }
  parts.push({ kind: "name", start, end: tag });
  if (tag < nameEnd) parts.push({ kind: "tag", start: tag + 1, end: nameEnd });
  if (digest >= 0) parts.push({ kind: "digest", start: digest + 1, end });
  return parts;
}

/** What a reference says about the image, and what is known of the official ones. */
function imageFacts({ domain, path, tag, digest, full }: Reference): Facts {
  const slash = path.lastIndexOf("/");
  const namespace = path.slice(0, Math.max(slash, 0));
  const name = path.slice(slash + 1);
  const hub = domain === "docker.io";
  return {
    reference: clip(full.replace(/^docker\.io\/(?:library\/)?|@.*/g, "")),
    registry: clip(domain),
    hub,
    namespace: clip(namespace),
    library: hub && namespace === "library",
    name: clip(name),
    tag: tag === undefined ? undefined : clip(tag),
    latest: tag === "latest",
    pinned: digest !== undefined,
    digest: digest === undefined ? undefined : clip(digest),
    ...(hub && namespace === "library" ? officialFacts(name) : { outside: true }),
  };
}

function officialFacts(name: string): Facts {
  const image = Object.hasOwn(officialImages, name) ? officialImages[name] : undefined;
  if (!image) return { official: true, outside: true };
  const { ports, volumes, command, entrypoint, oneOf, retired, source } = image;
  return {
    official: true,
    ports,
    volumes,
    command: command && [...(entrypoint ?? []), ...command].join(" "),
    oneOf,
    retired,
    checked:
      source === undefined ? undefined : clip(source.replace(/^[^:]*:/, "").replace(/\/?Dockerfile.*$/, "") || name),
    commit: source === undefined ? undefined : /@(\w{1,7})/.exec(source)?.[1],
  };
}
