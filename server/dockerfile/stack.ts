import type { Edge, Effect, FrontendInfo, ImageConfig, ImageHistoryEntry, LayerStack, Stage, Step } from "../protocol";
import { startContainer } from "./build/container";
import type { Built } from "./build/image";
import { metadata } from "./build/metadata";
import { configOf, type HistoryStep, type StageState } from "./build/stageState";
import type { StageGraph, StageNode } from "./build/stages";
import type { Evaluation } from "./evaluate";
import type { Frontend } from "./read/frontend";
import type { Dockerfile, Instruction } from "./read/syntax";

const { ARG: _, ...configures } = metadata;
const layered = new Set(["RUN", "COPY", "ADD"]);

/** What a Dockerfile becomes for a target: the answer to `strata/layerStack`. */
export function layerStack({ dockerfile, graph, built, problems }: Evaluation, version: number): LayerStack {
  const stages = graph.nodes.filter((node) => node.index !== undefined);
  const target = graph.target;
  const state = target && built.states.get(target);
  const root = target && chainOf(target).at(-1)!;
  const history = (state?.history ?? []).map(describeEntry);
  const config = withoutEmpty(state ? configOf(state) : {});
  return {
    version,
    frontend: describeFrontend(dockerfile.frontend),
    target: target?.index ?? -1,
    stages: stages.map((node) => describeStage(node, built)),
    steps: describeSteps(dockerfile, graph, built, state),
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
  const own = built.states.get(node);
  const inherited = node.base && built.states.get(node.base);
  const layers = own
    ? own.history.slice(inherited?.history.length ?? 0).filter((entry) => !entry.empty_layer).length
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
  targetState: StageState | undefined,
): Step[] {
  const layerOf: (boolean | undefined)[] = [];
  const entryOf: ({ history: number; layer?: number } | undefined)[] = [];
  for (const { history } of built.states.values()) {
    for (const entry of history) if (!entry.onbuild) layerOf[entry.step] = !entry.empty_layer;
  }
  let layers = 0;
  for (const [at, entry] of (targetState?.history ?? []).entries()) {
    if (!entry.empty_layer) layers++;
    if (!entry.onbuild) entryOf[entry.step] = entry.empty_layer ? { history: at } : { history: at, layer: layers };
  }
  const stageOf = new Map(graph.nodes.flatMap((node) => (node.index === undefined ? [] : [[node.step, node.index]])));
  let stage = -1;
  return instructions.map((instruction, step) => {
    stage = stageOf.get(step) ?? (instruction.name === "FROM" ? -1 : stage);
    const isLayered = layerOf[step] ?? isLayer(instruction);
    const effect: Effect = isLayered ? "layer" : Object.hasOwn(configures, instruction.name) ? "config" : "build";
    const { range, name } = instruction;
    const described: Step = { stage, range, instruction: name, text: textOf(instruction), effect };
    if (isLinked(instruction)) described.link = true;
    return Object.assign(described, entryOf[step]);
  });
}

/** `--chmod` beside it makes `--link` do nothing. */
function isLinked({ flags }: Instruction): boolean {
  const link = flags.find((flag) => flag.name === "link");
  return link !== undefined && link.value?.toLowerCase() !== "false" && !flags.some((flag) => flag.name === "chmod");
}

function textOf({ name, flags, text }: Instruction): string {
  if (flags.length === 0) return text === "" ? name : `${name} ${text}`;
  return `${name} ${flags.map(flagText).join(" ")} ${text}`.trimEnd();
}

function flagText({ name, value }: { name: string; value?: string }): string {
  return value === undefined ? `--${name}` : `--${name}=${value}`;
}

function describeEdges({ nodes }: StageGraph): Edge[] {
  return nodes.flatMap((node) => {
    if (node.index === undefined) return [];
    const to = node.index;
    const base: Edge[] = node.base ? [{ from: node.base.index!, to, kind: "base", range: node.place }] : [];
    const sources = node.commands.flatMap((command) =>
      command.sources.map(({ from, kind, range }): Edge => ({ from: from.index ?? from.baseName, to, kind, range })),
    );
    return [...base, ...sources];
  });
}

function withoutEmpty(config: ImageConfig): ImageConfig {
  const isEmpty = (value: unknown): boolean =>
    value === "" || value === undefined || (typeof value === "object" && Object.keys(value ?? {}).length === 0);
  return Object.fromEntries(Object.entries(config).filter(([, value]) => !isEmpty(value)));
}
