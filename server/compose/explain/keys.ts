import type { Path } from "../read/yaml";

const sections = ["services", "models", "networks", "volumes", "secrets", "configs"];

const topLevel: ReadonlySet<string> = new Set(["version", "name", "include", ...sections]);

const belowService = [
  "develop.watch[].exec.environment",
  "deploy.labels",
  "deploy.resources.reservations.devices[].options",
  "annotations",
  "build.args",
  "build.ssh",
  "build.labels",
  "build.additional_contexts",
  "build.extra_hosts",
  "build.ulimits",
  "depends_on",
  "environment",
  "provider.options",
  "extra_hosts",
  "gpus[].options",
  "labels",
  "logging.options",
  "models",
  "networks",
  "networks.*.driver_opts",
  "pre_start[].environment",
  "post_start[].environment",
  "pre_stop[].environment",
  "sysctls",
  "ulimits",
  "volumes[].volume.labels",
  "storage_opt",
];

/** Maps whose keys are the user's own names and not Compose's. Source: the Compose specification's schema. */
const named: ReadonlySet<string> = new Set([
  ...sections,
  ...belowService.map((key) => `services.*.${key}`),
  "networks.*.driver_opts",
  "networks.*.ipam.config[].aux_addresses",
  "networks.*.ipam.options",
  "networks.*.labels",
  "volumes.*.driver_opts",
  "volumes.*.labels",
  "secrets.*.labels",
  "secrets.*.driver_opts",
  "configs.*.labels",
]);

/** Whether the keys of the map at this path are the user's own names. */
export function isNamed(map: Path): boolean {
  return named.has(patternOf(map) ?? "");
}

/** Whether the last key of the path is an extension: `x-` and no name of the user's. */
export function isExtension(path: Path): boolean {
  const key = path.at(-1);
  return typeof key === "string" && key.startsWith("x-") && !isNamed(path.slice(0, -1));
}

/** `services.*.ports[]` for `services` → `web` → `ports` → the first item; undefined for keys no pattern can have. */
export function patternOf(path: Path): string | undefined {
  let pattern = "";
  for (const [at, step] of path.entries()) {
    if (at === 0 && !topLevel.has(String(step))) return undefined;
    if (typeof step === "number") pattern += "[]";
    else if (named.has(pattern)) pattern += ".*";
    else if (/[.*[\]]/.test(step)) return undefined;
    else pattern += pattern === "" ? step : `.${step}`;
  }
  return pattern;
}

/**
 * The id of the topic for a key, name or item, by the pattern of its path. A section's entry is called in the singular
 * (`services.*` → `compose.service`), a name of the user's deeper down `entry`, a list's item `item`.
 */
export function topicOf(pattern: string): string {
  const singular = pattern.replace(/^(service|volume|network|config|secret|model)s\.\*/, "$1");
  return `compose.${singular.replaceAll(".*", ".entry").replaceAll("[]", ".item")}`;
}

/** The id of the topic for one of the values a key can have: `compose.service.restart.is.always`. */
export function valueTopicOf(pattern: string, value: string): string {
  return `${topicOf(pattern)}.is.${value.replace(/[^\w-]/g, "-")}`;
}
