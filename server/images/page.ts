import { parseReference } from "./reference";

/** The page of an image in its registry; undefined where the registry's addresses do not follow from the name. */
export function imagePage(name: string): string | undefined {
  if (name === "scratch") return undefined;
  const reference = parseReference(name);
  if ("error" in reference) return undefined;
  const { domain, path } = reference;
  const parts = path.split("/");
  switch (domain) {
    case "docker.io":
      if (parts.length !== 2) return undefined;
      return `https://hub.docker.com/${parts[0] === "library" ? `_/${parts[1]}` : `r/${path}`}`;
    case "ghcr.io":
      // The registry sends a browser on to the package's page, which differs between people and organizations.
      return parts.length === 2 ? `https://ghcr.io/${path}` : undefined;
    case "quay.io":
      return parts.length === 2 ? `https://quay.io/repository/${path}` : undefined;
    case "mcr.microsoft.com":
      return `https://mcr.microsoft.com/artifact/mar/${path}`;
    default:
      return undefined;
  }
}
