import type { Facts } from "../../explanation";
import { projectName } from "../project/project";
import { get, getIn, textOf, textsOf, type Value } from "../read/yaml";
import { interpolationsIn } from "../value/interpolation";
import { isRemoteContext } from "../value/remoteContext";
import type { OwnFacts } from "./ownFacts";
import { type Place, variableNames } from "./serviceFacts";
import { labelFacts, pairFacts } from "./surroundingsFacts";
import { ulimitFacts } from "./ulimitFacts";

/** Facts of `build` and of the keys below it. */
export function buildKeyFacts(place: Place, keys: readonly string[]): Facts {
  const key = keys[1] ?? "";
  return {
    folderNamed: projectName(place.root) === undefined && !get(place.service, "image"),
    ...(Object.hasOwn(own, key) ? own[key]!(place, keys) : {}),
  };
}

const own: Record<string, OwnFacts> = {
  dockerfile_inline: ({ service }) => ({ filled: filledIn(textOf(getIn(service, ["build", "dockerfile_inline"]))) }),
  entitlements: (place, keys) => entitlementFacts(itemText(place, keys)),
  args: ({ service }, keys) => argumentFacts(pairFacts(getIn(service, ["build", "args"]), keys[2])),
  ssh: sshFacts,
  labels: ({ service }, keys) => buildLabelFacts(labelFacts(getIn(service, ["build", "labels"]), keys[2])),
  cache_from: (place, keys) => cacheFacts(itemText(place, keys)),
  cache_to: (place, keys) => cacheFacts(itemText(place, keys)),
  additional_contexts: contextFacts,
  network: ({ service }) => networkFacts(textOf(getIn(service, ["build", "network"]))),
  provenance: ({ service }) => ({
    isMax: /(?:^|,)mode=max(?:,|$)/.test(textOf(getIn(service, ["build", "provenance"])) ?? ""),
  }),
  sbom: ({ service }) => ({
    generator: /(?:^|,)generator=([^,]+)/.exec(textOf(getIn(service, ["build", "sbom"])) ?? "")?.[1],
  }),
  extra_hosts: hostFacts,
  secrets: secretFacts,
  tags: ({ service }) => ({ tags: textsOf(getIn(service, ["build", "tags"])) }),
  ulimits: ({ service }, keys) => ulimitFacts(getIn(service, ["build", "ulimits"]), keys[2]),
  platforms: platformFacts,
};

/** The item of the list at `build.<key>.<position>`. */
function itemOf({ service }: Place, keys: readonly string[]): Value | undefined {
  return getIn(service, ["build", keys[1]!, Number(keys[2])]);
}

function itemText(place: Place, keys: readonly string[]): string | undefined {
  return textOf(itemOf(place, keys));
}

/** The variables that Compose puts into the text before the builder sees it. */
function filledIn(text = ""): string[] {
  return [...new Set(interpolationsIn(text).flatMap((one) => (one.kind === "variable" ? [one.name] : [])))];
}

/** `device` stands with a name of the Container Device Interface, too. Source: BuildKit's own refusal of anything else. */
function entitlementFacts(entitlement: string | undefined): Facts {
  const device = /^device(?:=(.+))?$/.exec(entitlement ?? "");
  return {
    isNetwork: entitlement === "network.host",
    isInsecure: entitlement === "security.insecure",
    device: device?.[1],
    isAnyDevice: device !== null && device[1] === undefined,
    isUnknown:
      entitlement !== undefined && !/^(?:network\.host|security\.insecure|device(?:=.+)?)$|\$/.test(entitlement),
  };
}

/** Arguments that count without an `ARG`, and those that the builder itself reads. */
function argumentFacts(pair: Facts): Facts {
  const name = String(pair.name ?? "");
  const isProxy = /^(?:https?|ftp|no|all)_proxy$/i.test(name);
  const isEpoch = name === "SOURCE_DATE_EPOCH";
  const isBuilders = name.startsWith("BUILDKIT_");
  return { ...pair, isProxy, isEpoch, isBuilders, isPlain: !isProxy && !isEpoch && !isBuilders };
}

/** `usesAgent`: the agent of the shell is lent; `refused`: a list's entry that is neither `default` nor has a path. */
function sshFacts({ service }: Place, keys: readonly string[]): Facts {
  const ssh = getIn(service, ["build", "ssh"]);
  const pair = pairFacts(ssh, keys[2]);
  const isDefault = pair.name === "default";
  const agent = ssh?.kind === "map" ? textOf(get(ssh, "default")) === undefined : textsOf(ssh).includes("default");
  const names = variableNames(ssh);
  return {
    ids: names,
    usesAgent: names.includes("default") && agent,
    ...pair,
    isDefault,
    isAgent: pair.isCopied === true && (isDefault || ssh?.kind === "map"),
    refused: pair.isCopied === true && !isDefault && ssh?.kind === "list",
  };
}

/** The labels that Compose itself puts on the images that it builds. Source: docker compose 2.40, `build --print`. */
function buildLabelFacts(facts: Facts): Facts {
  return { ...facts, isComposes: /^com\.docker\.compose\.(?:project|service|version)$/.test(String(facts.name ?? "")) };
}

/** A place for the build cache: the name of an image alone, or options such as `type=local,src=./cache`. */
function cacheFacts(entry: string | undefined): Facts {
  if (entry === undefined) return {};
  const options = new Map(
    entry.split(",").map((option) => /^([^=]*)=?(.*)$/s.exec(option)!.slice(1) as [string, string]),
  );
  const type = entry.includes("=") ? options.get("type") : "registry";
  return {
    reference: type === "registry" ? (entry.includes("=") ? options.get("ref") : entry) : undefined,
    folder: type === "local" ? (options.get("src") ?? options.get("dest")) : undefined,
    isInline: type === "inline",
    isActions: type === "gha",
    otherType: type === undefined || /^(?:registry|local|inline|gha)$/.test(type) ? undefined : type,
    isMax: options.get("mode") === "max",
    isMin: type !== "inline" && options.get("mode") !== "max",
  };
}

/** What a name for the Dockerfile stands for; `unbuilt`: a service without `build`, which Compose refuses. */
function contextFacts({ root, service }: Place, keys: readonly string[]): Facts {
  const contexts = getIn(service, ["build", "additional_contexts"]);
  const pair = pairFacts(contexts, keys[2]);
  const source = typeof pair.setting === "string" ? pair.setting : "";
  const [, scheme, rest] = /^(service:|docker-image:\/\/|oci-layout:\/\/)(.*)$/.exec(source) ?? [];
  const from = scheme === "service:" ? rest : undefined;
  const remote = isRemoteContext(source);
  return {
    names: variableNames(contexts),
    ...pair,
    from,
    unbuilt: from !== undefined && !from.includes("$") && getIn(root, ["services", from, "build"]) === undefined,
    fromImage: scheme === "docker-image://" ? rest : undefined,
    layout: scheme === "oci-layout://" ? rest : undefined,
    address: remote ? source : undefined,
    folder: source === "" || scheme !== undefined || remote ? undefined : source,
  };
}

/** BuildKit knows three networks. Source: its refusal of a fourth. */
function networkFacts(network: string | undefined): Facts {
  return {
    isNone: network === "none",
    isHost: network === "host",
    isUnknown: network !== undefined && !/^(?:none|host|default)$|\$/.test(network),
  };
}

/** A host's name and its addresses, in any of the forms. */
function hostFacts({ service }: Place, keys: readonly string[]): Facts {
  const hosts = getIn(service, ["build", "extra_hosts"]);
  const lines =
    hosts?.kind === "list" ? textsOf(hosts).map((line) => /^([^=:]*)[=:](.*)$/s.exec(line) ?? []) : undefined;
  const [, host, address] = (keys[2] === undefined ? undefined : lines?.[Number(keys[2])]) ?? [];
  const step = lines ? undefined : keys[2];
  const addresses = address ? [address] : step === undefined ? [] : textsOf(get(hosts, step));
  return {
    hosts: lines ? lines.flatMap(([, name]) => (name ? [name] : [])) : textsOf(hosts),
    host: host ?? step,
    addresses,
    gateway: addresses.includes("host-gateway"),
  };
}

/** `id` is what the Dockerfile calls the secret. */
function secretFacts(place: Place, keys: readonly string[]): Facts {
  const secrets = getIn(place.service, ["build", "secrets"]);
  const item = keys[2] === undefined ? undefined : itemOf(place, keys);
  const source = textOf(item) ?? textOf(get(item, "source"));
  const declared = source === undefined ? undefined : getIn(place.root, ["secrets", source]);
  return {
    ids: secrets?.kind === "list" ? secrets.items.map(idOf).filter((id) => id !== undefined) : [],
    id: item && idOf(item),
    source,
    undeclared: source !== undefined && !source.includes("$") && declared === undefined,
    file: textOf(get(declared, "file")),
    variable: textOf(get(declared, "environment")),
  };
}

function idOf(secret: Value): string | undefined {
  return textOf(secret) ?? textOf(get(secret, "target")) ?? textOf(get(secret, "source"));
}

/** `missing`: the service's own platform, when it is not among them. */
function platformFacts({ service }: Place): Facts {
  const platforms = textsOf(getIn(service, ["build", "platforms"]));
  const own = textOf(get(service, "platform"));
  return {
    platforms,
    several: platforms.length > 1 ? platforms.length : undefined,
    missing: own === undefined || own.includes("$") || platforms.includes(own) ? undefined : own,
  };
}
