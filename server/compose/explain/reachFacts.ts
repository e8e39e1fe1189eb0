import type { Facts } from "../../explanation";
import { networksOf } from "../project/project";
import { booleanIn } from "../read/scalars";
import { get, getIn, textOf, textsOf, type Value } from "../read/yaml";
import type { OwnFacts } from "./ownFacts";
import { camelCase } from "./placeFacts";
import type { Place } from "./serviceFacts";

/** Facts of the keys about the names that a container finds others by, and of `network_mode`. */
export const reachFacts: Record<string, OwnFacts> = {
  network_mode: ({ root, service }) => networkModeFacts(service, root),
  dns: ({ service }) => ({ ...networkModeFacts(service), servers: textsOf(get(service, "dns")) }),
  dns_search: ({ service }) => ({ ...networkModeFacts(service), domains: textsOf(get(service, "dns_search")) }),
  dns_opt: ({ service }, keys) => ({
    ...networkModeFacts(service),
    ...resolverOptionFacts(textOf(getIn(service, ["dns_opt", Number(keys[1])]))),
  }),
  extra_hosts: extraHostsFacts,
  links: (place, keys) => linkFacts(place, "links", keys),
  external_links: (place, keys) => linkFacts(place, "external_links", keys),
};

/**
 * What the service's `network_mode` says, as switches; `lender` is the service or container whose network it uses, and with the
 * file's root `lenderIsAbsent` that no service has the name.
 */
export function networkModeFacts(service: Value | undefined, root?: Value) {
  const mode = textOf(get(service, "network_mode"));
  const [, kind, lender] = /^(service|container):(.+)$/.exec(mode ?? "") ?? [];
  return {
    onHost: mode === "host",
    noNetwork: mode === "none",
    onBridge: mode === "bridge" || mode === "default",
    ofService: kind === "service",
    ofContainer: kind === "container",
    lender,
    otherNetwork: mode !== undefined && !kind && !["host", "none", "bridge", "default"].includes(mode),
    lenderIsAbsent:
      root !== undefined && kind === "service" && !lender!.includes("$") && !getIn(root, ["services", lender!]),
  };
}

/** Whether containers on the network have no way to the outside. */
export function isInternal(root: Value, network: string): boolean {
  return booleanIn(getIn(root, ["networks", network, "internal"])) === true;
}

/** An option of `resolv.conf` such as `ndots:2`. */
function resolverOptionFacts(option: string | undefined): Facts {
  if (option === undefined) return {};
  const [name, setting] = option.split(":", 2);
  const known = ["ndots", "timeout", "attempts", "rotate", "use-vc"].includes(name!);
  return { setting, [known ? `is${camelCase(name!)}` : "isOther"]: true };
}

/** `hosts`: the names of all lines; of one line `host`, `addresses`, and `gateway` where one of them is the host itself. */
function extraHostsFacts({ service }: Place, keys: readonly string[]): Facts {
  const hosts = get(service, "extra_hosts");
  const names = hosts?.kind === "list" ? textsOf(hosts).map((text) => text.split(/[=:]/, 1)[0]!) : textsOf(hosts);
  const line = keys[1] === undefined ? undefined : hostLine(hosts, keys[1]);
  const addresses = line?.addresses ?? [];
  return {
    ...networkModeFacts(service),
    hosts: names,
    host: line?.host,
    addresses: addresses.filter((address) => address !== "host-gateway"),
    gateway: addresses.includes("host-gateway"),
  };
}

function hostLine(hosts: Value | undefined, step: string): { host: string; addresses: string[] } | undefined {
  if (hosts?.kind !== "list") {
    const addresses = get(hosts, step);
    return { host: step, addresses: textsOf(addresses) };
  }
  const [, host, address] = /^([^=:]+)[=:](.*)$/.exec(textOf(hosts.items[Number(step)]) ?? "") ?? [];
  return host ? { host, addresses: [address!.replace(/^\[(.*)\]$/, "$1")] } : undefined;
}

/** `targets` and of one entry `target` and `alias`; `apart`: both are services here without a common network. */
function linkFacts({ root, service }: Place, key: "links" | "external_links", keys: readonly string[]): Facts {
  const links = textsOf(get(service, key)).map((link) => link.split(":", 2) as [string, string | undefined]);
  const own = new Set(networksOf(service));
  const isApart = (target: string) => {
    const other = getIn(root, ["services", target]);
    return other !== undefined && !networksOf(other).some((network) => own.has(network));
  };
  const [target, alias] = (keys[1] === undefined ? undefined : links[Number(keys[1])]) ?? [];
  const isService = key === "links";
  return {
    ...networkModeFacts(service),
    targets: links.map(([target]) => target),
    separated: isService ? [...new Set(links.map(([target]) => target))].filter(isApart) : [],
    target,
    alias: alias ?? target,
    apart: isService && target !== undefined && isApart(target),
    absent:
      isService && target !== undefined && !target.includes("$") && getIn(root, ["services", target]) === undefined,
  };
}
