import { goQuote } from "./goQuote";

function parseRange(text: string): [first: number, last: number] | undefined {
  const parts = text.split("-");
  if (parts.length > 2 || !parts.every((part) => /^\+?\d+$/.test(part) && Number(part) <= 65_535)) return undefined;
  const first = Number(parts[0]);
  const last = Number(parts.at(-1));
  return last < first ? undefined : [first, last];
}

/** Why Go's `net.SplitHostPort` cannot take an address in brackets apart; undefined when it can. */
function wrongBrackets(address: string): string | undefined {
  const end = address.indexOf("]");
  if (end < 0) return "missing ']' in address";
  if (end < address.length - 1)
    return address[end + 1] === ":" ? "too many colons in address" : "missing port in address";
  return address.indexOf("[", 1) < 0 ? undefined : "unexpected '[' in address";
}

/** Go's `net.ParseIP`. */
function isAddress(text: string): boolean {
  if (!text.includes(":")) return isAddress4(text);
  const [, before, address4] = /^(.*:)(\d+\.[\d.]+)$/s.exec(text) ?? [];
  if (address4 !== undefined) return isAddress4(address4) && isAddress(`${before}0:0`);
  const groups = text.split(":");
  const double = /^(.*?)::(.*)$/s.exec(text);
  const isGroup = (group: string): boolean => /^[0-9a-fA-F]{1,4}$/.test(group);
  if (!double) return groups.length === 8 && groups.every(isGroup);
  const around = double.slice(1).flatMap((side) => (side === "" ? [] : side.split(":")));
  return around.length < 8 && around.every(isGroup);
}

function isAddress4(text: string): boolean {
  const numbers = text.split(".");
  return numbers.length === 4 && numbers.every((each) => /^(?:0|[1-9]\d{0,2})$/.test(each) && Number(each) <= 255);
}

/** A word of EXPOSE taken apart; `published`: it names an address or a port of the host, too. */
export function splitPort(word: string): { address: string; host: string; container: string; published: boolean } {
  const parts = word.split(":");
  const address = parts.slice(0, -2).join(":");
  const host = parts.at(-2) ?? "";
  return { address, host, container: parts.at(-1)!, published: address !== "" || host !== "" };
}

/** Why a word of EXPOSE is none, in the engine's words; `unread`: it cannot even be taken apart, and no check comes to it. */
export interface PortError {
  error: string;
  unread?: boolean;
}

/** The `port/protocol` entries of one word of EXPOSE, `[ip:][host:]port[-port][/protocol]`. */
export function parsePorts(word: string): string[] | PortError {
  const { address, host, container: behind } = splitPort(word);
  const [container, ...protocols] = behind.split("/") as [string, ...string[]];
  const invalid = (why: string) => ({ error: `invalid port: ${goQuote(word)}: ${why}`, unread: true });
  if (container === "") return invalid("no port specified");
  const written = protocols.join("/");
  const protocol = written.toLowerCase();
  if (!["", "tcp", "udp", "sctp"].includes(protocol)) return invalid(`invalid proto: ${written}`);
  const isBracketed = address.startsWith("[");
  const wrong = isBracketed ? wrongBrackets(address) : undefined;
  if (wrong) return { error: `invalid IP address ${address}: address ${address}:: ${wrong}` };
  const bare = isBracketed ? address.slice(1, -1) : address;
  if (address !== "" && !isAddress(bare)) return { error: `invalid IP address: ${bare}` };
  const range = parseRange(container);
  if (!range) return { error: `invalid containerPort: ${container}` };
  const [first, last] = range;
  if (host !== "") {
    const hostRange = parseRange(host);
    if (!hostRange) return { error: `invalid hostPort: ${host}` };
    if (last - first !== hostRange[1] - hostRange[0] && last !== first) {
      return { error: `invalid ranges specified for container and host Ports: ${container} and ${host}` };
    }
  }
  return Array.from({ length: last - first + 1 }, (_, at) => `${first + at}/${protocol === "" ? "tcp" : protocol}`);
}
