import type { Facts } from "../../explanation";
import { lineNumber } from "../read/lines";
import { booleanIn } from "../read/scalars";
import { entriesOf, entryOf, get, getIn, textOf, textsOf, type Value, type YamlMap } from "../read/yaml";
import type { Note } from "./imageNotes";
import type { OtherFile, Related } from "./related";

const sections = ["services", "volumes", "networks", "configs", "secrets"] as const;

/** Keys whose value goes over another as a whole, though it may be a list. */
const whole: ReadonlySet<string> = new Set(["command", "entrypoint"]);

/** What an included file brings in, and what it includes in turn. */
export function includeNotes(related: Related, root: YamlMap, path: string): Note[] {
  const { files, circle, missing, unread: unseen, more } = related.included(path);
  const [first, ...others] = files;
  const notes: Note[] = [
    ...missing.map((file) => unread(file, null)),
    ...unseen.map((file) => unread(file, undefined)),
  ];
  if (circle) notes.unshift({ topic: "composeBridge.circle", facts: { circle } });
  if (!first) return notes;
  const names = sections.map((section) => {
    return [section, [...new Set(files.flatMap(({ file }) => textsOf(get(file.root, section))))]] as const;
  });
  const both = names.flatMap(([section, keys]) => keys.filter((key) => getIn(root, [section, key]) !== undefined));
  const facts: Facts = { file: first.name, ...Object.fromEntries(names), both, more };
  const nothing = names.every(([, keys]) => keys.length === 0);
  const through = others.map(({ name }) => name);
  return [{ topic: "composeBridge.include", facts: { ...facts, nothing, through } }, ...notes];
}

/** What a service takes over from one of another file and those below that, and what it says itself. */
export function extendsNotes(related: Related, name: string, service: Value | undefined): Note[] {
  const chain = related.inherited(name);
  const found = chain.filter((each) => each.state === "found");
  const end = chain.at(-1);
  const [first, ...others] = found;
  const notes: Note[] = [];
  if (first && (first !== chain[0] || get(get(service, "extends"), "file") || others.length > 0)) {
    const below = new Map(found.flatMap(({ entry }) => [...entriesOf(entry.value)]).reverse());
    below.delete("extends");
    const inherited = [...below.keys()].reverse();
    const taken = inherited.filter((key) => get(service, key) === undefined);
    const facts = {
      file: first.file,
      base: first.service,
      line: lineNumber(first.lineStarts, first.entry.key.start),
      further: others.map((each) => each.service),
      through: [...new Set(others.map(({ file }) => file))].filter((file) => file !== first.file),
      taken,
      ...laidOver(below, service, inherited),
    };
    notes.push({ topic: "composeBridge.extends", facts });
  }
  if (end?.state === "none") {
    const facts = { file: end.file, base: end.service, services: textsOf(end.among) };
    notes.unshift({ topic: "composeBridge.noBase", facts });
  } else if (end?.state === "circle") {
    const circle = [...chain.map((each) => each.service)];
    notes.unshift({ topic: "composeBridge.extendsCircle", facts: { circle: [name, ...circle] } });
  } else if (end && end.state !== "found") notes.push(unread(end.file, end.state === "missing" ? null : undefined));
  return notes;
}

function unread(path: string, other: null | undefined): Note {
  return { topic: other === null ? "composeBridge.missing" : "composeBridge.unread", facts: { file: path } };
}

/** Of the keys that both say: those where the upper value goes over the lower one as a whole, and those where they are merged. */
function laidOver(below: ReadonlyMap<string, Value>, above: Value | undefined, keys: readonly string[]): Facts {
  const both = keys.filter((key) => get(above, key) !== undefined);
  const isMerged = (key: string) => !isReplaced(key, below.get(key), get(above, key));
  return { replaced: both.filter((key) => !isMerged(key)), merged: both.filter(isMerged) };
}

function isReplaced(key: string, below: Value | undefined, above: Value | undefined): boolean {
  if (whole.has(key) || above?.tag === "!override") return true;
  return (
    below?.kind === "scalar" && above?.kind === "scalar" && !/^(?:build|dns\w*|tmpfs|env_file|label_file)$/.test(key)
  );
}

/** The variables that a file of `env_file` sets. */
export function variablesNote(related: Related, service: Value | undefined, item: Value | undefined): Note | undefined {
  const path = textOf(item) ?? textOf(get(item, "path"));
  if (path === undefined) return undefined;
  const names = related.variables(path);
  if (names === undefined) return undefined;
  if (names === null) {
    const optional = booleanIn(get(item, "required")) === false;
    return optional ? undefined : { topic: "composeBridge.missing", facts: { file: path } };
  }
  const environment = get(service, "environment");
  const own = new Set(textsOf(environment).map((text) => text.split("=", 1)[0]!));
  const overridden = names.filter((name) => own.has(name));
  return { topic: "composeBridge.variables", facts: { file: path, names, none: names.length === 0, overridden } };
}

/** What the override file changes about a service, or what the override file's service goes over. */
export function layerNote({ layered }: Related, name: string, service: Value | undefined): Note | undefined {
  const found = layered && otherService(layered, name);
  if (!found) return undefined;
  const [below, above] = layered.above ? [service, found.value] : [found.value, service];
  const said = [...entriesOf(above)];
  const kept = said.filter(([, value]) => value.tag !== "!reset").map(([key]) => key);
  const facts = {
    ...laidOver(
      entriesOf(below ?? found.value),
      above,
      [...entriesOf(below).keys()].filter((key) => kept.includes(key)),
    ),
    added: kept.filter((key) => get(below, key) === undefined),
    removed: said.filter(([, value]) => value.tag === "!reset").map(([key]) => key),
  };
  return {
    topic: "composeBridge.layer",
    facts: { file: layered.name, line: found.line, ...facts, above: layered.above },
  };
}

/** The same for one key of a service, seen from the lower file. */
export function keyLayerNote(
  { layered }: Related,
  name: string,
  service: Value | undefined,
  key: string,
): Note | undefined {
  const found = layered?.above ? otherService(layered, name) : undefined;
  const entry = found && entryOf(found.value, key);
  if (!layered || !entry) return undefined;
  const removed = entry.value.tag === "!reset";
  const replaced = !removed && isReplaced(key, get(service, key), entry.value);
  const line = lineNumber(layered.file.lineStarts, entry.key.start);
  return {
    topic: "composeBridge.keyLayer",
    facts: { file: layered.name, line, removed, replaced, merged: !removed && !replaced },
  };
}

/** As its document says it, for the file as a whole has no `!reset` left. */
function otherService({ file }: OtherFile, name: string): { value: Value; line: number } | undefined {
  const entries = file.documents.map(({ root }) => entryOf(get(root, "services"), name));
  const entry = entries.find((each) => each !== undefined);
  return entry && { value: entry.value, line: lineNumber(file.lineStarts, entry.key.start) };
}
