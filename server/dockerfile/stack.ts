import type {
  Edge,
  Effect,
  ImageConfig,
  LayerStack,
  LayerStackParams,
  OciImage,
  Problem,
  Stage,
  Step,
} from "../protocol";
import { startContainer } from "./container";
import { type BuildOptions, type Built, buildImages } from "./image";
import { type Platform, parsePlatform } from "./platform";
import { parseReference } from "./reference";
import { refusedForm } from "./refusals";
import type { StageState } from "./stageState";
import { resolveStages, type StageGraph, type StageNode } from "./stages";
import type { Dockerfile, Instruction } from "./syntax";

const buildOnly = new Set(["FROM", "ARG"]);
const layered = new Set(["RUN", "COPY", "ADD"]);
const standardPlatform: Platform = { os: "linux", architecture: "amd64", variant: "" };

/** What a Dockerfile becomes for a target: the answer to `strata/layerStack`. Never throws; what the builder refuses is in `problems`. */
export function layerStack(
  dockerfile: Dockerfile,
  version: number,
  { target, buildArgs = {}, platform, images = {} }: Omit<LayerStackParams, "textDocument"> = {},
): LayerStack {
  const parsed = platform === undefined ? standardPlatform : parsePlatform(platform);
  const refused = refusedInstructions(dockerfile);
  const byReference = normalizeKeys(images);
  const stageOptions = {
    buildArgs,
    platform: "error" in parsed ? standardPlatform : parsed,
    escape: dockerfile.escape,
    ...(target === undefined ? {} : { target }),
  };
  const graph = resolveStages(dockerfile, stageOptions, new Set(refused.map(({ instruction }) => instruction)));
  const options: BuildOptions = {
    ...stageOptions,
    globals: graph.globals,
    image: (reference) => byReference.get(reference),
  };
  const built = buildImages(graph, options);
  return assemble(dockerfile, version, graph, built, [
    ...dockerfile.problems,
    ...refused.map(({ problem }) => problem),
    ...graph.problems,
    ...built.problems,
  ]);
}

/** Callers may name an image as the file does or in full. */
function normalizeKeys(images: Record<string, OciImage>): Map<string, OciImage> {
  const byReference = new Map<string, OciImage>();
  for (const [name, image] of Object.entries(images)) {
    const reference = parseReference(name);
    byReference.set("error" in reference ? name : reference.full, image);
  }
  return byReference;
}

/** What the builder refuses instruction by instruction, before it looks at stages. */
function refusedInstructions({ instructions }: Dockerfile): { instruction: Instruction; problem: Problem }[] {
  let inStage = false;
  return instructions.flatMap((instruction) => {
    const refusal = refusedForm(instruction);
    if (instruction.name === "FROM") inStage = true;
    if (refusal) return [{ instruction, problem: { range: refusal.range, message: refusal.message } }];
    if (inStage || instruction.name === "ARG") return [];
    const problem = { range: instruction.range, message: "no build stage in current context" };
    return [{ instruction, problem }];
  });
}

function assemble(
  dockerfile: Dockerfile,
  version: number,
  graph: StageGraph,
  built: Built,
  problems: Problem[],
): LayerStack {
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
  const config = withoutEmpty(state?.config ?? {});
  return {
    version,
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
    stage = stageOf.get(step) ?? stage;
    const isLayered = layerOf.get(step) ?? isLayer(instruction);
    const effect: Effect = isLayered ? "layer" : buildOnly.has(instruction.name) ? "build" : "config";
    return {
      stage,
      range: instruction.range,
      instruction: instruction.name,
      text: `${instruction.name} ${[...instruction.flags.map(flagText), instruction.text].join(" ")}`.trim(),
      effect,
      ...entryOf.get(step),
    };
  });
}

function flagText({ name, value }: { name: string; value?: string }): string {
  return value === undefined ? `--${name}` : `--${name}=${value}`;
}

function describeEdges({ nodes }: StageGraph): Edge[] {
  return nodes.flatMap((node) => {
    if (node.index === undefined) return [];
    const to = node.index;
    const base: Edge[] = node.base ? [{ from: node.base.index!, to, kind: "base", range: node.range }] : [];
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
