import { parseReference } from "../../images/reference";
import type { ImageConfig, OciImage, Problem } from "../../protocol";
import { refusedForm } from "../check/refusals";
import { parse } from "../read/parse";
import { Environment, type Setting } from "../value/environment";
import { goQuote } from "../value/goQuote";
import { LayeredMap } from "../value/layeredMap";
import { mountsOf } from "../value/mounts";
import { joinPath } from "../value/paths";
import { formatPlatform, type Platform } from "../value/platform";
import { copy } from "./copyStep";
import { reachableFrom, stageLabel } from "./dependencies";
import { metadata } from "./metadata";
import { run } from "./runStep";
import { resolveSources } from "./sources";
import { Dispatch, type DispatchOptions, inherit, Refused, type StageState } from "./stageState";
import type { Command, StageGraph, StageNode } from "./stages";
import { workdir } from "./workdirStep";

export interface BuildOptions extends DispatchOptions {
  platform: Platform;
  /** What is known of an image by its full reference. */
  image(reference: string): OciImage | undefined;
  /** Works out the stages that the target does not need, too, as the builder does when it only checks. */
  allStages?: boolean;
}

export interface Built {
  /** What each stage that is built becomes. */
  states: ReadonlyMap<StageNode, StageState>;
  reachable: ReadonlySet<StageNode>;
  /** What the builder refuses while it works through the instructions. */
  problems: Problem[];
  /** What it refuses only after that, and never when it only checks. */
  laterProblems: Problem[];
}

const effects: Readonly<Record<string, (dispatch: Dispatch) => undefined>> = {
  ...metadata,
  RUN: run,
  COPY: copy,
  ADD: copy,
  WORKDIR: workdir,
};

const defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Works out what the stages that the target needs become, in the order in which the builder does (Docker Engine 28, graph-driver store). */
export function buildImages(graph: StageGraph, options: BuildOptions): Built {
  const refused = new Refused();
  const { problems } = refused;
  const reachable = runTriggers(graph, options, problems);
  const states = new Map<StageNode, StageState>();
  const dispatched = new Set<StageNode>();
  const wanted = graph.nodes.filter((node) => reachable.has(node) || options.allStages);
  for (const node of graph.nodes) checkReference(node, problems);
  for (const node of wanted) {
    if (node.index === undefined) continue;
    const below = node.base && states.get(node.base);
    const state = below ? inherit(below) : baseState(node, options);
    states.set(node, state);
    dispatched.add(node);
    for (const command of node.commands) {
      const dispatch = new Dispatch(state, command, options, refused);
      refuseLaterStages(dispatch, node, dispatched);
      effects[command.instruction.name]?.(dispatch);
    }
  }
  return { states, reachable, problems, laterProblems: refused.laterProblems };
}

/** A stage can only be copied or mounted from when it comes before; images are always there. */
function refuseLaterStages(dispatch: Dispatch, node: StageNode, dispatched: ReadonlySet<StageNode>): void {
  for (const { from, kind, name, flag, range } of dispatch.command.sources) {
    if (from.index === undefined || dispatched.has(from)) continue;
    if (kind === "copy") {
      const cure = `it needs to be defined before current stage "${stageLabel(node)}"`;
      dispatch.refuse(`cannot copy from stage "${name}", ${cure}`, range);
    } else {
      const target = mountsOf(dispatch.command.instruction, (text) => dispatch.expand(text, range) ?? { error: "" });
      const path = target.find((each) => each.flag === flag)?.mount.target ?? "";
      const cure = "stage needs to be defined before current command";
      dispatch.refuse(`cannot mount from stage "${name}" to "${path}", ${cure}`, range);
    }
  }
}

function checkReference(node: StageNode, problems: Problem[]): void {
  if (node.base || node.baseName === "scratch" || node.baseName === "") return;
  const reference = parseReference(node.baseName);
  if (!("error" in reference)) return;
  const message = `failed to parse stage name ${goQuote(node.baseName)}: ${reference.error}`;
  problems.push({ range: node.place, message });
}

/** Puts the ONBUILD triggers of the bases in front of the commands of their children, until that brings in no further stage. */
function runTriggers(graph: StageGraph, options: BuildOptions, problems: Problem[]): Set<StageNode> {
  const done = new Set<StageNode>();
  for (;;) {
    const reachable = reachableFrom(graph.target);
    let grown = false;
    for (const node of reachable) {
      if (done.has(node) || node.index === undefined) continue;
      done.add(node);
      const triggers = triggerCommands(node, graph, options, problems);
      node.commands.unshift(...triggers);
      grown ||= triggers.some(({ sources }) => sources.length > 0);
    }
    if (!grown) return reachable;
  }
}

function triggerCommands(node: StageNode, graph: StageGraph, options: BuildOptions, problems: Problem[]): Command[] {
  const own = (command: Command): string => {
    const state: Pick<StageState, "config"> = { config: {} };
    metadata.ONBUILD!(new Dispatch(state as StageState, command, options, new Refused()));
    return state.config.OnBuild![0]!;
  };
  const triggers = node.base
    ? node.base.commands.filter((command) => command.instruction.name === "ONBUILD").map(own)
    : (lookUp(node, options)?.config?.OnBuild ?? []);
  const commands: Command[] = [];
  for (const trigger of triggers) {
    const read = parse(trigger);
    const [instruction] = read.instructions;
    const refused =
      read.problems[0]?.message ??
      (read.instructions.length === 1 && instruction
        ? refusedForm(instruction, read.frontend)?.message
        : "onbuild trigger should be a single expression");
    if (refused !== undefined || !instruction) {
      problems.push({ range: node.place, message: refused ?? "" });
      continue;
    }
    const place = { ...instruction, range: node.place };
    const command: Command = { instruction: place, step: node.step, onbuild: true, sources: [] };
    resolveSources(command, graph, node.place);
    commands.push(command);
  }
  return commands;
}

function lookUp(node: StageNode, options: BuildOptions): OciImage | undefined {
  if (node.baseName === "scratch") return undefined;
  const reference = parseReference(node.baseName);
  return "error" in reference ? undefined : options.image(reference.full);
}

function baseState(node: StageNode, options: BuildOptions): StageState {
  const scratch = node.baseName === "scratch";
  const image: OciImage | undefined = scratch ? { config: { WorkingDir: "/" } } : lookUp(node, options);
  const baseKnown = image !== undefined;
  const { OnBuild: _, Env: variables = [], ...config } = cloneConfig(image?.config ?? {});
  const platform = node.platform && !scratch ? node.platform : options.platform;
  const configEnv = new LayeredMap<Setting>();
  const set = (name: string, text: string) => configEnv.set(name, { value: { text, known: true }, step: undefined });
  for (const [name, text] of variables.map(splitVariable)) set(name, text);
  if (baseKnown && platform.os !== "windows" && configEnv.get("PATH") === undefined) set("PATH", defaultPath);
  const environment = new Environment(!baseKnown);
  for (const [name, { value }] of configEnv) environment.set(name, value);
  normalizeWorkingDirectory(config);
  warnOtherPlatform(node, image, platform, options);
  const author = image?.author;
  const empty = scratch || (baseKnown && image.rootfs?.diff_ids?.length === 0);
  return {
    config,
    ...(author ? { author } : {}),
    configEnv,
    environment,
    buildArgs: [],
    history: [],
    operations: [],
    baseKnown,
    platform,
    empty,
    set: {},
    workdirIsSet: false,
  };
}

/** Copies what instructions change in place. */
function cloneConfig(config: ImageConfig): ImageConfig {
  const { Labels, ExposedPorts, Volumes } = config;
  return {
    ...config,
    ...(Labels && { Labels: { ...Labels } }),
    ...(ExposedPorts && { ExposedPorts: { ...ExposedPorts } }),
    ...(Volumes && { Volumes: { ...Volumes } }),
  };
}

/** The containerd store takes an image of another platform when there is no better one; the graph-driver store looks for one elsewhere. */
function warnOtherPlatform(
  node: StageNode,
  image: OciImage | undefined,
  expected: Platform,
  { warn }: BuildOptions,
): void {
  const { os = expected.os, architecture = expected.architecture, variant = "" } = image ?? {};
  if (os === expected.os && architecture === expected.architecture) return;
  const actual = formatPlatform({ os, architecture, variant });
  const why = `was pulled with platform ${goQuote(actual)}, expected ${goQuote(formatPlatform(expected))} for current build`;
  warn?.("InvalidBaseImagePlatform", node.place, `Base image ${node.baseName} ${why}`);
}

function splitVariable(entry: string): [name: string, value: string] {
  const equals = entry.indexOf("=");
  return equals < 0 ? [entry, ""] : [entry.slice(0, equals), entry.slice(equals + 1)];
}

function normalizeWorkingDirectory(config: ImageConfig): void {
  if (config.WorkingDir && !config.WorkingDir.startsWith("/")) config.WorkingDir = joinPath("/", config.WorkingDir);
}
