import { isNamed, topicOf } from "../explain/keys";
import { entriesWithKeys, type Path, type Value } from "../read/yaml";
import type { Reading } from "./reading";

/** Ends of topics that are about something else than a key of the map above. */
const notKeys = new Set(["entry", "item", "is", "short", "value"]);

/** Maps that take no `x-` either. */
const withoutExtensions = /^services\.\*\.(?:blkio_config(?:\.device_\w+\[\]|\.weight_device\[\])?|env_file\[\])$/;

/** Maps whose other keys nobody minds. */
const unchecked = /^(?:include\[\]|services\.\*\.(?:extends|gpus\[\])|(?:configs|secrets)\.\*\.external)$/;

/** The keys of compose files, by the ids of the topics about them; made once. */
export interface KnownKeys {
  topics: ReadonlySet<string>;
  /** Topics of maps whose keys are Compose's own. */
  closed: ReadonlySet<string>;
}

export function knownKeys(topics: Iterable<string>): KnownKeys {
  const all = new Set(topics);
  return { topics: all, closed: closedMaps(all) };
}

/**
 * What docker compose's schema refuses of keys: those it does not know, in maps whose keys are its own. What it knows is told by the
 * topics: there is one for each key.
 */
export function refuseUnknownKeys(reading: Reading, root: Value, { topics, closed }: KnownKeys): void {
  const seen = new Map<string, Set<Value>>();

  const visit = (value: Value, pattern: string, path: Path): void => {
    const here = seen.get(pattern) ?? new Set();
    if (here.has(value)) return;
    seen.set(pattern, here.add(value));
    if (value.kind === "list") {
      // No key of Compose is a list of lists.
      value.items.forEach((item, at) => {
        if (item.kind === "map") visit(item, `${pattern}[]`, [...path, at]);
      });
      return;
    }
    const named = isNamed(path);
    const isClosed = closed.has(pattern === "" ? "compose" : topicOf(pattern)) && !unchecked.test(pattern);
    for (const [name, { key, value: inner }] of entriesWithKeys(value)) {
      const below = named ? `${pattern}.*` : pattern === "" ? name : `${pattern}.${name}`;
      // `service` has the topic of a service's name, and is no key.
      const isEntry = pattern === "" && topicOf(`${name}s.*`) === topicOf(name);
      if (named || (topics.has(topicOf(below)) && !isEntry)) visit(inner, below, [...path, name]);
      else if (isClosed && (!name.startsWith("x-") || withoutExtensions.test(pattern))) {
        reading.refuse(key, `${path.join(".")} additional properties '${name}' not allowed`.trimStart());
      }
    }
  };
  visit(root, "", []);
}

/** Topics of maps that have a key with a topic of its own. */
function closedMaps(topics: ReadonlySet<string>): Set<string> {
  const closed = new Set<string>();
  for (const topic of topics) {
    const dot = topic.lastIndexOf(".");
    if (!notKeys.has(topic.slice(dot + 1))) closed.add(topic.slice(0, dot));
  }
  return closed;
}
