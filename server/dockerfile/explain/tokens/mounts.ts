import type { Facts } from "../../../explanation";
import { mountKeysSince } from "../../check/flagRules";
import { mountTypes, sharingModes } from "../../value/mounts";
import { absolute } from "../inForce";
import { contains, lineOf, shortReference } from "../place";
import { type MountField, mountFields } from "./mountFields";
import {
  explained,
  type Locator,
  referenceLink,
  sinceRelease,
  type TokenPlace,
  tokenFacts,
  tokenPlaceOf,
} from "./token";

/** Every way to write a key and the topic about it. */
export const mountKeyTopics: Readonly<Record<string, string>> = {
  type: "mount.type",
  target: "mount.target",
  dst: "mount.target",
  destination: "mount.target",
  source: "mount.source",
  src: "mount.source",
  from: "mount.from",
  readonly: "mount.readonly",
  ro: "mount.readonly",
  readwrite: "mount.readwrite",
  rw: "mount.readwrite",
  id: "mount.id",
  sharing: "mount.sharing",
  size: "mount.size",
  required: "mount.required",
  env: "mount.env",
  mode: "mount.mode",
  uid: "mount.uid",
  gid: "mount.gid",
};

/** Keys and values inside `--mount`, each told for the type of this mount. */
export const locateMount: Locator = (analysis, index, position) => {
  const place = tokenPlaceOf(analysis, index);
  if (place?.instruction.name !== "RUN") return null;
  const flag = place.instruction.flags.find(({ name, range }) => name === "mount" && contains(range, position));
  if (!flag?.valueRange || contains(flag.nameRange, position)) return null;
  const fields = mountFields(flag);
  for (const field of fields) {
    const inKey = contains(field.keyRange, position);
    if (!inKey && !(field.valueRange && contains(field.valueRange, position))) continue;
    const keyTopic = Object.hasOwn(mountKeyTopics, field.key) ? mountKeyTopics[field.key] : undefined;
    if (keyTopic === undefined) return null;
    const facts = {
      ...tokenFacts(place, flag.range),
      ...mountFacts(place, fields),
      ...wordFacts(field),
    };
    if (inKey) return explained(keyTopic, { ...facts, ...keyFacts(field, fields) }, field.keyRange);
    return explained(valueTopic(keyTopic, field.value ?? ""), facts, field.valueRange!);
  }
  return null;
};

function valueTopic(keyTopic: string, value: string): string {
  const word = value.toLowerCase();
  if (keyTopic === "mount.type" && mountTypes.includes(word)) return `mount.type.${word}`;
  if (keyTopic === "mount.sharing" && sharingModes.includes(word)) return `mount.sharing.${word}`;
  return keyTopic;
}

function wordFacts({ value }: MountField): Facts {
  return { value: value ?? "", off: value !== undefined && /^(?:0|f|false)$/i.test(value) };
}

/** Where to read on about a key, and since when it is there. */
function keyFacts({ key }: MountField, fields: readonly MountField[]): Facts {
  const type = typeOf(fields);
  return {
    since: Object.hasOwn(mountKeysSince, key) ? sinceRelease({ since: mountKeysSince[key]! }) : undefined,
    link: referenceLink(`run---mount${mountTypes.includes(type) ? `type${type}` : ""}`),
  };
}

function typeOf(fields: readonly MountField[]): string {
  return fields.findLast(({ key }) => key === "type")?.value?.toLowerCase() ?? "bind";
}

/** What the fields of a mount say about it together. */
export function mountFacts(place: TokenPlace, fields: readonly MountField[]): Facts {
  const type = typeOf(fields);
  const fieldValue = (...keys: string[]): string | undefined =>
    fields.findLast(({ key }) => keys.includes(key))?.value || undefined;
  const says = (...keys: string[]): boolean =>
    fields.some(({ key, value }) => keys.includes(key) && !/^(?:0|f|false)$/i.test(value ?? ""));
  const target = fieldValue("target", "dst", "destination");
  const source = fieldValue("source", "src");
  const env = fieldValue("env");
  const id = fieldValue("id");
  const secret = id ?? source ?? target?.split("/").at(-1);
  const container = type === "secret" ? `/run/secrets/${secret?.split("/").at(-1)}` : undefined;
  return {
    [type]: mountTypes.includes(type),
    type,
    target: target && (absolute(place, target)?.value ?? target),
    source: source ?? { markdown: "`/`" },
    path: target ?? (env ? undefined : container),
    env,
    secret: type === "secret" ? secret : undefined,
    id: id ?? (type === "ssh" ? "default" : target),
    sharing: fieldValue("sharing") ?? "shared",
    required: says("required"),
    writable: says("rw", "readwrite") && !says("ro", "readonly"),
    onlyRead: says("ro", "readonly"),
    ...originOf(place, fieldValue("from")),
  };
}

function originOf({ stack, stage, onbuild }: TokenPlace, from: string | undefined): Facts {
  if (from === undefined) return { context: true };
  const named = stack.stages.findLast(({ name, index }) => name === from.toLowerCase() && index < (stage?.index ?? 0));
  if (!named || onbuild) return { fromImage: shortReference(from) };
  return { fromStage: named.name, fromLine: lineOf(named.range) };
}
