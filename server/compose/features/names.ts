import { namespaces } from "../project/dependencies";
import type { ComposeFile } from "../read/parse";
import { get, textOf, type Value } from "../read/yaml";
import { sourceKind, splitMount } from "../value/mounts";
import { type Name, NameReader, type Section, sections } from "./nameReader";

/** Reads the names in the value of a key. `role` is the way to the key, by which the reader knows what it has read before. */
type Read = (reader: NameReader, role: string, value: Value) => void;
type Keys = Readonly<Record<string, Read>>;

/**
 * Every place that declares or uses the name of a service, volume, network, config, secret or model, and those that name a variable
 * without a `$`. What stands under an `x-` key counts where an alias brings it in.
 */
export function namesIn(compose: ComposeFile): Name[] {
  const reader = new NameReader(compose);
  for (const { root } of compose.documents) {
    for (const { name, value } of reader.pairs("file", root)) {
      const section = sections.find((each) => each === name);
      if (section) readSection(reader, section, value);
    }
  }
  return reader.names;
}

function readSection(reader: NameReader, section: Section, value: Value): void {
  for (const entry of reader.pairs(section, value)) {
    reader.declare(section, entry);
    if (section === "services") readKeys(serviceKeys)(reader, "service", entry.value);
    if (section === "configs" || section === "secrets") reader.use("variables", get(entry.value, "environment"));
  }
}

/** Keys of a service that name something, but those that share a namespace. */
const serviceKeys: Keys = {
  depends_on: namesOf("services"),
  networks: namesOf("networks"),
  models: namesOf("models"),
  configs: itemsOf(grant("configs")),
  secrets: itemsOf(grant("secrets")),
  environment: copiedVariables,
  volumes: itemsOf(mountedVolume),
  links: itemsOf((reader, _, item) => reader.usePart("services", item, /^([^:]+)/d)),
  volumes_from: itemsOf((reader, _, item) => reader.usePart("services", item, /^(?!container:)([^:]+)/d)),
  extends: extendedService,
  credential_spec: (reader, _, value) => reader.use("configs", get(value, "config")),
  build: readKeys({
    args: copiedVariables,
    secrets: itemsOf(grant("secrets")),
    additional_contexts: contexts,
  }),
  ...Object.fromEntries(namespaces.map((key) => [key, sharedNamespace])),
};

function readKeys(keys: Keys): Read {
  return (reader, role, map) => {
    for (const { name, value } of reader.pairs(role, map)) {
      if (Object.hasOwn(keys, name)) keys[name]!(reader, `${role}.${name}`, value);
    }
  };
}

function itemsOf(read: Read): Read {
  return (reader, role, list) => {
    for (const item of reader.items(role, list)) read(reader, `${role}[]`, item);
  };
}

/** A list of names, or a map with more about each. */
function namesOf(kind: Section): Read {
  return (reader, role, value) => {
    for (const item of reader.items(role, value)) reader.use(kind, item);
    for (const { name, key } of reader.pairs(role, value)) reader.useKey(kind, name, key);
  };
}

/** A config or secret by its name, or with more about it. */
function grant(kind: "configs" | "secrets"): Read {
  return (reader, _, item) => reader.use(kind, item.kind === "map" ? get(item, "source") : item);
}

/** A variable without a value takes the one that docker compose has itself. */
function copiedVariables(reader: NameReader, role: string, value: Value): void {
  for (const item of reader.items(role, value)) reader.usePart("variables", item, /^([^=]+)$/d);
  for (const { name, key, value: said } of reader.pairs(role, value)) {
    if (said.kind === "scalar" && said.empty && !said.tag) reader.useKey("variables", name, key);
  }
}

function mountedVolume(reader: NameReader, _: string, item: Value): void {
  if (item.kind === "map") {
    if (textOf(get(item, "type")) === "volume") reader.use("volumes", get(item, "source"));
    return;
  }
  const source = splitMount(textOf(item) ?? "").source?.text;
  if (sourceKind(source) === "volume") reader.usePart("volumes", item, /^([^:]+)/d);
}

/** A base in another file is none of this one's services. */
function extendedService(reader: NameReader, _: string, value: Value): void {
  if (value.kind !== "map") reader.use("services", value);
  else if (!get(value, "file")) reader.use("services", get(value, "service"));
}

function sharedNamespace(reader: NameReader, _: string, value: Value): void {
  reader.usePart("services", value, /^service:(.+)$/d);
}

/** Another service's image as a build context. */
function contexts(reader: NameReader, role: string, value: Value): void {
  for (const item of reader.items(role, value)) reader.usePart("services", item, /^[^=]+=service:(.+)$/d);
  for (const { value: context } of reader.pairs(role, value)) sharedNamespace(reader, role, context);
}
