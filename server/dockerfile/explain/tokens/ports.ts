import type { Explanation, Facts } from "../../../explanation";
import type { Position } from "../../../protocol";
import type { Analysis } from "../../analysis";
import { expand } from "../../value/expand";
import { parsePorts } from "../../value/ports";
import { contains } from "../place";
import { clip, labelOf } from "./clip";
import { isRefused, tokenPlaceOf } from "./token";
import { valuesFor } from "./variables";
import { indexIn, type Piece, pieceAt, rangeIn } from "./wordPlace";

/** A port, range or protocol of EXPOSE. */
export function locatePort(analysis: Analysis, index: number, position: Position): Explanation | null {
  const place = tokenPlaceOf(analysis, index);
  if (place?.instruction.name !== "EXPOSE" || !place.stage) return null;
  const word = place.instruction.args.find(({ range }) => contains(range, position));
  const at = word && indexIn(word, position);
  if (!word || at === undefined || isRefused(place)) return null;
  const values = valuesFor(analysis, place, {});
  const expanded = expand(word.text, (name) => values.get(name), analysis.dockerfile);
  const ports = "error" in expanded ? expanded : parsePorts(expanded.text);
  const part = pieceAt(partsOf(word.text), at);
  if (!part) return null;
  const standing = { onbuild: place.onbuild, stage: labelOf(place.stage) };
  if ("error" in ports) {
    return { topic: "port-refused", facts: { ...standing, error: clip(ports.error) }, range: rangeIn(word, part) };
  }
  const [first = ""] = ports;
  const [port = "", protocol = ""] = first.split("/");
  const suffix = protocol === "tcp" ? "" : `/${protocol}`;
  const facts: Facts = {
    ports: ports.length,
    entry: clip(first),
    port: clip(port),
    last: clip(ports.at(-1)!.split("/")[0]!),
    protocol: clip(protocol),
    implied: !word.text.includes("/"),
    tcp: protocol === "tcp",
    udp: protocol === "udp",
    sctp: protocol === "sctp",
    publish: `docker run -p ${port}:${port}${suffix} …`,
    ...standing,
    shipped: place.fate === "image" || place.onbuild,
  };
  const isRange = part.kind === "port" && ports.length > 1;
  return { topic: isRange ? "port-range" : `port-${part.kind}`, facts, range: rangeIn(word, part) };
}

function partsOf(text: string): (Piece & { kind: "host" | "port" | "protocol" })[] {
  // What stands in `${…}` is no separator.
  const masked = text.replace(/\$\{[^}]*\}/g, (use) => "v".repeat(use.length));
  const colon = masked.lastIndexOf(":");
  const slash = masked.indexOf("/", colon + 1);
  const end = slash < 0 ? text.length : slash;
  return [
    ...(colon < 0 ? [] : [{ kind: "host" as const, start: 0, end: colon }]),
    { kind: "port", start: colon + 1, end },
    ...(slash < 0 ? [] : [{ kind: "protocol" as const, start: slash + 1, end: text.length }]),
  ];
}
