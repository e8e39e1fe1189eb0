import { piece, split } from "../../value/pieces";
import { type Item, isOpen, pieceAt, shortItem, type ValueAt } from "../item";

/** The part of `db.local=10.0.0.5` at the cursor, a line of the container's `/etc/hosts`. */
export function extraHostItem({ text, at, topic }: ValueAt): Item {
  const key = topic.replace(/\.item$/, "");
  const separator = text.search(/[=:]/);
  const whole = piece(text, 0, text.length);
  if (separator < 0) return shortItem(key, [isOpen(text) ? "host" : "wrong", whole], text);
  const host = piece(text, 0, separator);
  const address = piece(text, separator + 1, text.length);
  return at <= separator
    ? shortItem(key, ["host", host], text)
    : shortItem(key, ["address", address], text, addressFacts(host.text, address.text));
}

/** The address behind a host name, in the long form of `extra_hosts`. */
export function extraHostAddressItem({ path, text, topic }: ValueAt): Item {
  const key = topic.replace(/\.entry(?:\.item)?$/, "");
  const host = path.findLast((step) => typeof step === "string");
  const address = piece(text, 0, text.length);
  return shortItem(key, ["address", address], text, addressFacts(String(host), text));
}

function addressFacts(host: string, address: string) {
  return { host, address: address.replace(/^\[(.*)\]$/, "$1"), gateway: address === "host-gateway" };
}

/** The part of `db:database` at the cursor: a service or container, and the further name it gets. */
export function linkItem({ text, at, topic }: ValueAt): Item {
  const [target, alias] = split(text, ":");
  const found = pieceAt(
    [
      ["target", target],
      ["alias", alias],
    ],
    at,
  );
  return shortItem(topic.replace(/\.item$/, ""), found, text);
}

/** The part of `db:ro` or `container:backup:ro` at the cursor. */
export function volumesFromItem({ text, at, topic }: ValueAt): Item {
  const pieces = split(text, ":");
  const outside = pieces[0]!.text === "container" && pieces.length > 1;
  const source = outside ? piece(text, 0, pieces[1]!.end) : pieces[0]!;
  const mode = pieces[outside ? 2 : 1];
  const found = pieceAt(
    [
      ["source", source],
      ["mode", mode],
    ],
    at,
  );
  return shortItem(topic.replace(/\.item$/, ""), found, text, { from: outside ? pieces[1]!.text : source.text });
}
