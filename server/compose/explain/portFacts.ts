import type { Facts } from "../../explanation";
import { networksOf } from "../project/project";
import { get, getIn, textOf, textsOf, type Value } from "../read/yaml";
import { portText, splitPort } from "../value/ports";
import type { OwnFacts } from "./ownFacts";
import { isInternal, networkModeFacts } from "./reachFacts";
import { type Place, portTexts } from "./serviceFacts";
import { mappingFacts } from "./values/ports";

/** Facts of the keys that say which of a container's ports the host leads to. */
export const portFacts: Record<string, OwnFacts> = {
  ports: portsFacts,
  expose: (place, keys) => ({
    exposed: textsOf(get(place.service, "expose")),
    ...reachFacts(place),
    ...exposedFacts(getIn(place.service, ["expose", Number(keys[1])])),
  }),
};

/**
 * `open`, `guarded`: host ports for every address and for this machine alone; `inside`: a port that other containers use;
 * `taken`: host ports that one container alone can have.
 */
function portsFacts(place: Place, keys: readonly string[]): Facts {
  const ports = portTexts(place.service).map((text) => ({ text, ...splitPort(text) }));
  const published = ports.filter(({ host }) => host !== undefined);
  const bound = bindsElsewhere(place);
  const hostPorts = (reach: "everyAddress" | "local") => [
    ...new Set(published.filter(({ text }) => reachOf(text, bound)[reach]).map(({ host }) => host!.text)),
  ];
  return {
    ports: published.map(({ text }) => text),
    random: ports.filter(({ host }) => host === undefined).map(({ container }) => container.text),
    open: hostPorts("everyAddress"),
    guarded: hostPorts("local"),
    inside: ports[0]?.container.text,
    taken: published.filter(({ host }) => /^\d+$/.test(host!.text)).map(({ host }) => host!.text),
    ...reachFacts(place),
    ...(keys.length > 1 ? portAtFacts(getIn(place.service, ["ports", Number(keys[1])]), bound) : {}),
  };
}

/** One item: `mapping` and its pieces; `fixed`: a host port that one container alone can have. */
function portAtFacts(item: Value | undefined, bound: boolean): Facts {
  const text = item && portText(item);
  if (text === undefined) return {};
  const facts = reachOf(text, bound);
  return { ...facts, fixed: typeof facts.hostPort === "string" && /^\d+$/.test(facts.hostPort) };
}

/** A port that names no address of the host is not on every address where a network says another default. */
function reachOf(text: string, bound: boolean): Facts {
  const facts = mappingFacts(text);
  return bound && facts.hostIp === undefined ? { ...facts, everyAddress: false } : facts;
}

function bindsElsewhere({ root, service }: Place): boolean {
  const option = "com.docker.network.bridge.host_binding_ipv4";
  return networksOf(service).some((network) => getIn(root, ["networks", network, "driver_opts", option]) !== undefined);
}

function exposedFacts(item: Value | undefined): Facts {
  const [port, protocol = "tcp"] = (textOf(item) ?? "").split("/");
  return port ? { port, protocol: protocol.toLowerCase(), isRange: port.includes("-") } : {};
}

/** Why a port leads nowhere: the `network_mode`, or networks that are all `internal` (`sealed`), where the engine publishes none. */
function reachFacts({ root, service }: Place): Facts {
  const networks = networksOf(service);
  const mode = networkModeFacts(service);
  const sealed = networks.length > 0 && networks.every((network) => isInternal(root, network));
  return { ...mode, sealed, reachable: !sealed && !mode.onHost && !mode.noNetwork && !mode.lender };
}
