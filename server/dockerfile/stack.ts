import type { Edge, Effect, FrontendInfo, ImageConfig, ImageHistoryEntry, LayerStack, Stage, Step } from "../protocol";
import { startContainer } from "./build/container";
import type { Built } from "./build/image";
import { metadata } from "./build/metadata";
import { configOf, type HistoryStep, historyOf } from "./build/stageState";
import type { StageGraph, StageNode } from "./build/stages";
import type { Evaluation } from "./evaluate";
import type { Frontend } from "./read/frontend";
import type { Dockerfile, Flag, Instruction } from "./read/syntax";

const { ARG: _, ...configures } = metadata;
const layered = new Set(["RUN", "COPY", "ADD"]);

/** What a Dockerfile becomes for a target: the answer to `strata/layerStack`, but for the findings, whose text has a language. */
export function layerStack({ dockerfile, graph, built, problems }: Evaluation, version: number): LayerStack {
  const stages = graph.nodes.filter((node) => node.index !== undefined);
  const target = graph.target;
  const state = target && built.states.get(target);
  const root = target && chainOf(target).at(-1)!;
  const written = state ? historyOf(state) : [];
  const history = written.map(describeEntry);
  const config = withoutEmpty(state ? configOf(state) : {});
  return {
    version,
    frontend: describeFrontend(dockerfile.frontend),
    target: target?.index ?? -1,
    stages: stages.map((node) => describeStage(node, built)),
    steps: describeSteps(dockerfile, graph, built, written),
    edges: describeEdges(graph),
    image: {
      base: { known: state?.baseKnown ?? false, ...(root ? baseOf(root) : {}) },
      history,
      layers: history.filter((entry) => !entry.empty_layer).length,
      config,
      ...(state?.author === undefined ? {} : { author: state.author }),
    },
    container: startContainer(config),
    problems,
    findings: [],
  };
}

function describeEntry({ created_by, empty_layer, step, onbuild, known }: HistoryStep): ImageHistoryEntry {
  const entry: ImageHistoryEntry = { created_by, empty_layer, step };
  if (onbuild) entry.onbuild = true;
  if (!known) entry.unknown = true;
  return entry;
}

function describeFrontend({ reference, minor, labs, known }: Frontend): FrontendInfo {
  return { ...(reference === undefined ? {} : { reference }), release: `1.${minor}${labs ? "-labs" : ""}`, known };
}

/** The stage and the stages of the file below it, down to the one that stands on an image. */
function chainOf(node: StageNode): StageNode[] {
  const chain = [node];
  for (let below = node.base; below; below = below.base) chain.push(below);
  return chain;
}

function baseOf(node: StageNode): { reference?: string; stage?: number; scratch?: boolean } {
  if (node.base) return { stage: node.base.index! };
  return node.baseName === "scratch" ? { scratch: true } : { reference: node.baseName };
}

function describeStage(node: StageNode, built: Built): Stage {
  const state = built.states.get(node);
  const layers = state
    ? state.history.filter((entry) => !entry.empty_layer).length
    : node.commands.filter(({ instruction }) => isLayer(instruction)).length;
  return {
    index: node.index!,
    ...(node.name === undefined ? {} : { name: node.name }),
    base: baseOf(node),
    ...(node.platform ? { platform: Object.values(node.platform).filter(Boolean).join("/") } : {}),
    range: node.range,
    reachable: built.reachable.has(node),
    layers,
  };
}

/** Without looking at values: of a stage that is not built. */
function isLayer(instruction: Instruction): boolean {
  return layered.has(instruction.name) || (instruction.name === "WORKDIR" && instruction.args[0]?.text !== "/");
}

function describeSteps(
  { instructions }: Dockerfile,
  graph: StageGraph,
  built: Built,
  targetHistory: readonly HistoryStep[],
): Step[] {
  const layerOf: (boolean | undefined)[] = [];
  for (const { history } of built.states.values()) {
    for (const entry of history) if (!entry.onbuild) layerOf[entry.step] = !entry.empty_layer;
  }
  const stageOf = new Map(graph.nodes.flatMap(({ index, step }) => (index === undefined ? [] : [[step, index]])));
  let stage = -1;
  const steps = instructions.map((instruction, step): Step => {
    const { range, name, flags } = instruction;
    if (name === "FROM") stage = stageOf.get(step) ?? -1;
    const isLayered = layerOf[step] ?? isLayer(instruction);
    const effect: Effect = isLayered ? "layer" : Object.hasOwn(configures, name) ? "config" : "build";
    const described: Step = { stage, range, instruction: name, text: textOf(instruction), effect };
    if (flags.length > 0 && isLinked(flags)) described.link = true;
    return described;
  });
  let layers = 0;
  for (const [at, entry] of targetHistory.entries()) {
    if (!entry.empty_layer) layers++;
    if (entry.onbuild) continue;
    const described = steps[entry.step]!;
    described.history = at;
    if (!entry.empty_layer) described.layer = layers;
  }
  return steps;
}

/** `--chmod` beside it makes `--link` do nothing. */
function isLinked(flags: readonly Flag[]): boolean {
  const link = flags.find((flag) => flag.name === "link");
  return link !== undefined && link.value?.toLowerCase() !== "false" && !flags.some((flag) => flag.name === "chmod");
}

function textOf({ name, flags, text }: Instruction): string {
  if (flags.length === 0) return text === "" ? name : `${name} ${text}`;
  let written = name;
  for (const flag of flags) written += flag.value === undefined ? ` --${flag.name}` : ` --${flag.name}=${flag.value}`;
  return `${written} ${text}`.trimEnd();
}

function describeEdges({ nodes }: StageGraph): Edge[] {
  const edges: Edge[] = [];
  for (const node of nodes) {
    const { index: to, base, place, commands } = node;
    if (to === undefined) continue;
    if (base) edges.push({ from: base.index!, to, kind: "base", range: place });
    for (const { sources } of commands) {
      for (const { from, kind, range } of sources) edges.push({ from: from.index ?? from.baseName, to, kind, range });
    }
  }
  return edges;
}

function withoutEmpty(config: ImageConfig): ImageConfig {
  const isEmpty = (value: unknown): boolean =>
    value === "" || value === undefined || (typeof value === "object" && Object.keys(value ?? {}).length === 0);
  return Object.fromEntries(Object.entries(config).filter(([, value]) => !isEmpty(value)));
}
