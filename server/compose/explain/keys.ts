import type { Path } from "../read/yaml";

/** Maps whose keys are the user's own names and not Compose's. */
const named = new Set([
  "services",
  "volumes",
  "networks",
  "configs",
  "secrets",
  "services.*.depends_on",
  "services.*.networks",
]);

const serviceKeys = [
  "image",
  "build",
  "build.context",
  "build.dockerfile",
  "build.target",
  "build.args",
  "command",
  "entrypoint",
  "ports",
  "expose",
  "environment",
  "env_file",
  "volumes",
  "depends_on",
  "depends_on.*",
  "depends_on.*.condition",
  "restart",
  "healthcheck",
  "healthcheck.test",
  "healthcheck.interval",
  "healthcheck.timeout",
  "healthcheck.retries",
  "healthcheck.start_period",
  "networks",
  "networks.*",
  "container_name",
  "working_dir",
  "user",
  "profiles",
  "deploy",
  "secrets",
  "configs",
  "tmpfs",
  "labels",
];

/** Key paths that have a topic; `*` stands for a name of the user's. */
export const explainedPatterns: ReadonlySet<string> = new Set([
  ...["name", "version", "include", "services", "volumes", "networks", "configs", "secrets"],
  ...["services.*", "volumes.*", "networks.*"],
  ...serviceKeys.map((key) => `services.*.${key}`),
]);

/** `services.*.ports[]` for `services` → `web` → `ports` → the first item; undefined for keys no pattern can have. */
export function patternOf(path: Path): string | undefined {
  let pattern = "";
  for (const step of path) {
    if (typeof step === "number") pattern += "[]";
    else if (named.has(pattern)) pattern += ".*";
    else if (/[.*[\]]/.test(step)) return undefined;
    else pattern += pattern === "" ? step : `.${step}`;
  }
  return pattern;
}

/** The topic that explains a key, by the pattern of its path; undefined for keys Compose does not know or we do not yet. */
export function keyTopic(pattern: string): string | undefined {
  return explainedPatterns.has(pattern) ? topicId(pattern) : undefined;
}

/** A name of the user's is called in the singular (`services.*` → `compose.service`), one deeper down an entry. */
function topicId(pattern: string): string {
  return `compose.${pattern.replace(/^(service|volume|network)s\.\*/, "$1").replace(/\.\*/g, ".entry")}`;
}
