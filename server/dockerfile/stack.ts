import type { Edge, Effect, FrontendInfo, ImageConfig, LayerStack, Stage, Step } from "../protocol";
import { startContainer } from "./build/container";
import type { Built } from "./build/image";
import { configOf, type StageState } from "./build/stageState";
import type { StageGraph, StageNode } from "./build/stages";
import type { Evaluation } from "./evaluate";
import type { Frontend } from "./read/frontend";
import type { Dockerfile, Instruction } from "./read/syntax";

const buildOnly = new Set(["FROM", "ARG"]);
const layered = new Set(["RUN", "COPY", "ADD"]);

/** What a Dockerfile becomes for a target: the answer to `strata/layerStack`. */
export function layerStack({ dockerfile, graph, built, problems }: Evaluation, version: number): LayerStack {
  const stages = graph.nodes.filter((node) => node.index !== undefined);
  const target = graph.target;
  const state = target && built.states.get(target);
  const root = target && chainOf(target).at(-1)!;
  const history = (state?.history ?? []).map(({ created_by, empty_layer, step, onbuild, known }) => ({
    created_by,
    empty_layer,
    step,
    ...(onbuild ? { onbuild } : {}),
    ...(known ? {} : { unknown: true }),
  }));
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
  const layerOf = new Map<number, boolean>();
  const entryOf = new Map<number, { history: number; layer?: number }>();
  for (const { history } of built.states.values()) {
    for (const entry of history) if (!entry.onbuild) layerOf.set(entry.step, !entry.empty_layer);
  }
  let layers = 0;
  for (const [at, entry] of (targetState?.history ?? []).entries()) {
    if (!entry.empty_layer) layers++;
    if (!entry.onbuild) entryOf.set(entry.step, { history: at, ...(entry.empty_layer ? {} : { layer: layers }) });
  }
  const stageOf = new Map(graph.nodes.flatMap((node) => (node.index === undefined ? [] : [[node.step, node.index]])));
  let stage = -1;
  return instructions.map((instruction, step) => {
    stage = stageOf.get(step) ?? (instruction.name === "FROM" ? -1 : stage);
    const isLayered = layerOf.get(step) ?? isLayer(instruction);
    const effect: Effect = isLayered ? "layer" : buildOnly.has(instruction.name) ? "build" : "config";
    return {
      stage,
      range: instruction.range,
      instruction: instruction.name,
      text: `${instruction.name} ${[...instruction.flags.map(flagText), instruction.text].join(" ")}`.trim(),
      effect,
      ...(isLinked(instruction) ? { link: true } : {}),
      ...entryOf.get(step),
    };
  });
}

/** `--chmod` beside it makes `--link` do nothing. */
function isLinked({ flags }: Instruction): boolean {
  const link = flags.find((flag) => flag.name === "link");
  return link !== undefined && link.value?.toLowerCase() !== "false" && !flags.some((flag) => flag.name === "chmod");
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
