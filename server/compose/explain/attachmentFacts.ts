import type { Facts } from "../../explanation";
import { type Attachment, attachmentsIn } from "../project/attachments";
import { networksOf, networkUsers, projectName, resource } from "../project/project";
import { booleanIn } from "../read/scalars";
import { entriesOf, get, getIn, textOf, textsOf, type Value, type YamlMap } from "../read/yaml";
import type { OwnFacts } from "./ownFacts";
import { camelCase } from "./placeFacts";
import { isInternal, networkModeFacts } from "./reachFacts";
import { networkFacts } from "./resourceFacts";
import type { Place } from "./serviceFacts";

/** Facts of the keys about the networks that a service joins. */
export const attachmentsFacts: Record<string, OwnFacts> = {
  networks: (place, keys) => {
    const networks = get(place.service, "networks");
    const network = networks?.kind === "list" ? textOf(networks.items[Number(keys[1])]) : keys[1];
    if (keys[1] === undefined || network === undefined) return joinedFacts(place);
    return { ...attachmentFacts(place, network), ...aliasFacts(place, network, keys), ...endpointFacts(keys) };
  },
  mac_address: serviceMacFacts,
};

function joinedFacts({ root, name, service }: Place): Facts {
  const joined = networksOf(service);
  const own = new Set(joined);
  const resources = joined.map((key) => resource(root, "networks", key));
  const peers: string[] = [];
  const strangers: string[] = [];
  for (const [other, content] of entriesOf(get(root, "services"))) {
    if (other === name) continue;
    if (networksOf(content).some((network) => own.has(network))) peers.push(other);
    else if (!get(content, "provider") && !sharesNetworkOf(content, name)) strangers.push(other);
  }
  return {
    joined: resources.map(({ nameOnMachine }) => nameOnMachine),
    peers,
    strangers,
    sealed: joined.length > 0 && joined.every((network) => isInternal(root, network)),
    folderNamed: projectName(root) === undefined && resources.some(({ prefixed }) => prefixed),
  };
}

function sharesNetworkOf(service: Value, name: string): boolean {
  return textOf(get(service, "network_mode")) === `service:${name}`;
}

/** A service on one network: who else is there, under which names it is found, and what of its addresses the network can give. */
export function attachmentFacts(place: Place, network: string): Facts {
  const { root, name, service } = place;
  const all = attachmentsIn(service);
  const here = all.find((attachment) => attachment.network === network);
  const facts = networkFacts(root, network);
  const subnets = subnetsOf(root, network);
  const ours = !facts.undeclared && !facts.external;
  return {
    ...facts,
    service: name,
    peers: networkUsers(root, network).filter((user) => user !== name),
    aliases: here?.aliases,
    isOnly: all.length === 1,
    withoutSubnet: ours && !subnets.some((subnet) => !subnet.includes(":")),
    withoutSubnetSix: ours && !subnets.some((subnet) => subnet.includes(":")),
    withoutIpvSix: ours && booleanIn(getIn(root, ["networks", network, "enable_ipv6"])) !== true,
    ...rankFacts(
      "gateway",
      all.filter((attachment) => !isInternal(root, attachment.network)),
      network,
      ({ gatewayPriority = 0 }) => gatewayPriority,
    ),
    ...rankFacts("first", all, network, ({ priority = 0 }) => priority),
  };
}

function subnetsOf(root: YamlMap, network: string): string[] {
  const pools = getIn(root, ["networks", network, "ipam", "config"]);
  return pools?.kind === "list" ? pools.items.flatMap((pool) => textOf(get(pool, "subnet")) ?? []) : [];
}

/** Whether the network has the one highest number among several (`isGateway`), or which one has (`gatewayElsewhere`); neither when several have. */
function rankFacts(role: string, all: Attachment[], network: string, rank: (attachment: Attachment) => number): Facts {
  const highest = all.reduce((most, attachment) => Math.max(most, rank(attachment)), Number.NEGATIVE_INFINITY);
  const leaders = all.filter((attachment) => rank(attachment) === highest).map((attachment) => attachment.network);
  const leader = leaders.length === 1 ? leaders[0] : undefined;
  const isLeader = leader === network;
  return {
    [`is${camelCase(role)}`]: isLeader && all.length > 1,
    [`${role}Elsewhere`]: isLeader ? undefined : leader,
  };
}

/** Who else answers to an alias on the network: services with the same alias or name. */
function aliasFacts({ root, name, service }: Place, network: string, keys: readonly string[]): Facts {
  const alias = textOf(getIn(service, ["networks", network, "aliases", Number(keys[3])]));
  if (keys[2] !== "aliases" || alias === undefined) return {};
  const sharers = networkUsers(root, network).filter((user) => {
    const aliases = textsOf(getIn(root, ["services", user, "networks", network, "aliases"]));
    return user !== name && (user === alias || aliases.includes(alias));
  });
  return { alias, sharers };
}

/** Which driver option of the connection it is. Source of the names: Docker Engine 28. */
function endpointFacts(keys: readonly string[]): Facts {
  if (keys[2] !== "driver_opts" || keys[3] === undefined) return {};
  const known = { sysctls: "isSysctls", ifname: "isInterface" }[
    keys[3].replace(/^com\.docker\.network\.endpoint\./, "")
  ];
  return { [known ?? "isOther"]: true };
}

/** `main`: the network whose interface gets the address; `otherMac`: what that network says itself, which Compose does not take. */
function serviceMacFacts({ root, service }: Place): Facts {
  const mode = networkModeFacts(service);
  const [main] = attachmentsIn(service).sort(
    (one, other) => (other.priority ?? 0) - (one.priority ?? 0) || (one.network < other.network ? -1 : 1),
  );
  const mac = textOf(get(service, "mac_address"));
  return {
    ...mode,
    main: main && resource(root, "networks", main.network).nameOnMachine,
    otherMac: main?.macAddress === mac ? undefined : main?.macAddress,
    withoutInterface: mode.onHost || mode.noNetwork || mode.lender !== undefined,
  };
}
