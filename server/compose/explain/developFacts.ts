import type { Facts } from "../../explanation";
import { mountsOf } from "../project/project";
import { get, getIn, textOf, textsOf, type Value } from "../read/yaml";
import { cleanPath, isWithin } from "../value/paths";
import { isString, wordFacts, wordsOf } from "./processFacts";
import { type Place, variableNames } from "./serviceFacts";
import { pairFacts } from "./surroundingsFacts";

/** Facts of `develop`, of its watch rules, and of the command of a rule. */
export function developFacts({ service }: Place, keys: readonly string[]): Facts {
  const watch = getIn(service, ["develop", "watch"]);
  const rules = watch?.kind === "list" ? watch.items : [];
  const rule = keys[2] === undefined ? undefined : rules[Number(keys[2])];
  return {
    rules: rules.length > 0 ? rules.length : undefined,
    rebuilt: pathsOf(rules, /^rebuild$/),
    copied: pathsOf(rules, /^sync/),
    restarted: pathsOf(rules, /restart$/),
    ...(rule ? ruleFacts(service, rule) : {}),
    ...(rule && keys[3] === "exec" ? execFacts(get(rule, "exec"), keys.slice(4)) : {}),
    serviceUser: textOf(get(service, "user")),
  };
}

function pathsOf(rules: readonly Value[], action: RegExp): string[] {
  return rules.flatMap((rule) =>
    action.test(textOf(get(rule, "action")) ?? "") ? textsOf(get(rule, "path")).slice(0, 1) : [],
  );
}

/** `copies`: files go into the container; `mounted`: a bind mount that shows the path there already. */
function ruleFacts(service: Place["service"], rule: Value): Facts {
  const action = textOf(get(rule, "action"));
  const path = textOf(get(rule, "path"));
  return {
    action,
    path,
    into: textOf(get(rule, "target")),
    copies: action?.startsWith("sync"),
    isRebuild: action === "rebuild",
    isSync: action === "sync",
    isRestart: action === "restart",
    isSyncRestart: action === "sync+restart",
    isSyncExec: action === "sync+exec",
    isOther: action !== undefined && !/^(?:rebuild|sync|restart|sync\+restart|sync\+exec)$|\$/.test(action),
    idle: action !== undefined && action !== "sync+exec",
    runs: wordsOf(getIn(rule, ["exec", "command"])),
    mounted: path === undefined ? undefined : bindAround(service, cleanPath(path)),
  };
}

/** Compose does not watch what a bind mount shows in the container anyway. Source: docker compose 2.40, its warning. */
function bindAround(service: Place["service"], path: string): string | undefined {
  const binds = mountsOf(service).filter(({ kind }) => kind === "bind");
  return binds.find(({ source }) => source !== undefined && isBelow(path, cleanPath(source)))?.source;
}

function isBelow(path: string, folder: string): boolean {
  return folder === "." ? !/^(?:\/|~|\.\.)/.test(path) : isWithin(path, folder);
}

/** What the rule's command is; `keys` is the path below `exec`. */
function execFacts(exec: Value | undefined, keys: readonly string[]): Facts {
  const command = get(exec, "command");
  return {
    command: wordsOf(command),
    commandString: isString(command),
    variables: variableNames(get(exec, "environment")),
    ...wordFacts(command, Number(keys[1] ?? 0)),
    ...pairFacts(get(exec, "environment"), keys[0] === "environment" ? keys[1] : undefined),
  };
}
