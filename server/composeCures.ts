import { type Cure, cureFinder } from "./cures";

const project = ": invalid compose project";
const service = 'service "{service}" ';

/** What docker compose refuses, and the topic that says what to do. The first message that fits counts. */
const cures: readonly Cure[] = [
  // YAML
  ["yaml: unknown anchor '{name}' referenced", "anchor"],
  ["yaml: map merge requires map or sequence of maps as the value", "merge"],
  ["yaml: {why}", "yaml"],
  [`line {line}: mapping key "{name}" already defined at line {first}`, "keyTwice"],
  ["empty compose file", "empty"],
  ["top-level object must be a mapping", "topLevel"],

  ["non-string key {place}: {name}", "textKey"],
  ["project name must not be empty", "projectName"],
  ["`include` must be a list, got {value}", "list"],

  // Variables
  ["invalid interpolation format for {path}.\n{template}", "interpolation", () => ({ form: `\${NAME}` })],
  [
    "error while interpolating {path}: required variable {name} is missing a value{why}",
    "variable",
    ({ name }) => ({ name }),
  ],
  ["error while interpolating {path}: failed to cast to expected type: invalid boolean: {value}", "boolean"],
  ["error while interpolating {path}: failed to cast to expected type: {why}", "number"],

  // Extends
  ["Circular reference:{services}", "extendsCycle"],
  [`cannot extend ${service.trimEnd()}: service "{base}" not found`, "extendsMissing"],

  ["extends.{name}.service is required", "missingKey", () => ({ keys: ["service"] })],

  // The form of a value
  ["services additional properties '{name}' not allowed", "serviceName"],
  ["{path} additional properties '{key}' not allowed", "unknownKey"],
  ["additional properties '{key}' not allowed", "unknownKey"],
  ["{path} must be a array", "list"],
  ["services.{name}.depends_on.{dependency} must be a mapping", "condition"],
  ...["annotations", "args", "environment", "extra_hosts", "labels", "sysctls"].map(
    (key): Cure => [`{path}.${key} must be a mapping`, "pairs"],
  ),
  ["{path} must be a mapping", "map"],
  ["{path} must be a mapping or null", "map"],
  ["services.{name}.volumes.{at} must be a string", "mountType"],
  ["{path} must be a string", "text"],
  ["{path} must be a null", "words"],
  ["{path} must be a boolean, null, number or string", "plain"],
  ["{path} must be a null, number or string", "plain"],
  ["{path} must be a boolean, number or string", "plain"],
  ["{path} must be a boolean, mapping or string", "boolean"],
  ["{path} must be a boolean or string", "boolean"],
  ["{path} must be a boolean", "boolean"],
  ["services.{name}.ports.{at} must be a number", "port"],
  ["{path}.pid must be a null or string", "text"],
  ["{path} must be a number or string", "amount"],
  ["{path} must be a integer", "number"],
  ["{path} must be a number", "number"],
  ["{path}.ulimits.{name} must be a integer or string", "limits"],
  ["{path} must be a integer or string", "amount"],
  ["{path} value must be one of {values}", "oneOf", ({ values = "" }) => ({ values: values.match(/[^', ]+/g) ?? [] })],
  ["{path} value must be {values}", "oneOf", ({ values = "" }) => ({ values: values.match(/[^', ]+/g) ?? [] })],
  ["{path} missing property 'condition'", "condition"],
  ["{path} missing property {keys}", "missingKey", ({ keys = "" }) => ({ keys: keys.match(/[^', ]+/g) ?? [] })],
  ["{path} missing properties {keys}", "missingKey", ({ keys = "" }) => ({ keys: keys.match(/[^', ]+/g) ?? [] })],
  ["{path} items at {first} and {second} are equal", "itemTwice"],
  ["{path}.container_name '{value}' does not match pattern '{pattern}'", "shortName"],
  ["{path}.pull_policy '{value}' does not match pattern '{pattern}'", "pullPolicy"],
  ["{path}: must be greater than or equal to 0", "negative"],
  ["{path} must be greater than or equal to 0", "negative"],
  ["'{path}' cannot parse value as {why}", "negative"],
  ["'{path}' invalid command line string", "quote"],
  ["services.{name}.{key}.[{at}]: unsupported expose value {value}", "text"],
  ["{path}.environment.[{at}]: unexpected type {type}", "pair"],
  ["{path}.args.[{at}]: unexpected type {type}", "pair"],
  ["{path}labels.[{at}]: unexpected type {type}", "pair"],
  ["{path}.annotations.[{at}]: unexpected type {type}", "pair"],
  ["{path}.sysctls.[{at}]: unexpected type {type}", "pair"],
  ["{path}: unexpected type {type}", "text"],
  ["{path} invalid jsonType time.Time", "date"],
  ["'{path}' time: {why}", "duration"],
  ["'{path}' invalid size: '{size}'", "size"],
  ["'{path}' invalid suffix: '{suffix}'", "size"],
  ["'{path}' strconv.{why}: parsing {size}: invalid syntax", "amount"],
  ["'{path}' expected type {type}, got unconvertible type {other}", "amount"],
  ["'{path}' invalid boolean: {value}", "boolean"],
  [
    "'{path}' invalid value {value}, the only value allowed is 'all' or a number",
    "oneOf",
    () => ({ values: ["all", "1"] }),
  ],
  ["'{path}' environment variable {name} is declared with a trailing space", "trailingSpace"],
  ["environment path attribute {path} is missing", "missingKey", () => ({ keys: ["path"] })],
  ["{path}: value can't be blank", "text"],
  ["'{path}' invalid additional host, missing IP: {host}", "host"],

  // Ports
  ["No port specified: {port}", "port"],
  ["{path}: invalid type float64 for port", "port"],
  ["Invalid containerPort: {port}", "port"],
  ["Invalid hostPort: {port}", "port"],
  ["Invalid ranges specified for container and host Ports: {ranges}", "portRanges"],
  ["Invalid proto: {protocol}", "portProtocol"],
  ["Invalid ip address{address}", "portAddress"],
  ["service ports {path} is missing a target port", "portTarget"],
  ["{path}: invalid ip address: {address}", "portAddress"],

  // Mounts and devices
  ["invalid empty volume spec", "mountEmpty"],
  ["invalid spec: {spec}: too many colons", "mount"],
  ["invalid spec: {spec}: empty section between colons", "mount"],
  ["service volume {path} is missing a mount target", "mountTarget"],
  ["{path}: target {target} already mounted as {other}", "mountTwice"],
  ["service device {path} is missing a mount target", "missingKey", () => ({ keys: ["target"] })],
  ["confusing device mapping, please use long syntax: {device}", "device"],

  // Names that nothing stands behind
  [
    `${service}refers to undefined volume {name}${project}`,
    "volume",
    ({ name = "" }) => ({ volume: `${name}:`, folder: `./${name}`, path: name.includes("/") }),
  ],
  [`${service}refers to undefined network {name}${project}`, "network"],
  [`${service}refers to undefined config {name}${project}`, "config"],
  [`${service}refers to undefined build secret {name}${project}`, "secret"],
  [`${service}refers to undefined secret {name}${project}`, "secret"],
  [`${service}depends on undefined service "{dependency}"${project}`, "service"],
  ["dependency cycle detected: {cycle}", "cycle"],

  // Services
  [`${service}has neither an image nor a build context specified${project}`, "image"],
  [`service {name} declares mutually exclusive \`network_mode\` and \`networks\`${project}`, "networkMode"],
  [`services.deploy.replicas: can't set container_name and {why}${project}`, "containerName"],
  [`services.{name}: container name "{same}" is already in use by service "{other}"`, "sameName"],
  [`${service}declares mutualy exclusive dockerfile and dockerfile_inline${project}`, "dockerfile"],
  [`service.build.platforms MUST include service.platform "{platform}"${project}`, "platforms"],
  [`services.{name}: can't set distinct values on '{key}' and '{twin}'${project}`, "twins"],
  [
    `{path}.develop.watch: target is required for non-rebuild actions${project}`,
    "missingKey",
    () => ({ keys: ["target"] }),
  ],
  ['healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"', "healthcheck"],
  ['{path}: "count" and "device_ids" attributes are exclusive', "gpus"],

  // Volumes, configs and secrets
  ["{path}: one of {keys} must be set", "noSource", ({ keys = "" }) => ({ keys: keys.split("|") })],
  ["{path}: {keys} attributes are mutually exclusive", "twoSources", ({ keys = "" }) => ({ keys: keys.split("|") })],
  [
    `secret "{name}" must declare either \`file\` or \`environment\`${project}`,
    "noSource",
    () => ({ keys: ["file", "environment"] }),
  ],
  [`{path}: conflicting parameters "external" and "{key}" specified`, "external"],
  ["{path}: name and external.name conflict; only use name", "externalName"],
];

/** What to do about what docker compose refuses, by its own message: a topic and its facts. Undefined: a message not known here. */
export const composeCureOf = cureFinder(cures, "composeProblem");
