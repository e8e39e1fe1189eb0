import type { Fact, Facts } from "../../explanation";
import { entriesOf, getIn, type Path, textOf, textsOf, type Value, type YamlMap } from "../read/yaml";
import { bytesOf } from "../value/bytes";
import { secondsOf } from "../value/duration";
import { isNamed } from "./keys";

/**
 * What the topic of any key, item or name may use:
 * - `value`: the text of its scalar; `on` and `off`: it is a boolean; `seconds`, `bytes`: it is a duration or a size;
 * - `values`: the texts it lists, or the keys of its map; `count`: how many items or keys it has;
 * - `entry`: the nearest name of the user's on the way to it, below the service, volume or network;
 * - `position`: an item's place in its list, from 1;
 * - `itsReadOnly` for `read_only` and so on: the other keys of the map it stands in (of an item that is a map: its own).
 */
export function placeFacts(root: YamlMap, path: Path): Facts {
  const value = getIn(root, path);
  const last = path.at(-1);
  const item = typeof last === "number";
  const surrounding = item ? value : getIn(root, path.slice(0, -1));
  return {
    ...siblingFacts(surrounding),
    ...valueFacts(value),
    entry: path.findLast((step, at) => at > 1 && typeof step === "string" && isNamed(path.slice(0, at))) as
      | string
      | undefined,
    position: item ? last + 1 : undefined,
  };
}

/** The facts about one value, wherever it stands. */
export function valueFacts(value: Value | undefined): Facts {
  const text = textOf(value);
  return {
    value: text,
    on: text === "true",
    off: text === "false",
    seconds: text === undefined ? undefined : secondsOf(text),
    bytes: text === undefined ? undefined : bytesOf(text),
    values: value?.kind === "scalar" ? undefined : textsOf(value),
    count: value?.kind === "list" ? value.items.length : value?.kind === "map" ? entriesOf(value).size : undefined,
  };
}

function siblingFacts(map: Value | undefined): Facts {
  if (map?.kind !== "map") return {};
  return Object.fromEntries([...entriesOf(map)].map(([key, value]) => [`its${camelCase(key)}`, factOf(value)]));
}

function factOf(value: Value): Fact | undefined {
  const text = textOf(value);
  if (text === "true" || text === "false") return text === "true";
  return text ?? textsOf(value);
}

/** `max-size` and `max_size` as `MaxSize`. */
export function camelCase(key: string): string {
  return key.replace(/(?:^|[_-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
