import type { Facts } from "../../explanation";
import { dependenciesOf, mountsOf, networksOf, networkUsers, projectName, resource } from "../project/project";
import { get, getIn, textOf, textsOf, type Value } from "../read/yaml";
import type { Mount } from "../value/mounts";
import { splitPort } from "../value/ports";
import { copiedNames, overviewFacts, type Place, portTexts, serviceFacts, variableNames } from "./serviceFacts";

/** Facts that only one of a service's keys needs, by the key's path below the service; for deeper keys the longest path counts. */
const own: Record<string, (place: Place) => Facts> = {
  "": overviewFacts,
  build: ({ root, service }) => ({ folderNamed: projectName(root) === undefined && !get(service, "image") }),
  image: ({ service }) => ({ untagged: isUntagged(textOf(get(service, "image"))) }),
  command: commandFacts,
  entrypoint: commandFacts,
  ports: portsFacts,
  expose: ({ service }) => ({ exposed: textsOf(get(service, "expose")) }),
  environment: ({ service }) => ({
    variables: variableNames(get(service, "environment")),
    copied: copiedNames(get(service, "environment")),
    files: filesOf(get(service, "env_file")),
  }),
  env_file: ({ service }) => ({
    files: filesOf(get(service, "env_file")),
    variables: variableNames(get(service, "environment")),
  }),
  volumes: mountsFacts,
  depends_on: dependsOnFacts,
  restart: ({ service }) => ({
    policy: textOf(get(service, "restart")),
    overridden: getIn(service, ["deploy", "restart_policy"]) !== undefined,
  }),
  healthcheck: healthcheckFacts,
  networks: networksFacts,
  working_dir: ({ service }) => ({ directory: textOf(get(service, "working_dir")) }),
  user: ({ service }) => ({ user: textOf(get(service, "user")) }),
  profiles: ({ service }) => ({ profiles: textsOf(get(service, "profiles")) }),
  deploy: deployFacts,
  secrets: (place) => grantsFacts(place, "secrets", "/run/secrets/"),
  configs: (place) => grantsFacts(place, "configs", "/"),
  tmpfs: ({ service }) => ({ paths: textsOf(get(service, "tmpfs")).map((mount) => mount.split(":", 1)[0]!) }),
  labels: ({ service }) => ({ labels: variableNames(get(service, "labels")) }),
};

/** The facts for a key below a service; `keys` is its path there, empty for the service's own name. */
export function serviceKeyFacts(place: Place, keys: readonly string[]): Facts {
  const facts = own[keys[0] ?? ""];
  return { ...serviceFacts(place), ...facts?.(place) };
}

function isUntagged(image: string | undefined): boolean {
  return image !== undefined && !image.includes("$") && !/[:@]/.test(image.slice(image.lastIndexOf("/") + 1));
}

function commandFacts({ service }: Place): Facts {
  const entrypoint = get(service, "entrypoint");
  const command = get(service, "command");
  return {
    command: words(command),
    commandString: isString(command),
    commandCleared: isCleared(command),
    entrypoint: words(entrypoint),
    entrypointString: isString(entrypoint),
    entrypointCleared: isCleared(entrypoint),
  };
}

function words(value: Value | undefined): string | undefined {
  return textsOf(value).join(" ") || undefined;
}

function isString(value: Value | undefined): boolean {
  return value?.kind === "scalar" && value.text !== "" && !value.empty;
}

/** `[]` and `""` empty what the image says; nothing at all keeps it. */
function isCleared(value: Value | undefined): boolean {
  return value?.kind === "list"
    ? value.items.length === 0
    : value?.kind === "scalar" && value.text === "" && !value.empty;
}

function portsFacts({ service }: Place): Facts {
  const ports = portTexts(service).map((text) => ({ text, ...splitPort(text) }));
  const published = ports.filter(({ host }) => host !== undefined);
  return {
    ports: published.map(({ text }) => text),
    random: ports.filter(({ host }) => host === undefined).map(({ container }) => container.text),
    open: published.filter(({ hostIp }) => hostIp === undefined).map(({ host }) => host!.text),
    inside: ports[0]?.container.text,
  };
}

function mountsFacts({ root, service }: Place): Facts {
  const mounts = mountsOf(service);
  const volumes = mounts.filter(({ kind }) => kind === "volume");
  const isExternal = ({ source }: Mount) => resource(root, "volumes", source ?? "").external;
  const spell = ({ source, target }: Mount) => (source === undefined ? target : `${source}:${target}`);
  const of = (kind: string) => mounts.filter((mount) => mount.kind === kind);
  return {
    named: volumes.filter((mount) => !isExternal(mount)).map(spell),
    external: volumes.filter(isExternal).map(spell),
    anonymous: of("anonymous").map(spell),
    bound: of("bind").map(spell),
    targets: mounts.map(({ target }) => target),
  };
}

function dependsOnFacts({ service }: Place): Facts {
  const dependencies = [...dependenciesOf(service)];
  const waitedFor = (condition: string) =>
    dependencies.filter(([, wanted]) => wanted === condition).map(([name]) => name);
  return {
    started: waitedFor("service_started"),
    healthy: waitedFor("service_healthy"),
    completed: waitedFor("service_completed_successfully"),
  };
}

function healthcheckFacts({ root, name, service }: Place): Facts {
  const healthcheck = get(service, "healthcheck");
  const test = get(healthcheck, "test");
  const given = textsOf(test);
  const form = isString(test) ? "CMD-SHELL" : given[0];
  const off = form === "NONE" || textOf(get(healthcheck, "disable")) === "true";
  const waiting = [...serviceNames(root)].filter(
    (other) => dependenciesOf(getIn(root, ["services", other])).get(name) === "service_healthy",
  );
  return {
    off,
    check: off ? undefined : (isString(test) ? given : given.slice(1)).join(" ") || undefined,
    inShell: form === "CMD-SHELL",
    withoutShell: form === "CMD",
    interval: textOf(get(healthcheck, "interval")) ?? "30s",
    timeout: textOf(get(healthcheck, "timeout")) ?? "30s",
    retries: numeral(textOf(get(healthcheck, "retries"))) ?? 3,
    startPeriod: textOf(get(healthcheck, "start_period")),
    waiting,
  };
}

/** Digits as the number, anything else (a variable) as it is written. */
function numeral(text: string | undefined): string | number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function serviceNames(root: Place["root"]): string[] {
  return textsOf(get(root, "services"));
}

function networksFacts({ root, name, service }: Place): Facts {
  const joined = networksOf(service);
  const peers = new Set(joined.flatMap((network) => networkUsers(root, network)));
  peers.delete(name);
  const resources = joined.map((key) => resource(root, "networks", key));
  return {
    joined: resources.map(({ nameOnMachine }) => nameOnMachine),
    peers: [...peers],
    folderNamed: projectName(root) === undefined && resources.some(({ prefixed }) => prefixed),
  };
}

function deployFacts({ service }: Place): Facts {
  const deploy = get(service, "deploy");
  return {
    memory: textOf(getIn(deploy, ["resources", "limits", "memory"])),
    cpus: textOf(getIn(deploy, ["resources", "limits", "cpus"])),
    condition: textOf(getIn(deploy, ["restart_policy", "condition"])),
    ignored: ["mode", "endpoint_mode", "placement", "update_config", "rollback_config", "labels"].filter((key) =>
      get(deploy, key),
    ),
  };
}

function filesOf(envFile: Value | undefined): string[] {
  if (envFile?.kind !== "list") return textsOf(envFile);
  return envFile.items.map((item) => textOf(item) ?? textOf(get(item, "path"))).filter((path) => path !== undefined);
}

/** The files under which the container sees its secrets or configs; a relative target stands in the folder of its kind. */
function grantsFacts({ service }: Place, kind: "secrets" | "configs", folder: string): Facts {
  const grants = get(service, kind);
  const items = grants?.kind === "list" ? grants.items : [];
  const paths = items
    .map((item) => textOf(item) ?? textOf(get(item, "target")) ?? textOf(get(item, "source")))
    .filter((path) => path !== undefined)
    .map((path) => (path.startsWith("/") ? path : folder + path));
  return { paths };
}
