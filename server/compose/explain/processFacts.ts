import type { Facts } from "../../explanation";
import { dependenciesOf, dependentsOf, isOptional } from "../project/project";
import { booleanIn } from "../read/scalars";
import { get, getIn, textOf, textsOf, type Value } from "../read/yaml";
import { leftOutOf } from "../value/commandLine";
import { secondsOf } from "../value/duration";
import { splitPort } from "../value/ports";
import { splitWords } from "../value/words";
import type { OwnFacts } from "./ownFacts";
import { containerName, type Place, portTexts, variableNames } from "./serviceFacts";
import { pairFacts } from "./surroundingsFacts";

/** Facts of the keys about a service's process: what it is, how it starts, is watched and ends. */
export const processFacts: Record<string, OwnFacts> = {
  command: commandFacts,
  entrypoint: commandFacts,
  restart: restartFacts,
  depends_on: dependsOnFacts,
  healthcheck: healthcheckFacts,
  init: ({ service }) => ({ program: wordsOf(get(service, "entrypoint")) ?? wordsOf(get(service, "command")) }),
  stop_signal: stopFacts,
  stop_grace_period: stopFacts,
  scale: (place) => copiesFacts(place, Number(textOf(get(place.service, "scale")))),
  pre_start: hookFacts,
  post_start: hookFacts,
  pre_stop: hookFacts,
};

function restartFacts({ service }: Place): Facts {
  const overridden = getIn(service, ["deploy", "restart_policy"]) !== undefined;
  const [policy] = (!overridden && textOf(get(service, "restart"))?.split(":")) || [];
  return {
    overridden,
    never: policy === "no",
    always: policy === "always",
    unlessStopped: policy === "unless-stopped",
    onFailure: policy === "on-failure",
  };
}

function commandFacts({ service }: Place, keys: readonly string[]): Facts {
  const entrypoint = get(service, "entrypoint");
  const command = get(service, "command");
  return {
    command: wordsOf(command),
    commandString: isString(command),
    commandCleared: isCleared(command),
    entrypoint: wordsOf(entrypoint),
    entrypointString: isString(entrypoint),
    entrypointCleared: isCleared(entrypoint),
    ...wordFacts(get(service, keys[0]!), Number(keys[1] ?? 0)),
  };
}

const shells = /^(?:\/\S*\/)?(?:ba|da|a|z)?sh$/;

/** One word of a command, and what Compose leaves out of a command that is a string. */
export function wordFacts(command: Value | undefined, at: number): Facts {
  const words = command?.kind === "list" ? textsOf(command) : [];
  const shell = shells.test(words[0] ?? "");
  const [program = "", option = ""] = isString(command) ? (splitWords(textOf(command)!) ?? []) : [];
  return {
    leftOut: isString(command) ? leftOutOf(textOf(command)!) : undefined,
    first: at === 0,
    program: words[0],
    asksShell: shells.test(program) && /^-\w*c$/.test(option),
    script: shell && at > 1 && /^-\w*c$/.test(words[at - 1] ?? ""),
    option: /^-/.test(words[at] ?? ""),
  };
}

/** The words of a command as one text, as a shell would be given them, and without what Compose leaves out. */
export function wordsOf(value: Value | undefined): string | undefined {
  if (!isString(value)) return textsOf(value).map(inQuotes).join(" ") || undefined;
  const text = textOf(value)!;
  return text.slice(0, text.length - (leftOutOf(text)?.length ?? 0)).trimEnd() || undefined;
}

function inQuotes(word: string): string {
  if (word !== "" && !/\s/.test(word)) return word;
  return word.includes('"') ? `'${word}'` : `"${word}"`;
}

/** Whether it is text and neither empty nor nothing. */
export function isString(value: Value | undefined): boolean {
  return value?.kind === "scalar" && value.text !== "" && !value.empty;
}

/** `[]` and `""` empty what the image says; nothing at all keeps it. */
function isCleared(value: Value | undefined): boolean {
  return value?.kind === "list"
    ? value.items.length === 0
    : value?.kind === "scalar" && value.text === "" && !value.empty;
}

function dependsOnFacts({ service }: Place, keys: readonly string[]): Facts {
  const conditions = dependenciesOf(service);
  const dependencies = [...conditions];
  const waitedFor = (condition: string) =>
    dependencies.filter(([, wanted]) => wanted === condition).map(([name]) => name);
  return {
    started: waitedFor("service_started"),
    healthy: waitedFor("service_healthy"),
    completed: waitedFor("service_completed_successfully"),
    ...conditionFacts(keys[1] === undefined ? undefined : conditions.get(keys[1])),
  };
}

/** Which of Compose's three conditions it is, as a switch for the sentence about it. */
export function conditionFacts(condition: string | undefined): Facts {
  return {
    untilStarted: condition === "service_started",
    untilHealthy: condition === "service_healthy",
    untilCompleted: condition === "service_completed_successfully",
  };
}

function healthcheckFacts({ root, name, service }: Place, keys: readonly string[]): Facts {
  const healthcheck = get(service, "healthcheck");
  const test = get(healthcheck, "test");
  const given = textsOf(test);
  const form = isString(test) ? "CMD-SHELL" : given[0];
  const off = form === "NONE" || booleanIn(get(healthcheck, "disable")) === true;
  const waiting = dependentsOf(root, name)
    .filter(({ condition }) => condition === "service_healthy")
    .map(({ service: waiting }) => waiting);
  return {
    off,
    check: off ? undefined : checkOf(given, form) || undefined,
    inShell: form === "CMD-SHELL",
    withoutShell: form === "CMD",
    first: keys[1] === "test" && keys[2] === "0",
    isProgram: keys[1] === "test" && keys[2] === "1" && form === "CMD",
    // What is not said, or 0, is the image's `HEALTHCHECK`'s to say, so no default stands in for it.
    interval: textOf(get(healthcheck, "interval")),
    timeout: textOf(get(healthcheck, "timeout")),
    retries: numeral(textOf(get(healthcheck, "retries"))) || undefined,
    startPeriod: textOf(get(healthcheck, "start_period")),
    waiting,
    failing: waiting.filter((each) => !isOptional(getIn(root, ["services", each]), name)),
  };
}

/** The command of a check's items; a shell reads one text, a program is given words. */
function checkOf(items: readonly string[], form: string | undefined): string {
  const command = items[0] === form ? items.slice(1) : items;
  return form === "CMD" ? command.map(inQuotes).join(" ") : command.join(" ");
}

/** Digits as the number, anything else (a variable) as it is written. */
function numeral(text: string | undefined): string | number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function stopFacts({ service }: Place): Facts {
  const grace = textOf(get(service, "stop_grace_period"));
  const seconds = grace === undefined ? undefined : secondsOf(grace);
  return {
    signal: textOf(get(service, "stop_signal")),
    grace: grace ?? "10s",
    wholeSeconds: seconds === undefined || Number.isInteger(seconds) ? undefined : Math.floor(seconds),
    init: booleanIn(get(service, "init")) === true,
  };
}

/** How many containers a service gets, `scale` or `deploy.replicas`, and what allows for one only. */
export function copiesFacts(place: Place, scale: number): Facts {
  const { root, name, service } = place;
  const fixed = portTexts(service).filter((text) => /^\d+$/.test(splitPort(text).host?.text ?? ""));
  return {
    none: scale === 0,
    single: scale === 1,
    copies: scale > 1 ? scale : undefined,
    last: scale > 1 ? containerName({ root, name, service }).replace(/1$/, String(scale)) : undefined,
    fixedName: scale > 1 ? textOf(get(service, "container_name")) : undefined,
    fixedPorts: scale > 1 ? fixed : undefined,
  };
}

/** The hook that the key belongs to: which one of how many, and what it runs. */
function hookFacts({ service }: Place, keys: readonly string[]): Facts {
  const hooks = get(service, keys[0]!);
  const at = Number(keys[1]);
  const hook = hooks?.kind === "list" && keys.length > 1 ? hooks.items[at] : undefined;
  const all = hooks?.kind === "list" ? hooks.items : [];
  const command = get(hook, "command");
  return {
    hook: hook && all.length > 1 ? at + 1 : undefined,
    hooks: all.length,
    commands: all.map((each) => wordsOf(get(each, "command"))).filter((words) => words !== undefined),
    command: wordsOf(command),
    commandString: isString(command),
    variables: variableNames(get(hook, "environment")),
    serviceUser: textOf(get(service, "user")),
    ...wordFacts(command, Number(keys[3] ?? 0)),
    ...pairFacts(get(hook, "environment"), keys[2] === "environment" ? keys[3] : undefined),
  };
}
