import type { Explanation, Facts } from "../../explanation";
import { dependenciesOf, networkUsers, volumeUsers } from "../project/project";
import { get, getIn, type Span, textOf } from "../read/yaml";
import { type MountPieces, readMount, sourceKind, splitMount } from "../value/mounts";
import type { Piece } from "../value/pieces";
import { splitPort } from "../value/ports";
import { networkFacts, volumeFacts } from "./resourceFacts";
import { type Place, serviceFacts } from "./serviceFacts";

/** What an item or a value says, and about which part of it. */
export interface Item extends Omit<Explanation, "range"> {
  /** Within the token; absent: the whole token. */
  part?: Span;
}

/** The part of `127.0.0.1:8080:80/tcp` at the offset; a separator belongs to what stands before it. */
export function portItem(place: Place, text: string, at: number): Item {
  const { hostIp, host, container, protocol } = splitPort(text);
  const pieces: [name: string, piece: Piece | undefined][] = [
    ["ip", hostIp],
    ["host", host],
    ["container", container],
    ["protocol", protocol],
  ];
  const present = pieces.filter((entry): entry is [string, Piece] => entry[1] !== undefined);
  const [name, part] = pieceAt(present, at);
  const facts: Facts = {
    service: place.name,
    mapping: text,
    hostIp: hostIp?.text.replace(/^\[(.*)\]$/, "$1"),
    local: hostIp !== undefined && /^(127\.|\[?::1\]?$|localhost$)/.test(hostIp.text),
    everyAddress: hostIp === undefined || /^(0\.0\.0\.0|\[?::\]?)$/.test(hostIp.text),
    hostPort: host?.text,
    hostRange: host !== undefined && isRange(host.text),
    oneOfRange: host !== undefined && isRange(host.text) && !isRange(container.text),
    containerPort: container.text,
    containerRange: isRange(container.text),
    protocol: protocol?.text.toLowerCase() ?? "tcp",
  };
  return { topic: `compose.service.ports.short.${name}`, facts, part };
}

function isRange(port: string): boolean {
  return /^\d+-\d+$/.test(port);
}

/** The part of `./src:/app:ro` at the offset. */
export function mountItem(place: Place, text: string, at: number): Item {
  const pieces = splitMount(text);
  const { source, target, options } = pieces;
  const named: [string, Piece][] = [
    ...(source ? [["source", source] as [string, Piece]] : []),
    ["target", target],
    ...options.map((option): [string, Piece] => ["option", option]),
  ];
  const [name, part] = pieceAt(named, at);
  const facts = mountFacts(place, text, pieces);
  const prefix = "compose.service.volumes.short";
  if (name === "option") {
    const known = ["ro", "rw", "nocopy", "z", "Z"].includes(part.text) ? part.text : undefined;
    return { topic: `${prefix}.option`, facts: { ...facts, option: part.text, [known ?? "otherOption"]: true }, part };
  }
  if (name === "source") return { topic: `${prefix}.${sourceKind(part.text)}`, facts, part };
  return { topic: source ? `${prefix}.target` : `${prefix}.anonymous`, facts, part };
}

function mountFacts({ root, name }: Place, text: string, { source, target }: MountPieces): Facts {
  const kind = sourceKind(source?.text);
  const readOnly = readMount({ kind: "scalar", text, empty: false, style: "plain", start: 0, end: 0 })?.readOnly;
  const volume = kind === "volume" ? source?.text : undefined;
  const users = volume === undefined ? [] : volumeUsers(root, volume).map((user) => user.service);
  return {
    ...(volume === undefined ? {} : volumeFacts(root, volume)),
    service: name,
    mapping: text,
    source: source?.text,
    target: target.text,
    readOnly,
    isBind: kind === "bind",
    isVolume: kind === "volume",
    isAnonymous: kind === "anonymous",
    others: [...new Set(users)].filter((user) => user !== name),
  };
}

function pieceAt<Name extends string>(pieces: [Name, Piece][], at: number): [Name, Piece] {
  return pieces.find(([, { end }]) => at <= end) ?? pieces.at(-1)!;
}

/** A service named under `depends_on`, as a list item or as a key. */
export function dependencyItem(place: Place, dependency: string): Item {
  const condition = dependenciesOf(place.service).get(dependency) ?? "service_started";
  const service = getIn(place.root, ["services", dependency]);
  const optional = textOf(getIn(place.service, ["depends_on", dependency, "required"])) === "false";
  return {
    topic: "compose.service.depends_on.entry",
    facts: {
      ...serviceFacts(place),
      dependency,
      ...conditionFacts(condition),
      missing: service === undefined && !optional,
    },
  };
}

/** Which of Compose's three conditions it is, as a switch for the sentence about it. */
function conditionFacts(condition: string): Facts {
  return {
    untilStarted: condition === "service_started",
    untilHealthy: condition === "service_healthy",
    untilCompleted: condition === "service_completed_successfully",
  };
}

/** A network named under a service's `networks`, as a list item or as a key. */
export function attachmentItem(place: Place, network: string): Item {
  const peers = networkUsers(place.root, network).filter((name) => name !== place.name);
  const facts = { ...networkFacts(place.root, network), service: place.name, peers };
  return { topic: "compose.service.networks.entry", facts };
}

/** The value of `condition`; undefined when Compose knows no such condition. */
export function conditionItem(place: Place, dependency: string, condition: string): Item | undefined {
  if (!/^service_(started|healthy|completed_successfully)$/.test(condition)) return undefined;
  const target = getIn(place.root, ["services", dependency]);
  const facts = { service: place.name, dependency, checked: get(target, "healthcheck") !== undefined };
  return { topic: `compose.service.depends_on.entry.condition.is.${condition}`, facts };
}

/** The value of `restart`; undefined when the engine knows no such policy. */
export function restartItem(place: Place, policy: string): Item | undefined {
  const [, name, attempts] = /^(no|always|unless-stopped|on-failure)(?::(\d+))?$/.exec(policy) ?? [];
  if (!name || (attempts && name !== "on-failure")) return undefined;
  const overridden = getIn(place.service, ["deploy", "restart_policy"]) !== undefined;
  return { topic: `compose.service.restart.is.${name}`, facts: { service: place.name, attempts, overridden } };
}
