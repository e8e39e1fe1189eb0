import * as facts from "./cureFacts";
import type { Facts } from "./explanation";

/**
 * A refusal and its cure: the builder's message with `{name}` for what varies (`"{name}"`: a string that Go has quoted), the topic that
 * says what to do, and what the topic needs to know beyond the words of the message.
 */
export type Cure = readonly [message: string, topic: string, more?: (caught: facts.Caught) => Facts];

const word = `failed to process "{word}": `;
const name = `failed to parse stage name "{name}": `;

/** The first message that fits counts. Behind each may stand ` (did you mean …?)`. */
const cures: readonly Cure[] = [
  // The file and its lines
  ["the Dockerfile cannot be empty", "empty"],
  ["file with no instructions", "empty"],
  ["dockerfile contains no stages to build", "empty"],
  ["dockerfile line greater than max allowed size of {bytes}", "longLine", ({ bytes }) => ({ bytes: Number(bytes) })],
  ["unterminated heredoc", "heredoc"],
  ["only one {name} parser directive can be used", "directiveTwice", (caught) => ({ line: `# ${caught.name}=` })],
  ["invalid escape token '{token}' does not match ` or \\", "escape"],
  ["failed to parse check options: {why}", "checkOptions"],
  ["lint violation found for rules: {rules}", "checkError", facts.violations],
  ["unknown instruction: {word}", "unknownInstruction"],
  ["no build stage in current context", "beforeFrom"],
  ["when using JSON array syntax, arrays must be comprised of strings only", "jsonStrings"],

  // The form of an instruction
  ["{keyword} requires at least one argument", "incomplete", facts.completeLine],
  ["{keyword} requires exactly one argument", "incomplete", facts.completeLine],
  ["{keyword} must have two arguments", "noValue", facts.completeLine],
  ["{keyword} names can not be blank", "blankName", facts.completeLine],
  [`Syntax error - can't find = in "{word}". {form}`, "noEquals", facts.misplaced],
  ["FROM requires either one or three arguments", "from"],
  [`invalid name for build stage: "{written}", {rule}`, "stageName", facts.validStageName],
  ["{keyword} requires at least two arguments, {why}", "destination", ({ keyword }) => ({ example: `${keyword} . .` })],
  ["{keyword} cannot accept a heredoc as a destination", "heredocDestination"],
  ["VOLUME specified can not be an empty string", "emptyVolume"],
  ["SHELL requires the arguments to be in JSON form", "shellForm"],
  ["failed to marshal LLB definition: arguments are required", "emptyRun"],
  ["Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed", "onbuildTwice"],
  ["FROM isn't allowed as an ONBUILD trigger", "onbuildFrom"],
  ["MAINTAINER isn't allowed as an ONBUILD trigger", "onbuildMaintainer"],
  ["onbuild trigger should be a single expression", "onbuildTrigger"],
  ["invalid signal: {signal}", "signal"],

  // HEALTHCHECK
  ["HEALTHCHECK NONE takes no arguments", "healthcheckNone"],
  [`Unknown type "{type}" in HEALTHCHECK (try CMD)`, "healthcheckType"],
  ["Missing command after HEALTHCHECK CMD", "healthcheckCommand"],
  [`time: missing unit in duration "{number}"`, "durationUnit", ({ number }) => ({ s: `${number}s`, m: `${number}m` })],
  [`time: {why} duration "{duration}"`, "duration"],
  [`Interval "{name}" cannot be less than 1ms`, "shortDuration", facts.flag],
  [`strconv.ParseInt: parsing "{retries}": {why}`, "retries"],
  ["--retries cannot be negative ({retries})", "retries"],

  // Flags
  ["device feature is only supported in {release}", "frontend", facts.newerFlag("device", "device")],
  ["unknown flag: --security", "frontend", facts.newerFlag("security", "security.insecure")],
  ["unknown flag: --parents", "frontend", facts.newerFlag("parents")],
  ["unknown flag: --{name}", "flag", facts.unknownFlag],
  ["duplicate flag specified: --{name}", "flagTwice", facts.flag],
  ["missing a value on flag: --{name}", "flagValue", facts.flag],
  ["expecting boolean value for flag --{name}, not: {value}", "flagBoolean", facts.flag],
  [`invalid network mode "{mode}"`, "network", ({ mode }) => ({ variable: mode?.includes("$") })],
  ["failed to load LLB: network.host is not allowed", "networkHost"],
  [`security "{mode}" is not supported`, "security"],

  // RUN --mount
  ["failed to parse csv mounts: EOF", "mountEmpty"],
  ["failed to parse csv mounts: {why}", "mountQuotes"],
  ["'from' doesn't support variable expansion, {why}", "fromVariable", () => ({ use: "from=source" })],
  ["invalid field '{field}' must be a key=value pair", "mountField"],
  ["unexpected key '{key}' in '{field}'", "mountKey"],
  ["unexpected key 'size' for mount type '{type}'", "mountSizeType"],
  ["unexpected key 'required' for mount type '{type}'", "mountRequiredType"],
  ["invalid value for size: {value}", "mountSize"],
  ["invalid value for {key}: {value}", "mountBoolean", ({ key }) => ({ yes: `${key}=true`, no: `${key}=false` })],
  ["invalid value {value} for mode", "mountMode"],
  ["invalid value {value} for {key}", "mountNumber", ({ key }) => ({ example: `${key}=1000` })],
  [`unsupported mount type "{type}"`, "mountType", facts.mistyped("type")],
  [`unsupported sharing value "{sharing}"`, "mountSharing", facts.mistyped("sharing")],
  [`{key} not allowed for "{type}" type mounts`, "mountOwner"],
  ["secret mount should not have a {key}", "secretKey"],
  ["secret mount should not define {key}", "secretKey"],
  ["invalid secret mount. one of source, target required", "secretName"],
  ["both source and id can't be set", "secretTwice"],
  ["invalid cache sharing set for {type} mount", "cacheSharing"],
  [`invalid mount target "/"`, "mountTarget"],
  ["invalid mount type {type} for /", "mountTarget"],

  // COPY and ADD
  ["variable expansion is not supported for --from, {why}", "fromVariable", () => ({ use: "--from=source" })],
  ["invalid chmod parameter: '{mode}'. {rule}", "chmod"],
  ["invalid syntax", "chmod"],
  ["checksum can't be specified for multiple sources", "checksumSources"],
  ["checksum requires HTTP(S) or Git sources", "checksumLocal"],
  ["invalid checksum digest {what}", "checksumFormat"],
  ["unsupported digest algorithm", "checksumFormat"],
  ["ssh does not support source", "sshSource"],
  ["source can't be a {kind} for COPY", "copyRemote"],
  ["invalid user index: -1", "userName"],

  // EXPOSE
  [`invalid port: "{word}": no port specified`, "portPublish"],
  [`invalid port: "{word}": invalid proto: {protocol}`, "portProtocol", facts.protocols],
  ["invalid IP address: {address}", "portPublish"],
  ["invalid IP address {address}: {why}", "portPublish"],
  ["invalid hostPort: {port}", "portPublish"],
  ["invalid ranges specified for container and host Ports: {ranges}", "portPublish"],
  ["invalid containerPort: {word}", "port", facts.misplaced],

  // Stages, images and platforms
  ["base name ({expression}) should not be blank", "emptyBase", facts.variable],
  ["empty platform value from expression {expression}", "emptyPlatform", facts.variable],
  ["failed to parse platform {platform}: {why}", "platform"],
  [`${name}{why} must be lowercase`, "upperCase", facts.lowerCaseName],
  [`${name}{why} cannot specify 64-byte hexadecimal strings`, "imageId"],
  [`${name}{why}`, "reference"],
  [`target stage "{target}" could not be found`, "target", facts.target],
  ["invalid stage index {index}", "stageIndex"],
  ["circular dependency detected on stage: {stage}", "cycle"],
  [`cannot copy from stage "{source}", {why}`, "laterStage"],
  [`cannot mount from stage "{source}" to {why}`, "laterStage"],

  // Variables
  [`${word}{why} matching single-quote`, "quote", facts.quote("'")],
  [`${word}{why} matching double-quote`, "quote", facts.quote('"')],
  [`${word}syntax error: missing '}'`, "brace"],
  [`${word}unsupported modifier (\uFFFD) in substitution`, "brace"],
  [`${word}syntax error: bad substitution`, "substitution", () => ({ form: `\${NAME}` })],
  [`${word}syntax error: missing '/' in \${}`, "replace"],
  [`${word}unsupported modifier ({modifier}) in substitution`, "modifier", facts.modifier],
  [`${word}missing ':' in substitution`, "colon"],
  [`${word}invalid pattern ({pattern}) in substitution: {why}`, "pattern"],
  [`${word}nested too deeply`, "nested"],
  [`${word}{name}: {why}`, "unset", facts.assignment],
];

/** What to do about what the builder refuses, by the builder's own message: a topic and its facts. Undefined: a message not known here. */
export const cureOf = cureFinder(cures, "problem");

/** The cure of a message; topics are named below the prefix. */
export function cureFinder(
  cures: readonly Cure[],
  prefix: string,
): (message: string) => { topic: string; facts: Facts } | undefined {
  const matchers = cures.map(([message, topic, more]) => ({ ...matcher(message), topic: `${prefix}.${topic}`, more }));
  return (message) => {
    const [, refusal, near] = /^(.*?)(?: \(did you mean ([^()]*)\?\))?$/s.exec(message)!;
    for (const { pattern, quoted, topic, more } of matchers) {
      const groups = pattern.exec(refusal!)?.groups;
      if (!groups) continue;
      const words = Object.entries(groups).map(([key, text]) => [key, quoted.has(key) ? unquote(text) : text] as const);
      const caught: facts.Caught = { ...Object.fromEntries(words), ...(near === undefined ? {} : { near }) };
      return { topic, facts: { ...caught, ...more?.(caught) } };
    }
    return undefined;
  };
}

function matcher(message: string): { pattern: RegExp; quoted: ReadonlySet<string> } {
  const quoted = new Set<string>();
  const source = message.split(/("?\{\w+\}"?)/).map((part, at) => {
    if (at % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    const [key] = /\w+/.exec(part)!;
    if (!part.startsWith('"')) return `(?<${key}>.*?)`;
    quoted.add(key);
    return `"(?<${key}>(?:[^"\\\\]|\\\\.)*)"`;
  });
  // An empty group, so that a message without words has groups, too.
  return { pattern: new RegExp(`^${source.join("")}$(?<whole>)`, "s"), quoted };
}

/** What Go's `%q` wrote; control characters are shown as blanks. */
function unquote(text: string): string {
  return text.replace(/\\(.)/gs, (_, character: string) => (/["\\]/.test(character) ? character : " "));
}
