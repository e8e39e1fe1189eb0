import type { ComposePort } from "../../protocol";
import { plainText } from "../read/scalars";
import { get, textOf, type Value } from "../read/yaml";
import { defined } from "./defined";
import { splitPort } from "./ports";

/** A port of a container as `docker compose config` writes it. */
export type Port = Omit<ComposePort, "range">;

/** The ports of one entry, or why docker compose refuses it. */
export type PortEntry = { ports: Port[] } | { refused: string };

const ports = 65_536;

/** An item of `ports` in either form; a range becomes several (at most so many), unless the host's is one to pick from. */
export function expandPort(item: Value, limit: number): PortEntry {
  return item.kind === "map" ? longPort(item) : shortPort(plainText(item) ?? "", limit);
}

function longPort(item: Value): PortEntry {
  const target = plainText(get(item, "target"));
  if (target === undefined) return { refused: "service ports {path} is missing a target port" };
  // What is no number is refused as such, wherever it stands.
  if (!/^\d+$/.test(target)) return { ports: [] };
  const address = textOf(get(item, "host_ip"));
  if (address && !isAddress(address)) return { refused: `{service}.ports.[]: invalid ip address: ${address}` };
  return {
    ports: [
      {
        target: Number(target),
        protocol: textOf(get(item, "protocol")) ?? "tcp",
        mode: textOf(get(item, "mode")) ?? "ingress",
        ...defined({
          published: plainText(get(item, "published")) || undefined,
          hostIp: address || undefined,
          name: textOf(get(item, "name")),
          appProtocol: textOf(get(item, "app_protocol")),
        }),
      },
    ],
  };
}

function shortPort(text: string, limit: number): PortEntry {
  const { hostIp, host, container, protocol } = splitPort(text);
  if (container.text === "") return { refused: `No port specified: ${text}<empty>` };
  const name = protocol?.text || "tcp";
  const address = hostIp && readAddress(hostIp.text);
  if (address && "refused" in address) return address;
  const targets = readRange(container.text);
  if (!targets) return { refused: `Invalid containerPort: ${container.text}` };
  const published = host && readRange(host.text);
  if (host && !published) return { refused: `Invalid hostPort: ${host.text}` };
  const count = targets[1] - targets[0];
  const isPickedFrom = published !== undefined && count === 0 && published[1] > published[0];
  if (published && !isPickedFrom && published[1] - published[0] !== count) {
    return { refused: `Invalid ranges specified for container and host Ports: ${container.text} and ${host!.text}` };
  }
  if (!/^(?:tcp|udp|sctp)$/i.test(name)) return { refused: `Invalid proto: ${name}` };
  if (targets[0] === 0) return { refused: "service ports {path} is missing a target port" };
  const common = { protocol: name.toLowerCase(), mode: "ingress", ...defined({ hostIp: address?.text }) };
  const expanded = Array.from({ length: Math.min(count + 1, limit) }, (_, at): Port => {
    const onHost = isPickedFrom ? `${published[0]}-${published[1]}` : published && String(published[0] + at);
    return { ...common, ...defined({ published: onHost }), target: targets[0] + at };
  });
  return { ports: expanded };
}

/** First and last port; undefined for what is no port. */
function readRange(text: string): [number, number] | undefined {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === undefined || Number(last) >= ports || Number(first) > Number(last)) return undefined;
  return [Number(first), Number(last)];
}

function readAddress(text: string): { text: string } | { refused: string } {
  const bare = /^\[(.*)\]$/.exec(text)?.[1];
  if (bare === undefined && text.includes(":")) {
    return { refused: `Invalid ip address ${text}: address ${text}:: too many colons in address` };
  }
  const address = bare ?? text;
  return isAddress(address) ? { text: address } : { refused: `Invalid ip address: ${address}` };
}

/** An IPv4 or IPv6 address. */
export function isAddress(text: string): boolean {
  if (text.includes(":")) return isIpv6(text);
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

/** The last two groups may be an IPv4 address. */
function isIpv6(text: string): boolean {
  const last = text.slice(text.lastIndexOf(":") + 1);
  const whole = isAddress(last) ? `${text.slice(0, -last.length)}0:0` : text;
  const halves = whole.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const isFull = halves.length === 1 && groups.length === 8;
  return (
    (isFull || (halves.length === 2 && groups.length < 8)) && groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
  );
}
