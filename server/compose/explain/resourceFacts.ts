import type { Facts } from "../../explanation";
import { networksOf, networkUsers, projectName, type Resource, resource, volumeUsers } from "../project/project";
import { booleanIn } from "../read/scalars";
import { entriesOf, get, textOf, textsOf, type YamlMap } from "../read/yaml";

/** A top-level volume: its name on the machine and who mounts it where. */
export function volumeFacts(root: YamlMap, key: string): Facts {
  const volume = resource(root, "volumes", key);
  const users = volumeUsers(root, key);
  return {
    ...resourceFacts(root, volume),
    volume: key,
    users: users.map(({ service, target }) => `${service}:${target}`),
    unused: users.length === 0,
    shared: new Set(users.map(({ service }) => service)).size > 1,
    driver: textOf(get(get(get(root, "volumes"), key), "driver")),
  };
}

/** A network: its name on the machine and who is on it. `default` needs no declaration. */
export function networkFacts(root: YamlMap, key: string): Facts {
  const network = resource(root, "networks", key);
  const declaration = get(get(root, "networks"), key);
  const users = networkUsers(root, key);
  return {
    ...resourceFacts(root, network),
    undeclared: !network.declared && key !== "default",
    network: key,
    users,
    unused: users.length === 0,
    implicit: key === "default",
    internal: booleanIn(get(declaration, "internal")) === true,
    driver: textOf(get(declaration, "driver")),
  };
}

function resourceFacts(root: YamlMap, { nameOnMachine, external, prefixed, declared }: Resource): Facts {
  const folderNamed = prefixed && projectName(root) === undefined;
  return { nameOnMachine, external, undeclared: !declared, folderNamed };
}

/** The top-level `volumes` or `networks`: everything it declares, and what of it nobody uses. */
export function resourcesFacts(root: YamlMap, kind: "volumes" | "networks"): Facts {
  const all = textsOf(get(root, kind)).map((key) => resource(root, kind, key));
  const services = [...entriesOf(get(root, "services")).values()];
  const joinsDefault = services.some((service) => networksOf(service).includes("default"));
  return {
    names: all.map(({ nameOnMachine }) => nameOnMachine),
    external: all.filter(({ external }) => external).map(({ nameOnMachine }) => nameOnMachine),
    folderNamed: all.some(({ prefixed }) => prefixed) && projectName(root) === undefined,
    joinsDefault,
    defaultName: resource(root, "networks", "default").nameOnMachine,
  };
}
