import type { ComposeFile } from "../read/parse";
import type { Span, Value } from "../read/yaml";
import { readGoScalar } from "../value/goScalar";
import type { Reading } from "./reading";
import type { Resolved } from "./resolve";

/** What docker compose refuses before it looks at a key's meaning: broken YAML, a template that is none, a variable that must be set. */
export function refuseUnreadable(reading: Reading, compose: ComposeFile, asked: Resolved["asked"]): void {
  for (const { errors } of compose.documents) {
    for (const { message, ...at } of errors) reading.refuse(at, `yaml: ${message}`);
  }
  for (const mark of compose.marks) {
    if (mark.kind === "alias" && !mark.value) reading.refuse(mark, `yaml: unknown anchor '${mark.name}' referenced`);
  }
  const seen = new Set<Value>();
  const isEmpty = compose.documents.every(({ root }) => !root || isNothing(root));
  if (isEmpty) reading.refuse({ start: 0, end: 0 }, "empty compose file");
  for (const { root, end } of compose.documents) {
    if (root?.kind !== "map" && !isEmpty) {
      const marker = compose.text.lastIndexOf("---", end - 1);
      const at = root && !isNothing(root) ? root : { start: marker, end: marker + 3 };
      reading.refuse(at, "top-level object must be a mapping");
    }
    if (!root || isNothing(root)) continue;
    refusePairs(reading, compose, root, "", seen);
  }
  for (const { value, path, result } of asked) {
    if (result.refused?.kind === "invalid") {
      const advice = "You may need to escape any $ with another $.";
      reading.refuse(value, `invalid interpolation format for ${path}.\n${advice}\n${result.refused.template}`);
    } else if (result.refused) {
      reading.refuse(value, `error while interpolating ${path}: ${result.refused.message}`);
    }
  }
}

function isNothing(value: Value): boolean {
  return value.kind === "scalar" && value.empty;
}

/** Keys said twice, keys that are no texts, and a `<<` that brings in no map. `path` as docker compose writes it here: `x.y[0]`. */
function refusePairs(reading: Reading, compose: ComposeFile, value: Value, path: string, seen: Set<Value>): void {
  if (seen.has(value)) return;
  seen.add(value);
  if (value.kind === "list") {
    for (const [at, item] of value.items.entries()) refusePairs(reading, compose, item, `${path}[${at}]`, seen);
  }
  if (value.kind !== "map") return;
  const first = new Map<string, Span>();
  for (const { name, key, value: inner, place } of value.pairs) {
    const earlier = first.get(name);
    if (earlier) {
      const line = reading.range(earlier).start.line + 1;
      const here = reading.range(key).start.line + 1;
      const message = `line ${here}: mapping key ${JSON.stringify(name)} already defined at line ${line}`;
      reading.refuse(key, message);
    } else first.set(name, key);
    const { type, text } = readGoScalar(compose.text.slice(key.start, key.end) === name ? name : "x");
    if (type !== "string" && key.start < key.end) {
      reading.refuse(key, `non-string key ${path === "" ? "at top level" : `in ${path}`}: ${text}`);
    }
    const isMerge = name === "<<" && compose.text[key.start] === "<";
    const layers = inner.kind === "list" ? inner.items : [inner];
    if (isMerge && layers.some((layer) => layer.kind !== "map")) {
      reading.refuse(place, "yaml: map merge requires map or sequence of maps as the value");
    }
    refusePairs(reading, compose, inner, path === "" ? name : `${path}.${name}`, seen);
  }
}
