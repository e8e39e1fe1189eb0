import type { Facts } from "../../../explanation";
import { split } from "../../value/pieces";
import { type PortPieces, splitPort } from "../../value/ports";
import { type Item, isOpen, pieceAt, shortItem, type ValueAt } from "../item";

const topic = "compose.service.ports";

/** The part of `127.0.0.1:8080:80/tcp` at the cursor. */
export function portItem({ place, text, at }: ValueAt): Item {
  const pieces = splitPort(text);
  const { hostIp, host, container, protocol } = pieces;
  const found = pieceAt(
    [
      ["ip", hostIp],
      ["host", host],
      ["container", container],
      ["protocol", protocol],
    ],
    at,
  );
  const facts = { service: place.name, ...mappingFacts(text) };
  const wrong = wrongPiece(found[0], pieces);
  return wrong ? shortItem(topic, ["wrong", found[1]], text, { [wrong]: true }) : shortItem(topic, found, text, facts);
}

/** The pieces of a mapping and who on the host's side can use it: only this machine (`local`), or whoever reaches an address of it. */
export function mappingFacts(text: string): Facts {
  const { hostIp, host, container, protocol } = splitPort(text);
  return {
    mapping: text,
    hostIp: hostIp?.text.replace(/^\[(.*)\]$/, "$1"),
    local: hostIp !== undefined && /^(127\.|\[?::1\]?$)/.test(hostIp.text),
    everyAddress: hostIp === undefined || /^(0\.0\.0\.0|\[?::\]?)$/.test(hostIp.text),
    hostPort: host?.text,
    hostRange: host !== undefined && isRange(host.text),
    oneOfRange: host !== undefined && isRange(host.text) && !isRange(container.text),
    containerPort: container.text,
    containerRange: isRange(container.text),
    protocol: protocol?.text.toLowerCase() || "tcp",
  };
}

/** What Compose refuses about a piece: a switch for the sentence about it. */
function wrongPiece(name: "ip" | "host" | "container" | "protocol", pieces: PortPieces): string | undefined {
  const text = { ip: pieces.hostIp, host: pieces.host, container: pieces.container, protocol: pieces.protocol }[name]!
    .text;
  if (isOpen(text)) return undefined;
  if (name === "protocol") return /^(?:tcp|udp|sctp)?$/i.test(text) ? undefined : "badProtocol";
  if (name === "ip") return isAddress(text) ? undefined : "badAddress";
  if (!isPortRange(text)) return /[.a-z]/i.test(text) && name === "host" ? "noPort" : "badPort";
  const { host, container } = pieces;
  const unequal = host && isRange(container.text) && !isOpen(host.text) && sizeOf(host.text) !== sizeOf(container.text);
  return unequal ? "unequal" : undefined;
}

/** A port of `expose`, and its protocol. */
export function exposedItem({ text, at, topic }: ValueAt): Item {
  const [port, protocol] = split(text, "/");
  const found = pieceAt(
    [
      ["port", port],
      ["protocol", protocol],
    ],
    at,
  );
  return shortItem(topic.replace(/\.item$/, ""), found, text);
}

function isRange(port: string): boolean {
  return /^\d+-\d+$/.test(port);
}

function isPortRange(text: string): boolean {
  const ports = text.split("-");
  const areNumbers = ports.every((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535);
  return ports.length <= 2 && areNumbers && Number(ports[0]) <= Number(ports.at(-1));
}

function sizeOf(range: string): number {
  const [first, last = first] = range.split("-");
  return Number(last) - Number(first);
}

function isAddress(text: string): boolean {
  const inBrackets = /^\[(.*)\]$/.exec(text)?.[1];
  if (inBrackets !== undefined) return /^[\da-f:.]*:[\da-f:.]*$/i.test(inBrackets);
  return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text);
}
