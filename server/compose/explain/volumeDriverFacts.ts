import type { Facts } from "../../explanation";
import { get, getIn, textOf, type YamlMap } from "../read/yaml";
import { camelCase } from "./placeFacts";
import { volumeFacts } from "./resourceFacts";
import { variableNames } from "./serviceFacts";
import { pairFacts } from "./surroundingsFacts";

/** Options of the local driver, which are those of `mount`. Source: Docker Engine, volume/local. */
const localOptions: ReadonlySet<string> = new Set(["type", "o", "device", "size"]);

/** A top-level volume and its driver: in whose hands the bytes are. */
export function volumeKeyFacts(root: YamlMap, name: string, keys: readonly string[] = []): Facts {
  const declaration = getIn(root, ["volumes", name]);
  const options = get(declaration, "driver_opts");
  const driver = textOf(get(declaration, "driver"));
  const isLocal = driver === undefined || driver === "local";
  const option = (key: string) => (isLocal ? textOf(get(options, key)) : undefined);
  const type = option("type");
  const bound = (option("o") ?? "").split(",").some((word) => word === "bind" || word === "rbind");
  const volume = volumeFacts(root, name);
  return {
    ...volume,
    isLocal,
    driver,
    plugin: isLocal ? undefined : driver,
    boundFolder: bound ? option("device") : undefined,
    inMemory: type === "tmpfs",
    export: /^(?:nfs|cifs)/.test(type ?? "") ? option("device") : undefined,
    plain: isLocal && !bound && type === undefined && volume.external !== true,
    labels: variableNames(get(declaration, "labels")),
    ...(keys[0] === "labels" ? pairFacts(get(declaration, "labels"), keys[1]) : {}),
    ...(keys[0] === "driver_opts" && keys[1] !== undefined ? optionFacts(isLocal, keys[1]) : {}),
  };
}

/** Which of its driver's options it is; the local driver refuses those that it does not know. */
function optionFacts(isLocal: boolean, option: string): Facts {
  if (!isLocal) return { isPlugins: true };
  return { [localOptions.has(option) ? `is${camelCase(option)}` : "isRefused"]: true };
}
