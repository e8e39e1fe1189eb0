import type { HistoryEntry, ImageConfig, Problem, Range } from "../../protocol";
import type { IgnorePatterns } from "../check/dockerignore";
import type { Rule } from "../check/lint";
import type { Warn } from "../check/syntaxChecks";
import type { Dialect } from "../read/frontend";
import { Environment, type Setting } from "../value/environment";
import { type ExpandOptions, type Expansion, type ExpansionError, expand, type Value } from "../value/expand";
import { LayeredMap } from "../value/layeredMap";
import type { Platform } from "../value/platform";
import { suggest } from "../value/suggest";
import type { Operation } from "./operation";
import type { Command } from "./stages";

/** An entry of the image's history and where it comes from. */
export interface HistoryStep extends HistoryEntry {
  /** Index of the instruction in the file. */
  step: number;
  /** Written by an ONBUILD trigger of the base. */
  onbuild: boolean;
  /** The text holds something that only the base image knows. */
  known: boolean;
}

/** Fields of the configuration that instructions add to. */
const collected = ["Labels", "ExposedPorts", "Volumes"] as const;

/** What a stage has become so far: the image it would be, and what later instructions of it see. */
export interface StageState {
  /** The stage below: what grows with each instruction is not copied from it. */
  below?: StageState;
  /** All but Env; of labels, ports and volumes only those of this stage or its image. */
  config: ImageConfig;
  /** Env of the configuration; a variable keeps the place of its first writing. */
  configEnv: LayeredMap<Setting>;
  author?: string;
  environment: Environment;
  /** Declared ARGs in the order of their declaration, those of the base stages first. */
  buildArgs: [name: string, value: string | undefined][];
  /** What this very stage writes behind the history of the stage below. */
  history: HistoryStep[];
  /** What this very stage executes, in order. */
  operations: Operation[];
  /** The external base's configuration is known. */
  baseKnown: boolean;
  platform: Platform;
  /** No layer lies below yet: FROM scratch and nothing added. */
  empty: boolean;
  /** Where this very stage last set CMD, ENTRYPOINT and HEALTHCHECK. */
  set: Partial<Record<"CMD" | "ENTRYPOINT" | "HEALTHCHECK", Range>>;
  /** A WORKDIR of the file ran in this stage or below. */
  workdirIsSet: boolean;
}

export interface DispatchOptions {
  buildArgs: Readonly<Record<string, string>>;
  globals: ReadonlyMap<string, Value>;
  dialect: Dialect;
  /** Patterns of `.dockerignore`; undefined: none were handed in. */
  ignore?: IgnorePatterns;
  /** Takes the builder's warnings. */
  warn?: Warn;
}

/** When the builder refuses what it took instruction by instruction: it hands the build over, then admits it, then runs it. */
const moments = ["marshalling", "loading", "running"] as const;
type Moment = (typeof moments)[number];

/** What the builder refuses as it works through the instructions, and what only after the last one. */
export class Refused {
  readonly problems: Problem[] = [];
  readonly #later: { moment: Moment; problem: Problem }[] = [];

  later(moment: Moment, problem: Problem): void {
    this.#later.push({ moment, problem });
  }

  /** In the order in which the builder comes to it. */
  get laterProblems(): Problem[] {
    return moments.flatMap((moment) => this.#later.flatMap((each) => (each.moment === moment ? [each.problem] : [])));
  }
}

/** What one instruction works with: the state it changes, and how to expand words and to report what the builder refuses. */
export class Dispatch {
  readonly state: StageState;
  readonly command: Command;
  readonly options: DispatchOptions;
  readonly #refused: Refused;

  constructor(state: StageState, command: Command, options: DispatchOptions, refused: Refused) {
    this.state = state;
    this.command = command;
    this.options = options;
    this.#refused = refused;
  }

  refuse(message: string, range: Range = this.command.instruction.range): undefined {
    this.#refused.problems.push({ range: this.#placeOf(range), message });
    return undefined;
  }

  /** Reports what the builder refuses only once it has worked through all instructions; this one has its effect. */
  refuseLater(moment: Moment, message: string, range: Range = this.command.instruction.range): void {
    this.#refused.later(moment, { range: this.#placeOf(range), message });
  }

  #placeOf(range: Range): Range {
    return this.command.onbuild ? this.command.instruction.range : range;
  }

  warn(rule: Rule, message: string, range: Range = this.command.instruction.range): void {
    // The builder says nothing more once it has refused something.
    if (this.#refused.problems.length === 0) this.options.warn?.(rule, range, message);
  }

  /** Undefined (and reported) when the word cannot be expanded. */
  expand(text: string, range: Range, options: ExpandOptions = this.options.dialect): Expansion | undefined {
    const expanded = this.tryExpand(text, options);
    return "error" in expanded ? this.refuse(expanded.error, range) : expanded;
  }

  /** Warns of variables that are not defined, except where the builder keeps silent about them. */
  tryExpand(
    text: string,
    options: ExpandOptions = this.options.dialect,
    { silent = false } = {},
  ): Expansion | ExpansionError {
    const expanded = expand(text, this.state.environment.lookup, options);
    if (!silent && this.options.warn) this.#warnUndefined(expanded.missing);
    return expanded;
  }

  #warnUndefined(missing: readonly string[]): void {
    const { environment, buildArgs } = this.state;
    for (const name of missing) {
      if (buildArgs.some(([declared]) => declared === name)) continue;
      const near = suggest(name, environment.names(), true);
      const hint = near ? ` (did you mean $${near}?)` : "";
      this.warn("UndefinedVar", `Usage of undefined variable '$${name}'${hint}`);
    }
  }

  /** Notes that the builder executes something for this instruction. */
  execute(describe: Operation["describe"]): void {
    this.state.operations.push({ command: this.command, describe });
  }

  /** Writes the entry that this instruction leaves in the history. */
  commit(text: string, { layer = false, known = true } = {}): void {
    const { step, onbuild } = this.command;
    this.state.history.push({ created_by: text, empty_layer: !layer, step, onbuild, known });
    if (layer) this.state.empty = false;
  }
}

/** The stage and those of the file below it, the lowest first. */
function lineageOf(state: StageState): StageState[] {
  const lineage: StageState[] = [];
  for (let each: StageState | undefined = state; each; each = each.below) lineage.push(each);
  return lineage.reverse();
}

/** The history with that of the stages below. */
export function historyOf(state: StageState): HistoryStep[] {
  return lineageOf(state).flatMap(({ history }) => history);
}

/** The configuration as the engine writes it. */
export function configOf(state: StageState): ImageConfig {
  const config = { ...state.config };
  for (const name of collected) if (config[name]) config[name] = {};
  for (const each of lineageOf(state)) {
    for (const name of collected) if (config[name]) Object.assign(config[name], each.config[name]);
  }
  return { ...config, Env: [...state.configEnv].map(([name, { value }]) => `${name}=${value.text}`) };
}

/** Where relative paths start; undefined when only the base image knows. */
export function workingDirectory({ config, baseKnown }: StageState): string | undefined {
  return config.WorkingDir ?? (baseKnown ? "/" : undefined);
}

/** On an empty root there is no passwd file to look a name up in; numbers and `root` need none (run on Docker Engine 28). */
export function isUnknownUser({ empty }: StageState, user: string): boolean {
  const parts = user.includes(":") ? [user.slice(0, user.indexOf(":")), user.slice(user.indexOf(":") + 1)] : [user];
  const isNumber = (part: string): boolean =>
    /^[-+]?\d+$/.test(part) && Number(part) >= -(2 ** 31) && Number(part) < 2 ** 31;
  return empty && !parts.every((part) => part === "" || part === "root" || isNumber(part));
}

/** What a stage `FROM` this one starts as. */
export function inherit(state: StageState): StageState {
  const { OnBuild: _, ...config } = state.config;
  for (const name of collected) if (config[name]) config[name] = {};
  return {
    ...state,
    below: state,
    config,
    configEnv: new LayeredMap(state.configEnv),
    environment: new Environment(state.environment.openEnded, {
      environment: state.environment,
      config: state.configEnv,
    }),
    buildArgs: [...state.buildArgs],
    history: [],
    operations: [],
    set: {},
  };
}
