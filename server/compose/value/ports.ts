import { get, textOf, type Value } from "../read/yaml";
import { type Piece, piece, split } from "./pieces";

/** `[[IP:]HOST:]CONTAINER[/PROTOCOL]`, as docker compose reads it: from the right. */
export interface PortPieces {
  hostIp?: Piece;
  /** Port or range; absent: the engine picks a free one. */
  host?: Piece;
  container: Piece;
  protocol?: Piece;
}

export function splitPort(text: string): PortPieces {
  const slash = split(text, "/").at(-2)?.end;
  const parts = split(text.slice(0, slash), ":");
  const container = parts.at(-1)!;
  const host = parts.at(-2);
  const ip = parts.length > 2 ? piece(text, 0, parts.at(-3)!.end) : undefined;
  return {
    ...(ip && ip.text !== "" ? { hostIp: ip } : {}),
    ...(host && host.text !== "" ? { host } : {}),
    container,
    ...(slash === undefined ? {} : { protocol: piece(text, slash + 1, text.length) }),
  };
}

/** An item of `ports` written as the short syntax, whichever form it has; undefined when it says no container port. */
export function portText(item: Value): string | undefined {
  if (item.kind !== "map") return textOf(item);
  const target = textOf(get(item, "target"));
  if (target === undefined) return undefined;
  const ip = textOf(get(item, "host_ip"));
  const published = textOf(get(item, "published"));
  const host = [...(ip ? [ip.includes(":") ? `[${ip}]` : ip] : []), ...(ip || published ? [published ?? ""] : [])];
  const protocol = textOf(get(item, "protocol"));
  return [...host, target].join(":") + (protocol ? `/${protocol}` : "");
}
