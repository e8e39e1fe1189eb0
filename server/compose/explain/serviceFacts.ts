import type { Facts } from "../../explanation";
import { dependenciesOf, dependentsOf, mountsOf, networksOf, projectName, projectPrefix } from "../project/project";
import { entriesOf, get, getIn, textOf, textsOf, type Value, type YamlMap } from "../read/yaml";
import { portText } from "../value/ports";
import { isRemoteContext } from "../value/remoteContext";

/** The service under the cursor in its project. */
export interface Place {
  root: YamlMap;
  name: string;
  service: Value | undefined;
}

/** What every topic about a service may use: where its layers come from, and what its container and image are called. */
export function serviceFacts(place: Place): Facts {
  const { root, name, service } = place;
  const build = get(service, "build");
  const image = textOf(get(service, "image"));
  const replicas = copies(service);
  return {
    service: name,
    image,
    pulled: image !== undefined && !build,
    built: build !== undefined,
    imageName: image ?? (build ? `${projectPrefix(root)}-${name}` : undefined),
    policy: pullPolicy(service),
    rebuilt: build !== undefined && pullPolicy(service) === "build",
    container: containerName(place),
    replicas: replicas > 1 ? replicas : undefined,
    networkMode: textOf(get(service, "network_mode")),
    hostNetwork: textOf(get(service, "network_mode")) === "host",
    ...buildFacts(build),
  };
}

function copies(service: Value | undefined): number {
  return Number(textOf(getIn(service, ["deploy", "replicas"])) ?? textOf(get(service, "scale")) ?? 1);
}

/** The `pull_policy`, unless it is the default by one of its names (`refresh` is `missing` in docker compose). */
export function pullPolicy(service: Value | undefined): string | undefined {
  const policy = textOf(get(service, "pull_policy"));
  return policy === undefined || /^(?:missing|if_not_present|refresh)?$/.test(policy) ? undefined : policy;
}

/** The name of the service's first container. */
export function containerName({ root, name, service }: Place): string {
  return textOf(get(service, "container_name")) ?? `${projectPrefix(root)}-${name}-1`;
}

function buildFacts(build: Value | undefined): Facts {
  if (!build) return {};
  const inline = get(build, "dockerfile_inline") !== undefined;
  const args = get(build, "args");
  const context = textOf(build) ?? textOf(get(build, "context")) ?? ".";
  return {
    context,
    remote: isRemoteContext(context),
    otherContexts: get(build, "additional_contexts") !== undefined,
    dockerfile: inline ? undefined : (textOf(get(build, "dockerfile")) ?? "Dockerfile"),
    inline,
    target: textOf(get(build, "target")),
    args: variableNames(args),
  };
}

/** Names of the variables in a map or in a list of `NAME=value`. */
export function variableNames(variables: Value | undefined): string[] {
  if (variables?.kind === "map") return textsOf(variables);
  return textsOf(variables).map((text) => text.split("=", 1)[0]!);
}

/** Names without a value: Compose hands on the value it has itself. */
export function copiedNames(variables: Value | undefined): string[] {
  if (variables?.kind !== "map") return textsOf(variables).filter((text) => !text.includes("="));
  return [...entriesOf(variables)].filter(([, value]) => textOf(value) === undefined).map(([name]) => name);
}

/** For the service's own name: everything around its container in one view. */
export function overviewFacts(place: Place): Facts {
  const { root, name, service } = place;
  const provided = get(service, "provider") !== undefined;
  const none = !provided && copies(service) === 0;
  const withoutPorts = /^(?:host|none|(?:service|container):.*)$/.test(textOf(get(service, "network_mode")) ?? "");
  return {
    provided,
    none,
    ...(provided || none ? { pulled: false, built: false } : {}),
    ports: withoutPorts ? [] : portTexts(service),
    mounts: mountsOf(service).map(({ source, target }) => (source ? `${source}:${target}` : target)),
    networks: provided || none ? [] : networksOf(service),
    dependencies: [...dependenciesOf(service).keys()],
    dependents: dependentsOf(root, name).map(({ service: dependent }) => dependent),
    profiles: textsOf(get(service, "profiles")),
    folderNamed: projectName(root) === undefined && !get(service, "container_name") && !provided && !none,
  };
}

/** The items of `ports` as short syntax. */
export function portTexts(service: Value | undefined): string[] {
  const ports = get(service, "ports");
  return ports?.kind === "list" ? ports.items.map(portText).filter((text) => text !== undefined) : [];
}
