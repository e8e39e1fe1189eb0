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

function splitDomain(name: string): [domain: string, rest: string] {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  const isDomain = slash >= 0 && (/[.:]/.test(first) || first === "localhost" || first.toLowerCase() !== first);
  if (!isDomain) return ["docker.io", name.includes("/") ? name : `library/${name}`];
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
