/** An image reference as the engine takes it apart; a tag or a digest that is not written is absent. */
export interface ReferenceParts {
  /** Host of the registry: `docker.io` when none is written. */
  registry: string;
  /** Path in the registry: `library/python`. */
  name: string;
  tag?: string;
  digest?: string;
}

/** Host, path, tag and digest of a reference; undefined where variables or blanks leave none. */
export function partsOf(reference: string): ReferenceParts | undefined {
  if (!/^[\w./:@+-]+$/.test(reference)) return undefined;
  const [tagged = "", digest] = reference.split("@", 2);
  const [, path = "", tag] = /^(.*?)(?::([^:/]*))?$/.exec(tagged) ?? [];
  const slash = path.indexOf("/");
  const first = path.slice(0, Math.max(slash, 0));
  // A first part is a host only when it cannot be a user's name.
  const isHost = /[.:A-Z]|^localhost$/.test(first);
  const host = isHost ? first.replace(/^index\.docker\.io$/, "docker.io") : "docker.io";
  const rest = isHost ? path.slice(slash + 1) : path;
  if (rest === "") return undefined;
  const name = host === "docker.io" && !rest.includes("/") ? `library/${rest}` : rest;
  return { registry: host, name, ...(tag && { tag }), ...(digest && { digest }) };
}

/** A Docker Official Image: the part of Docker Hub that users cannot push to. */
export function isOfficial({ registry, name }: ReferenceParts): boolean {
  return registry === "docker.io" && /^library\/[^/]+$/.test(name);
}

/** `docker.io/library/python:3.12` → `python:3.12`. */
export function shortReference(reference: string): string {
  return reference.replace(/^(index\.)?docker\.io\/(library\/)?/, "");
}

/** Lists the layers of an image that the engine has. */
export function historyCommand({ registry, name, tag, digest }: ReferenceParts): string {
  const reference = `${registry}/${name}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
  return `docker image history ${shortReference(reference)}`;
}
