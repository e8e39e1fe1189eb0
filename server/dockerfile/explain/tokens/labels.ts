import type { Explanation } from "../../../explanation";
import type { Position } from "../../../protocol";
import type { Analysis } from "../../analysis";
import { expand } from "../../value/expand";
import { contains } from "../place";
import { clip, labelOf } from "./clip";
import { tokenPlaceOf } from "./token";
import { valuesFor } from "./variables";

const prefix = "org.opencontainers.image.";

/** The keys of the OCI image specification's annotations that a LABEL may carry, without `org.opencontainers.image.`. */
export const ociKeys: readonly string[] = [
  "created",
  "authors",
  "url",
  "documentation",
  "source",
  "version",
  "revision",
  "vendor",
  "licenses",
  "ref.name",
  "title",
  "description",
  "base.digest",
  "base.name",
];

/** A key of LABEL that the OCI specification defines; other keys mean nothing to Docker. */
export function locateLabel(analysis: Analysis, index: number, position: Position): Explanation | null {
  const place = tokenPlaceOf(analysis, index);
  if (place?.instruction.name !== "LABEL" || !place.stage) return null;
  const pair = place.instruction.pairs.find(({ key }) => contains(key.range, position));
  if (!pair) return null;
  const values = valuesFor(analysis, place, {});
  const read = (text: string): string | undefined => {
    const expanded = expand(text, (name) => values.get(name), analysis.dockerfile);
    return "error" in expanded ? undefined : expanded.text;
  };
  const name = read(pair.key.text);
  const key = name?.startsWith(prefix) ? name.slice(prefix.length) : undefined;
  if (key === undefined || !ociKeys.includes(key)) return null;
  const value = pair.value && read(pair.value.text);
  const facts = {
    key: name,
    value: value === undefined ? undefined : clip(value),
    onbuild: place.onbuild,
    shipped: place.fate === "image" || place.onbuild,
    stage: labelOf(place.stage),
    link: { markdown: "https://github.com/opencontainers/image-spec/blob/main/annotations.md" },
  };
  return { topic: `label-${key}`, facts, range: pair.key.range };
}
