import type { HistoryEntry, ImageConfig, Problem, Range } from "../protocol";
import type { Environment } from "./environment";
import { type ExpandOptions, type Expansion, expand, type Value } from "./expand";
import type { Platform } from "./platform";
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

/** What a stage has become so far: the image it would be, and what later instructions of it see. */
export interface StageState {
  config: ImageConfig;
  author?: string;
  environment: Environment;
  /** Declared ARGs in the order of their declaration, those of the base stages first. */
  buildArgs: [name: string, value: string | undefined][];
  history: HistoryStep[];
  /** The external base's configuration is known. */
  baseKnown: boolean;
  platform: Platform;
  /** No layer lies below yet: FROM scratch and nothing added. */
  empty: boolean;
  /** A CMD of this very stage ran. */
  cmdIsSet: boolean;
}

export interface DispatchOptions {
  buildArgs: Readonly<Record<string, string>>;
  globals: ReadonlyMap<string, Value>;
  escape: string;
}

/** What one instruction works with: the state it changes, and how to expand words and to report what the builder refuses. */
export class Dispatch {
  readonly state: StageState;
  readonly command: Command;
  readonly options: DispatchOptions;
  readonly problems: Problem[];

  constructor(state: StageState, command: Command, options: DispatchOptions, problems: Problem[]) {
    this.state = state;
    this.command = command;
    this.options = options;
    this.problems = problems;
  }

  refuse(message: string, range: Range = this.command.instruction.range): undefined {
    this.problems.push({ range: this.command.onbuild ? this.command.instruction.range : range, message });
    return undefined;
  }

  /** Undefined (and reported) when the word cannot be expanded. */
  expand(text: string, range: Range, options: ExpandOptions = { escape: this.options.escape }): Expansion | undefined {
    const expanded = expand(text, (name) => this.state.environment.get(name), options);
    return "error" in expanded ? this.refuse(expanded.error, range) : expanded;
  }

  /** Writes the entry that this instruction leaves in the history. */
  commit(text: string, { layer = false, known = true } = {}): void {
    const { step, onbuild } = this.command;
    this.state.history.push({ created_by: text, empty_layer: !layer, step, onbuild, known });
    if (layer) this.state.empty = false;
  }
}

/** A copy that a stage `FROM` this one starts with. */
export function inherit(state: StageState): StageState {
  const { OnBuild: _, ...config } = cloneConfig(state.config);
  return {
    ...state,
    config,
    environment: state.environment.clone(),
    buildArgs: [...state.buildArgs],
    history: [...state.history],
    cmdIsSet: false,
  };
}

/** Copies what instructions change in place. */
export function cloneConfig(config: ImageConfig): ImageConfig {
  return {
    ...config,
    ...(config.Env ? { Env: [...config.Env] } : {}),
    ...(config.Labels ? { Labels: { ...config.Labels } } : {}),
    ...(config.ExposedPorts ? { ExposedPorts: { ...config.ExposedPorts } } : {}),
    ...(config.Volumes ? { Volumes: { ...config.Volumes } } : {}),
    ...(config.OnBuild ? { OnBuild: [...config.OnBuild] } : {}),
  };
}
