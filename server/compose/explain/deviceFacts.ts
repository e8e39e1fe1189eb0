import type { Facts } from "../../explanation";
import { get, getIn, textOf, textsOf, type Value } from "../read/yaml";
import { bytesOf } from "../value/bytes";
import { spellNumber } from "../value/spellNumber";
import type { OwnFacts } from "./ownFacts";
import { camelCase } from "./placeFacts";
import { pairFacts } from "./surroundingsFacts";

/** Facts of the keys about the host's devices: graphics processors and disks. */
export const deviceFacts: Record<string, OwnFacts> = {
  gpus: ({ service }, keys) => ({
    ...requestsFacts(get(service, "gpus")),
    ...requestFacts(get(service, "gpus"), keys.slice(1)),
  }),
  "deploy.resources.reservations.devices": ({ service }, keys) => {
    const devices = getIn(service, ["deploy", "resources", "reservations", "devices"]);
    return { ...requestsFacts(devices), ...requestFacts(devices, keys.slice(4)) };
  },
  blkio_config: ({ service }, keys) => diskFacts(getIn(service, keys.slice(0, 2)), keys[2]),
};

/** All requests together: how many devices are named, and what kinds. */
function requestsFacts(requests: Value | undefined): Facts {
  const all = requests?.kind === "list" ? requests.items : [];
  const capabilities = all.flatMap((request) => textsOf(get(request, "capabilities")));
  return {
    requests: all.length,
    kinds: [...new Set(capabilities)],
    isAll: textOf(requests) === "all" || (all.length > 0 && all.every(takesAll)),
  };
}

/** One request; `keys` begins with its place in the list. */
function requestFacts(requests: Value | undefined, keys: readonly string[]): Facts {
  const [at, key, position] = keys;
  const request = requests?.kind === "list" && at !== undefined ? requests.items[Number(at)] : undefined;
  if (!request) return {};
  const count = textOf(get(request, "count"));
  const listed = textsOf(get(request, "device_ids"));
  const capabilities = textsOf(get(request, "capabilities"));
  const capability = key === "capabilities" && position !== undefined ? capabilities[Number(position)] : undefined;
  const driver = textOf(get(request, "driver"));
  const wanted = count !== undefined && /^[1-9]\d{0,8}$/.test(count) ? Number(count) : undefined;
  return {
    takesAll: takesAll(request),
    wanted,
    otherCount: !takesAll(request) && wanted === undefined && listed.length === 0,
    listed,
    driver,
    isCdi: driver === "cdi",
    capabilities,
    bare: capabilities.length === 0,
    exclusive: count !== undefined && listed.length > 0,
    capability,
    ...pairFacts(get(request, "options"), key === "options" ? position : undefined),
    ...(capability === undefined ? {} : { [`is${camelCase(capability)}`]: true }),
  };
}

/** Neither a number nor a list of devices: every one that fits. */
function takesAll(request: Value): boolean {
  const count = textOf(get(request, "count"));
  return count === "all" || count === "-1" || (count === undefined && !get(request, "device_ids"));
}

/** The limits of disks under one key of `blkio_config`, and the one of them at a place in its list. */
function diskFacts(limits: Value | undefined, at: string | undefined): Facts {
  const all = limits?.kind === "list" ? limits.items : [];
  const limit = at === undefined ? undefined : all[Number(at)];
  const rate = bytesOf(textOf(get(limit, "rate")) ?? "");
  const weight = Number(textOf(limits) ?? textOf(get(limit, "weight")));
  return {
    disks: all.map((each) => textOf(get(each, "path"))).filter((path) => path !== undefined),
    disk: textOf(get(limit, "path")),
    rate: rate === undefined ? undefined : spellNumber(rate),
    unit: /[a-z]/i.test(textOf(get(limit, "rate")) ?? ""),
    outOfRange: weight > 0 && (weight < 10 || weight > 1000),
  };
}
