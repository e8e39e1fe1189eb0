import { isSignal } from "../../images/signals";
import { flagValue } from "../check/flagRules";
import { trimSpace } from "../read/space";
import { formatDuration, parseDuration } from "../value/duration";
import { goQuote, goQuoteList, goQuoteRune } from "../value/goQuote";
import { expose } from "./expose";
import type { Dispatch, StageState } from "./stageState";

/** The argument list of a shell-form command: the SHELL in force, then the text as one argument. */
export function withShell({ config, platform }: StageState, text: string): string[] {
  const standard = platform.os === "windows" ? ["cmd", "/S", "/C"] : ["/bin/sh", "-c"];
  return [...(config.Shell?.length ? config.Shell : standard), text];
}

function argumentList({ state, command: { instruction } }: Dispatch): string[] {
  const words = instruction.args.map((word) => word.text);
  return instruction.form === "exec" ? words : withShell(state, words.join(" "));
}

function env(dispatch: Dispatch): undefined {
  const { state } = dispatch;
  const pairs = expandPairs(dispatch);
  if (!pairs) return;
  for (const { key, value, known } of pairs) {
    warnSecret(dispatch, key);
    const { step } = dispatch.command;
    state.environment.set(key, { text: value, known }, step);
    state.configEnv.set(key, { value: { text: value, known }, step });
  }
  commitPairs(dispatch, pairs);
}

const secret = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const open = /(?:_|^)public(?:_|$)/i;

function warnSecret(dispatch: Dispatch, name: string): void {
  if (!dispatch.options.warn || !secret.test(name) || open.test(name)) return;
  const { name: instruction } = dispatch.command.instruction;
  const what = `(${instruction} ${goQuote(name)})`;
  dispatch.warn("SecretsUsedInArgOrEnv", `Do not use ARG or ENV instructions for sensitive data ${what}`);
}

/** Only the last one counts: the builder warns about the one before. */
function warnOverridden(dispatch: Dispatch, name: "CMD" | "ENTRYPOINT" | "HEALTHCHECK"): void {
  const { state, command } = dispatch;
  const before = state.set[name];
  if (before) {
    const why = "should not be used in the same stage because only the last one will be used";
    dispatch.warn(
      "MultipleInstructionsDisallowed",
      `Multiple ${command.instruction.keyword.text} instructions ${why}`,
      before,
    );
  }
  state.set[name] = command.instruction.range;
}

function warnShellForm(dispatch: Dispatch): void {
  const {
    state,
    command: { instruction },
  } = dispatch;
  if (instruction.form === "exec" || state.config.Shell?.length) return;
  const why = "to prevent unintended behavior related to OS signals";
  dispatch.warn("JSONArgsRecommended", `JSON arguments recommended for ${instruction.keyword.text} ${why}`);
}

function label(dispatch: Dispatch): undefined {
  const pairs = expandPairs(dispatch);
  if (!pairs) return;
  dispatch.state.config.Labels ??= {};
  for (const { key, value } of pairs) dispatch.state.config.Labels[key] = value;
  commitPairs(dispatch, pairs);
}

interface ExpandedPair {
  key: string;
  value: string;
  known: boolean;
}

function commitPairs(dispatch: Dispatch, pairs: ExpandedPair[]): void {
  const words = [dispatch.command.instruction.name];
  for (const { key, value } of pairs) words.push(`${key}=${value}`);
  dispatch.commit(words.join(" "), { known: pairs.every((pair) => pair.known) });
}

/** All pairs see the variables as they were before the instruction. */
function expandPairs(dispatch: Dispatch): ExpandedPair[] | undefined {
  const pairs: ExpandedPair[] = [];
  const { instruction } = dispatch.command;
  for (const pair of instruction.pairs) {
    const key = dispatch.expand(pair.key.text, pair.key.range);
    const value = key && pair.value && dispatch.expand(pair.value.text, pair.value.range);
    if (!value) return undefined;
    pairs.push({ key: key.text, value: value.text, known: key.known && value.known });
  }
  if (instruction.pairs.some((pair) => pair.legacy)) {
    const name = instruction.keyword.text;
    const message = `"${name} key=value" should be used instead of legacy "${name} key value" format`;
    dispatch.warn("LegacyKeyValueFormat", message);
  }
  return pairs;
}

function arg(dispatch: Dispatch): undefined {
  const { state, command, options } = dispatch;
  const written: string[] = [];
  let known = true;
  for (const { key, value } of command.instruction.pairs) {
    warnSecret(dispatch, key.text);
    const given = options.buildArgs[key.text];
    let result = given === undefined ? undefined : { text: given, known: true };
    if (!result && value) {
      const expanded = dispatch.expand(value.text, value.range);
      if (!expanded) return;
      result = { text: expanded.text, known: expanded.known };
    } else if (!result) {
      result = options.globals.get(key.text);
    }
    if (result) state.environment.set(key.text, result, command.step);
    known &&= result?.known ?? true;
    state.buildArgs.push([key.text, result?.text]);
    written.push(result ? `${key.text}=${result.text}` : key.text);
  }
  dispatch.commit(`ARG ${written.join(" ")}`, { known });
}

function cmd(dispatch: Dispatch): undefined {
  warnOverridden(dispatch, "CMD");
  warnShellForm(dispatch);
  const args = argumentList(dispatch);
  dispatch.state.config.Cmd = args;
  dispatch.state.config.ArgsEscaped = true;
  dispatch.commit(`CMD ${goQuoteList(args)}`);
}

function entrypoint(dispatch: Dispatch): undefined {
  const { state } = dispatch;
  warnOverridden(dispatch, "ENTRYPOINT");
  warnShellForm(dispatch);
  const args = argumentList(dispatch);
  state.config.Entrypoint = args;
  if (!state.set.CMD) delete state.config.Cmd;
  dispatch.commit(`ENTRYPOINT ${goQuoteList(args)}`);
}

function healthcheck(dispatch: Dispatch): undefined {
  warnOverridden(dispatch, "HEALTHCHECK");
  const { instruction } = dispatch.command;
  const none = instruction.type?.text.toUpperCase() === "NONE";
  const words = instruction.args.map((word) => word.text);
  const test = none ? ["NONE"] : [instruction.form === "exec" ? "CMD" : "CMD-SHELL", ...words];
  const nanoseconds = (flag: string): bigint => {
    const text = none ? "" : flagValue(instruction, flag);
    const parsed = text === "" ? 0n : parseDuration(text);
    return typeof parsed === "bigint" ? parsed : 0n;
  };
  const interval = nanoseconds("interval");
  const timeout = nanoseconds("timeout");
  const startPeriod = nanoseconds("start-period");
  const startInterval = nanoseconds("start-interval");
  const retries = none ? 0 : Number(flagValue(instruction, "retries"));
  dispatch.state.config.Healthcheck = {
    Test: test,
    ...(interval ? { Interval: Number(interval) } : {}),
    ...(timeout ? { Timeout: Number(timeout) } : {}),
    ...(startPeriod ? { StartPeriod: Number(startPeriod) } : {}),
    ...(startInterval ? { StartInterval: Number(startInterval) } : {}),
    ...(retries ? { Retries: retries } : {}),
  };
  const durations = [interval, timeout, startPeriod, startInterval].map((each) => goQuote(formatDuration(each)));
  dispatch.commit(`HEALTHCHECK &{${goQuoteList(test)} ${durations.join(" ")} ${goQuoteRune(retries)}}`);
}

function user(dispatch: Dispatch): undefined {
  const [word] = dispatch.command.instruction.args;
  const value = dispatch.expand(word!.text, word!.range);
  if (!value) return;
  dispatch.state.config.User = value.text;
  dispatch.commit(`USER ${value.text}`, { known: value.known });
}

function volume(dispatch: Dispatch): undefined {
  const paths: string[] = [];
  let known = true;
  const { instruction } = dispatch.command;
  for (const word of instruction.args) {
    const path = dispatch.expand(trimSpace(word.text), word.range);
    if (!path) return;
    paths.push(path.text);
    known &&= path.known;
  }
  const blank = instruction.args[paths.indexOf("")];
  if (blank) return dispatch.refuse("VOLUME specified can not be an empty string", blank.range);
  dispatch.state.config.Volumes ??= {};
  for (const path of paths) dispatch.state.config.Volumes[path] = {};
  dispatch.commit(`VOLUME [${paths.join(" ")}]`, { known });
}

function stopSignal(dispatch: Dispatch): undefined {
  const [word] = dispatch.command.instruction.args;
  const signal = dispatch.expand(word!.text, word!.range);
  if (!signal) return;
  if (signal.known && !isSignal(signal.text)) return dispatch.refuse(`invalid signal: ${signal.text}`, word!.range);
  dispatch.state.config.StopSignal = signal.text;
  dispatch.commit(`STOPSIGNAL ${signal.text}`, { known: signal.known });
}

function shell(dispatch: Dispatch): undefined {
  const words = dispatch.command.instruction.args.map((word) => word.text);
  dispatch.state.config.Shell = words;
  dispatch.commit(`SHELL [${words.join(" ")}]`);
}

function maintainer(dispatch: Dispatch): undefined {
  const name = dispatch.command.instruction.args[0]!.text;
  dispatch.state.author = name;
  dispatch.commit(`MAINTAINER ${name}`);
}

function onbuild({ state, command: { instruction } }: Dispatch): undefined {
  const bodies = instruction.heredocs.map((heredoc) => `\n${heredoc.content}${heredoc.name}`).join("");
  state.config.OnBuild ??= [];
  state.config.OnBuild.push(instruction.original.replace(/^[\t\n\f\r ]*ONBUILD[\t\n\f\r ]*/i, "") + bodies);
}

/** What instructions that add no layer write into the configuration and the history. */
export const metadata: Readonly<Record<string, (dispatch: Dispatch) => undefined>> = {
  ENV: env,
  LABEL: label,
  ARG: arg,
  CMD: cmd,
  ENTRYPOINT: entrypoint,
  HEALTHCHECK: healthcheck,
  EXPOSE: expose,
  USER: user,
  VOLUME: volume,
  STOPSIGNAL: stopSignal,
  SHELL: shell,
  MAINTAINER: maintainer,
  ONBUILD: onbuild,
};
