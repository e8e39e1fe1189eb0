import type { Problem, Range } from "../../protocol";
import { flagValue } from "../check/flagRules";
import type { Dialect } from "../read/frontend";
import type { Dockerfile, Flag, Instruction } from "../read/syntax";
import { type Expansion, type ExpansionError, expand, type Value } from "../value/expand";
import { formatPlatform, type Platform, parsePlatform } from "../value/platform";
import { suggest } from "../value/suggest";
import { findCycle, stageLabel } from "./dependencies";
import { resolveSources } from "./sources";

/** An instruction that a stage executes. */
export interface Command {
  instruction: Instruction;
  /** Index of the instruction in the file; for an ONBUILD trigger that of the FROM that runs it. */
  step: number;
  /** A trigger of the base, run first. */
  onbuild: boolean;
  /** What it copies or mounts from, with the place that says so. */
  sources: readonly StageSource[];
}

/** A stage or image that a command copies or mounts from. */
export interface StageSource {
  from: StageNode;
  kind: "copy" | "mount";
  /** Where the file says so. */
  range: Range;
  /** As written. */
  name: string;
  /** The `--mount` that says so. */
  flag?: Flag;
}

/** A stage of the file, or an image that only serves as a source of `COPY --from` or `--mount=from`. */
export interface StageNode {
  /** Among the stages of the file; undefined for an image that only serves as a source. */
  index?: number;
  /** As the builder knows it: lower-cased. */
  name?: string;
  /** What FROM names, expanded. */
  baseName: string;
  /** An earlier stage under this one. */
  base?: StageNode;
  platform?: Platform;
  /** From its FROM to the end of its last instruction. */
  range: Range;
  /** Its FROM; of an image that only serves as a source, where the file names it. */
  place: Range;
  /** Index of its FROM in the file. */
  step: number;
  commands: Command[];
}

export interface StageGraph {
  /** All of the file first, in order; then image sources as they are met. */
  nodes: StageNode[];
  /** The stage that a name means now: the latest of that name. */
  names: ReadonlyMap<string, StageNode>;
  /** Of the stages in the file. */
  target: StageNode | undefined;
  /** Values that FROM lines and redeclared ARGs see. */
  globals: Map<string, Value>;
  /** ARGs before the first FROM, with a value or not. */
  declared: Set<string>;
  problems: Problem[];
}

export interface StageOptions {
  target?: string;
  buildArgs: Record<string, string>;
  platform: Platform;
  dialect: Dialect;
}

const noSources: readonly StageSource[] = [];

/** The platform on which builds run here: the engine's own, which nobody but the engine can tell; the most common one stands for it. */
const buildPlatform: Platform = { os: "linux", architecture: "amd64", variant: "" };

/** The arguments that every build has, with their values; a stage sees one once it declares it. */
export function predefined(
  target: string,
  { platform, buildArgs }: Pick<StageOptions, "platform" | "buildArgs">,
): Map<string, Value> {
  const values: Record<string, string> = { TARGETSTAGE: target === "" ? "default" : target };
  for (const [prefix, each] of [
    ["BUILD", buildPlatform],
    ["TARGET", platform],
  ] as const) {
    values[`${prefix}PLATFORM`] = formatPlatform(each);
    values[`${prefix}OS`] = each.os;
    values[`${prefix}OSVERSION`] = "";
    values[`${prefix}ARCH`] = each.architecture;
    values[`${prefix}VARIANT`] = each.variant;
  }
  return new Map(Object.entries(values).map(([name, text]) => [name, { text: buildArgs[name] ?? text, known: true }]));
}

/** Evaluates the ARGs before the first FROM, all of them before any FROM. */
export function readGlobals(
  instructions: readonly Instruction[],
  refused: ReadonlySet<Instruction>,
  targetName: string,
  options: StageOptions,
  problems: Problem[],
): { globals: Map<string, Value>; declared: Set<string> } {
  const globals = predefined(targetName, options);
  const declared = new Set<string>();
  for (const instruction of instructions) {
    if (instruction.name === "FROM") break;
    if (instruction.name !== "ARG" || refused.has(instruction)) continue;
    for (const { key, value } of instruction.pairs) {
      declared.add(key.text);
      const given = options.buildArgs[key.text];
      if (given !== undefined) globals.set(key.text, { text: given, known: true });
      else if (value) {
        const expanded = expand(value.text, (name) => globals.get(name), options.dialect);
        if ("error" in expanded) problems.push({ range: value.range, message: expanded.error });
        else globals.set(key.text, { text: expanded.text, known: true });
      }
    }
  }
  return { globals, declared };
}

/** Finds the stages of a file, what each stands on, copies and mounts from, and which one is built (BuildKit's toDispatchState). */
export function resolveStages(
  { instructions }: Dockerfile,
  options: StageOptions,
  refused: ReadonlySet<Instruction>,
): StageGraph {
  const problems: Problem[] = [];
  const nodes: StageNode[] = [];
  const names = new Map<string, StageNode>();
  const froms = instructions.filter((each) => each.name === "FROM" && each.args.length > 0);
  const lastName = stageNameOf(froms.at(-1));
  const { globals, declared } = readGlobals(instructions, refused, options.target ?? lastName ?? "", options, problems);
  const expandGlobal = (text: string): Expansion | ExpansionError =>
    expand(text, (name) => globals.get(name), options.dialect);

  let current: StageNode | undefined;
  for (const [step, instruction] of instructions.entries()) {
    if (instruction.name === "FROM") {
      if (instruction.args.length === 0) {
        current = undefined;
        continue;
      }
      current = readStage(instruction, step, nodes.length, expandGlobal, problems);
      const base = names.get(current.baseName);
      if (base) current.base = base;
      nodes.push(current);
      if (current.name !== undefined) names.set(current.name, current);
    } else if (current) {
      if (!refused.has(instruction)) current.commands.push({ instruction, step, onbuild: false, sources: noSources });
      current.range.end = instruction.range.end;
    }
  }
  const last = instructions.at(-1);
  if (nodes.length === 0 && last && problems.length === 0 && refused.size === 0) {
    problems.push({ range: last.range, message: "dockerfile contains no stages to build" });
  }
  const target = findTarget(nodes, names, options.target, problems);
  const graph: StageGraph = { nodes, names, target, globals, declared, problems };
  for (const node of [...nodes]) for (const command of node.commands) resolveSources(command, graph);
  const cycle = findCycle(nodes);
  if (cycle) {
    const message = `circular dependency detected on stage: ${stageLabel(cycle.start)}`;
    problems.push({ range: cycle.range, message });
  }
  return graph;
}

/** The name that a FROM gives its stage, lower-cased; valid or not. */
export function stageNameOf(from: Instruction | undefined): string | undefined {
  const [, as, name] = from?.args ?? [];
  return name && as?.text.toLowerCase() === "as" ? name.text.toLowerCase() : undefined;
}

function readStage(
  from: Instruction,
  step: number,
  index: number,
  expandGlobal: (text: string) => Expansion | ExpansionError,
  problems: Problem[],
): StageNode {
  const written = from.args[0]!;
  const node: StageNode = {
    index,
    baseName: written.text,
    range: { ...from.range },
    place: from.range,
    step,
    commands: [],
  };
  const name = stageNameOf(from);
  if (name !== undefined) node.name = name;
  const expanded = expandGlobal(written.text);
  if ("error" in expanded) problems.push({ range: written.range, message: expanded.error });
  else if (expanded.text === "") {
    problems.push({ range: written.range, message: `base name (${written.text}) should not be blank` });
    node.baseName = "";
  } else node.baseName = expanded.text;

  const platform = flagValue(from, "platform");
  if (platform === "") return node;
  const range = from.flags.find((flag) => flag.name === "platform")!.range;
  const value = expandGlobal(platform);
  if ("error" in value) {
    // The blank before the colon is the engine's: it names the platform that it has not got.
    problems.push({ range, message: `failed to process arguments for platform : ${value.error}` });
  } else if (value.text === "") {
    problems.push({ range, message: `empty platform value from expression ${platform}` });
  } else {
    const parsed = parsePlatform(value.text);
    if ("error" in parsed) problems.push({ range, message: `failed to parse platform ${platform}: ${parsed.error}` });
    else node.platform = parsed;
  }
  return node;
}

function findTarget(
  nodes: StageNode[],
  names: ReadonlyMap<string, StageNode>,
  wanted: string | undefined,
  problems: Problem[],
): StageNode | undefined {
  if (wanted === undefined || wanted === "") return nodes.at(-1);
  const target = names.get(wanted.toLowerCase());
  if (target || nodes.length === 0) return target;
  const near = suggest(wanted, [...names.keys()], true);
  const message = `target stage "${wanted}" could not be found${near ? ` (did you mean ${near}?)` : ""}`;
  problems.push({ range: nodes[0]!.place, message });
  return nodes.at(-1);
}
