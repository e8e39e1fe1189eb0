import { goQuote } from "./goQuote";

function parseRange(text: string): [first: number, last: number] | undefined {
  const parts = text.split("-");
  if (parts.length > 2 || !parts.every((part) => /^\d+$/.test(part) && Number(part) <= 65_535)) return undefined;
  const first = Number(parts[0]);
  const last = Number(parts.at(-1));
  return last < first ? undefined : [first, last];
}

function isAddress(text: string): boolean {
  const address = text.startsWith("[") ? text.slice(1, -1) : text;
  if (address.includes(":")) return /^[0-9a-fA-F:]+(?:\d+\.\d+\.\d+\.\d+)?$/.test(address);
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/.test(`${address}`) && !address.endsWith(".");
}

/** The `port/protocol` entries of one word of EXPOSE, `[ip:][host:]port[-port][/protocol]`; the error is the engine's text. */
export function parsePorts(word: string): string[] | { error: string } {
  const parts = word.split(":");
  const [container, ...protocols] = parts.at(-1)!.split("/") as [string, ...string[]];
  const invalid = (why: string) => ({ error: `invalid port: ${goQuote(word)}: ${why}` });
  if (container === "") return invalid("no port specified");
  const protocol = protocols.join("/").toLowerCase();
  if (!["", "tcp", "udp", "sctp"].includes(protocol)) return invalid(`invalid proto: ${protocol}`);
  const address = parts.slice(0, -2).join(":");
  if (address !== "" && !isAddress(address)) return { error: `invalid IP address: ${address}` };
  const range = parseRange(container);
  if (!range) return { error: `invalid containerPort: ${container}` };
  const [first, last] = range;
  const host = parts.length > 1 ? parts.at(-2)! : "";
  if (host !== "") {
    const hostRange = parseRange(host);
    if (!hostRange) return { error: `invalid hostPort: ${host}` };
    if (last - first !== hostRange[1] - hostRange[0] && last !== first) {
      return { error: `invalid ranges specified for container and host Ports: ${container} and ${host}` };
    }
  }
  return Array.from({ length: last - first + 1 }, (_, at) => `${first + at}/${protocol === "" ? "tcp" : protocol}`);
}
