import type { Facts } from "../explanation";
import { officialImages } from "./official";
import type { Reference } from "./reference";

/** What a reference says about the image, and what is known of the official ones: the facts of the topics about images. */
export function imageFacts({ domain, path, tag, digest, full }: Reference): Facts {
  const slash = path.lastIndexOf("/");
  const namespace = path.slice(0, Math.max(slash, 0));
  const name = path.slice(slash + 1);
  const hub = domain === "docker.io";
  return {
    reference: full.replace(/^docker\.io\/(?:library\/)?|@.*/g, ""),
    registry: domain,
    hub,
    namespace,
    library: hub && namespace === "library",
    name,
    tag,
    latest: tag === "latest",
    pinned: digest !== undefined,
    digest,
    ...(hub && namespace === "library" ? officialFacts(name) : { outside: true }),
  };
}

function officialFacts(name: string): Facts {
  const image = Object.hasOwn(officialImages, name) ? officialImages[name] : undefined;
  if (!image) return { official: true, outside: true };
  const { ports, volumes, command, entrypoint, oneOf, retired, source } = image;
  return {
    official: true,
    ports,
    volumes,
    command: command && [...(entrypoint ?? []), ...command].join(" "),
    oneOf,
    retired,
    checked: source === undefined ? undefined : source.replace(/^[^:]*:/, "").replace(/\/?Dockerfile.*$/, "") || name,
    commit: source === undefined ? undefined : /@(\w{1,7})/.exec(source)?.[1],
  };
}
