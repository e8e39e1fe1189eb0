/** An image reference taken apart and completed, as Docker resolves it (distribution/reference). */
export interface Reference {
  /** Registry; `docker.io` when none is written. */
  domain: string;
  /** Repository; with `library/` for the official images of Docker Hub. */
  path: string;
  /** `latest` when neither tag nor digest is written. */
  tag?: string;
  digest?: string;
  /** `domain/path[:tag][@digest]`. */
  full: string;
}

const component = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const host = `(?:${label}(?:\\.${label})*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?`;
const grammar = new RegExp(
  `^(${host})/(${component}(?:/${component})*)(?::(\\w[\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
);

/** Whether the part before the first slash is a registry, and not a namespace of Docker Hub. */
function isDomain(first: string): boolean {
  return /[.:]/.test(first) || first === "localhost" || first.toLowerCase() !== first;
}

function splitDomain(name: string): [domain: string, rest: string] {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  if (slash < 0 || !isDomain(first)) return ["docker.io", name.includes("/") ? name : `library/${name}`];
  const rest = name.slice(slash + 1);
  if (first !== "index.docker.io" && first !== "docker.io") return [first, rest];
  return ["docker.io", rest.includes("/") ? rest : `library/${rest}`];
}

/** Completes a reference; the error is the engine's text. */
export function parseReference(name: string): Reference | { error: string } {
  if (/^[a-f0-9]{64}$/.test(name)) {
    return { error: `invalid repository name (${name}), cannot specify 64-byte hexadecimal strings` };
  }
  const [domain, rest] = splitDomain(name);
  const repository = rest.split(":", 1)[0]!;
  if (repository.toLowerCase() !== repository) {
    return { error: `invalid reference format: repository name (${repository}) must be lowercase` };
  }
  const match = grammar.exec(`${domain}/${rest}`);
  if (!match) return { error: "invalid reference format" };
  const path = match[2]!;
  const digest = match[4];
  const tag = match[3] ?? (digest === undefined ? "latest" : undefined);
  return {
    domain: match[1]!,
    path,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
    full: `${match[1]}/${path}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`,
  };
}

/** The parts of a reference, each of which answers for itself. */
export type ReferencePart = "registry" | "namespace" | "name" | "tag" | "digest";

/** A part of a reference as written; `start` and `end` are UTF-16 offsets in the text, `end` exclusive. */
export interface WrittenPart {
  kind: ReferencePart;
  start: number;
  end: number;
}

/**
 * The parts of a reference as written, quotes left out. A variable belongs to the part that it stands in; `expand` fills it in where
 * the text decides what part it is.
 */
export function partsOf(text: string, expand: (text: string) => string): WrittenPart[] {
  // Operators of `${…}` hold slashes and colons that are none of the reference's.
  const masked = text.replace(/\$\{[^}]*\}|\$\w+/g, (use) => "v".repeat(use.length));
  const quote = /^["']/.test(text) ? 1 : 0;
  const end = quote && text.endsWith(text[0]!) && text.length > 1 ? text.length - 1 : text.length;
  const digest = masked.indexOf("@");
  const nameEnd = digest < 0 ? end : digest;
  const slash = masked.slice(0, nameEnd).lastIndexOf("/");
  const colon = masked.indexOf(":", slash + 1);
  const tag = colon >= 0 && colon < nameEnd ? colon : nameEnd;
  const parts: WrittenPart[] = [];
  let start = quote;
  const first = masked.indexOf("/", start);
  if (first >= 0 && first <= slash && isDomain(expand(text.slice(start, first)))) {
    parts.push({ kind: "registry", start, end: first });
    start = first + 1;
  }
  if (slash >= start) {
    parts.push({ kind: "namespace", start, end: slash });
    start = slash + 1;
  }
  parts.push({ kind: "name", start, end: tag });
  if (tag < nameEnd) parts.push({ kind: "tag", start: tag + 1, end: nameEnd });
  if (digest >= 0) parts.push({ kind: "digest", start: digest + 1, end });
  return parts;
}
