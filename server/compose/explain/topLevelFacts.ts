import type { Facts } from "../../explanation";
import { dependenciesOf, resource } from "../project/project";
import { entriesOf, get, textOf, textsOf, type Value, type YamlMap } from "../read/yaml";
import { allFilesFacts } from "./fileFacts";
import { containerName } from "./serviceFacts";

/** Facts for a top-level key other than `volumes` and `networks`. */
export function topLevelFacts(root: YamlMap, key: string): Facts {
  switch (key) {
    case "name":
      return nameFacts(root);
    case "version":
      return { value: textOf(get(root, key)) };
    case "include":
      return { files: includedFiles(get(root, "include")) };
    case "services":
      return servicesFacts(get(root, "services"));
    case "secrets":
    case "configs":
      return allFilesFacts(root, key);
    default:
      return usedFacts(root, key);
  }
}

/** What the name makes of the names in this file. */
function nameFacts(root: YamlMap): Facts {
  const services = [...entriesOf(get(root, "services"))].filter(([, service]) => !get(service, "container_name"));
  const volumes = textsOf(get(root, "volumes")).map((key) => resource(root, "volumes", key));
  return {
    containers: services.map(([name, service]) => containerName({ root, name, service })),
    volumes: volumes.filter(({ prefixed }) => prefixed).map(({ nameOnMachine }) => nameOnMachine),
  };
}

function servicesFacts(services: Value | undefined): Facts {
  const all = [...entriesOf(services)];
  const depended = (name: string) => dependenciesOf(get(services, name)).size > 0;
  return {
    count: all.length,
    built: all.filter(([, service]) => get(service, "build")).map(([name]) => name),
    pulled: all.filter(([, service]) => get(service, "image") && !get(service, "build")).map(([name]) => name),
    waiting: all.map(([name]) => name).filter(depended),
    optional: all.filter(([, service]) => textsOf(get(service, "profiles")).length > 0).map(([name]) => name),
  };
}

function includedFiles(include: Value | undefined): string[] {
  if (include?.kind !== "list") return [];
  return include.items.flatMap((item) => (item.kind === "map" ? textsOf(get(item, "path")) : textsOf(item)));
}

/** Top-level `models`: their names and the services that use one of them. */
function usedFacts(root: YamlMap, kind: string): Facts {
  const users = [...entriesOf(get(root, "services"))].filter(([, service]) => get(service, kind)).map(([name]) => name);
  return { names: textsOf(get(root, kind)), users };
}
