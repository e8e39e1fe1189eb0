import { entriesWithKeys, entryOf, get, type Span, textsOf, type Value, type YamlMap } from "../read/yaml";
import { isTimestamp } from "../value/goScalar";
import type { Reading } from "./reading";
import { serviceShapes } from "./serviceShapes";
import { integer, isNothing, isNumeric, isTyped, mapping, mappingOrNothing, oneOf } from "./valueChecks";

const conditions = oneOf("service_started", "service_healthy", "service_completed_successfully");
const mountTypes = oneOf("bind", "volume", "tmpfs", "cluster", "npipe", "image");

const shapes = Object.entries(serviceShapes).map(([pattern, check]) => [pattern.split("."), check] as const);

/** What docker compose's schema refuses of the values this model reads: the wrong kind of YAML, the wrong word of a few. */
export function refuseShapes(reading: Reading, root: YamlMap): void {
  for (const section of ["services", "volumes", "networks", "configs", "secrets"]) {
    const value = get(root, section);
    if (value) mapping(reading, value, section);
    if (section === "services") continue;
    const check = section === "configs" || section === "secrets" ? mapping : mappingOrNothing;
    for (const [name, entry] of entriesWithKeys(value))
      at(entry.value, entry.key, (place) => check(reading, place, `${section}.${name}`));
  }
  for (const [name, { key, value }] of entriesWithKeys(get(root, "services"))) {
    if (!/^[a-zA-Z0-9._-]+$/.test(name)) reading.refuse(key, `services additional properties '${name}' not allowed`);
    at(value, key, (place) => mapping(reading, place, `services.${name}`));
    if (value.kind === "map") refuseService(reading, value, `services.${name}`);
  }
}

/** Nothing at all has no place of its own: the key stands for it. */
function at(value: Value, key: Span, check: (value: Value) => void): void {
  check(isNothing(value) ? { ...value, start: key.start, end: key.end } : value);
}

function refuseService(reading: Reading, value: YamlMap, path: string): void {
  for (const [steps, check] of shapes) follow(value, steps, path, (found, where) => check(reading, found, where));
  for (const key of ["environment", "labels"]) refusePairs(reading, get(value, key), `${path}.${key}`);
  for (const [index, item] of reading.items(get(value, "volumes")).entries()) {
    if (isTyped(item)) reading.refuse(item, `${path}.volumes.${index} must be a string`);
    if (item.kind !== "map") continue;
    const type = get(item, "type");
    if (!type) reading.refuse(item, `${path}.volumes.${index} must be a string`);
    else mountTypes(reading, type, `${path}.volumes.${index}.type`);
  }
  for (const [name, { key, value: dependency }] of entriesWithKeys(get(value, "depends_on"))) {
    const condition = get(dependency, "condition");
    if (dependency.kind !== "map") reading.refuse(key, `${path}.depends_on.${name} must be a mapping`);
    else if (condition) conditions(reading, condition, `${path}.depends_on.${name}.condition`);
    else reading.refuse(key, `${path}.depends_on.${name} missing property 'condition'`);
  }
  for (const [name, { value: limit }] of entriesWithKeys(get(value, "ulimits"))) {
    if (limit.kind === "scalar") integer(reading, limit, `${path}.ulimits.${name}`);
    else if (textsOf(limit).filter((each) => each === "soft" || each === "hard").length < 2)
      reading.refuse(limit, `${path}.ulimits.${name} must be a integer or string`);
  }
  for (const item of reading.items(get(value, "gpus"))) {
    if (get(item, "count") && get(item, "device_ids"))
      reading.refuse(item, `${path}.gpus.[]: "count" and "device_ids" attributes are exclusive`);
  }
}

/** A map of texts, or a list of `NAME=value`. */
function refusePairs(reading: Reading, pairs: Value | undefined, path: string): void {
  for (const [name, { value }] of entriesWithKeys(pairs)) {
    const isMoment = value.kind === "scalar" && value.style === "plain" && isTimestamp(value.text);
    if (isMoment) reading.refuse(value, `${path}.${name} invalid jsonType time.Time`);
    else if (value.kind !== "scalar")
      reading.refuse(value, `${path}.${name} must be a boolean, null, number or string`);
  }
  for (const [index, item] of reading.items(pairs).entries()) {
    const type = item.kind !== "scalar" ? "map[string]interface {}" : isTyped(item) ? goType(item.text) : undefined;
    if (type !== undefined) reading.refuse(item, `${path}.[${index}]: unexpected type ${type}`);
  }
}

function goType(text: string): string {
  if (!isNumeric(text)) return "bool";
  return /^[-+]?(?:[\d_]+|0.*)$/.test(text) ? "int" : "float64";
}

/** The values that a pattern leads to. */
function follow(
  value: Value,
  steps: readonly string[],
  path: string,
  found: (value: Value, path: string) => void,
): void {
  const [step, ...rest] = steps;
  if (step === undefined) {
    found(value, path);
    return;
  }
  if (step === "[]") {
    if (value.kind === "list")
      for (const item of value.items) if (item.kind === "map") follow(item, rest, `${path}.[]`, found);
    return;
  }
  const entry = entryOf(value, step);
  if (entry) at(entry.value, entry.key, (place) => follow(place, rest, `${path}.${step}`, found));
}
