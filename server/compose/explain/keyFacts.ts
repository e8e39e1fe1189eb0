import type { Facts } from "../../explanation";
import { get, textOf } from "../read/yaml";
import { attachmentsFacts } from "./attachmentFacts";
import { buildKeyFacts } from "./buildKeyFacts";
import { deployFacts } from "./deployFacts";
import { developFacts } from "./developFacts";
import { deviceFacts } from "./deviceFacts";
import { grantFacts } from "./fileFacts";
import { hostDeviceFacts } from "./hostDeviceFacts";
import { limitFacts } from "./limitFacts";
import { mountFacts } from "./mountFacts";
import type { OwnFacts } from "./ownFacts";
import { portFacts } from "./portFacts";
import { processFacts } from "./processFacts";
import { reachFacts } from "./reachFacts";
import { rightsFacts } from "./rightsFacts";
import { overviewFacts, type Place, serviceFacts } from "./serviceFacts";
import { surroundingsFacts } from "./surroundingsFacts";

/** Facts that only one of a service's keys needs, by the key's path below the service; for deeper keys the longest path counts. */
const own: Record<string, OwnFacts> = {
  ...processFacts,
  ...rightsFacts,
  ...surroundingsFacts,
  ...deployFacts,
  ...limitFacts,
  ...deviceFacts,
  ...mountFacts,
  ...grantFacts,
  ...hostDeviceFacts,
  ...portFacts,
  ...attachmentsFacts,
  ...reachFacts,
  "": overviewFacts,
  build: buildKeyFacts,
  develop: developFacts,
  image: ({ service }) => ({ untagged: isUntagged(textOf(get(service, "image"))) }),
  working_dir: ({ service }) => ({ directory: textOf(get(service, "working_dir")) }),
  user: ({ service }) => ({ user: textOf(get(service, "user")) }),
};

const byPath = new Map(Object.entries(own));

/** The facts for a key below a service; `keys` is its path there, empty for the service's own name. */
export function serviceKeyFacts(place: Place, keys: readonly string[]): Facts {
  return { ...serviceFacts(place), ...ownFacts(keys)?.(place, keys) };
}

function ownFacts(keys: readonly string[]): OwnFacts | undefined {
  const names = keys.filter((key) => !/^\d+$/.test(key));
  for (let length = names.length; length > 0; length--) {
    const facts = byPath.get(names.slice(0, length).join("."));
    if (facts) return facts;
  }
  return names.length === 0 ? byPath.get("") : undefined;
}

function isUntagged(image: string | undefined): boolean {
  return image !== undefined && !image.includes("$") && !/[:@]/.test(image.slice(image.lastIndexOf("/") + 1));
}
