import type { LayerStack } from "../protocol";
import { evaluate } from "./evaluate";
import { chainOf, lineOf, shortReference } from "./explain/place";
import { stageSteps } from "./insights/stageSteps";
import { parse } from "./read/parse";
import type { Instruction } from "./read/syntax";
import { layerStack } from "./stack";
import { builderSwitches, proxyArguments } from "./value/buildArguments";
import { suggest } from "./value/suggest";

/** What a build asks for. */
export interface BuildRequest {
  target?: string;
  buildArgs: Record<string, string>;
}

/** An instruction of the image's own stages that sets something; `words` are those of a command. */
interface Setting {
  text: string;
  line: number;
  words: string[];
}

/** What a Dockerfile becomes for a build, and which line says so; plain data. Undefined: the file has no stage. Never throws. */
export function builtImage(text: string, { target, buildArgs }: BuildRequest) {
  const dockerfile = parse(text);
  const evaluation = evaluate(dockerfile, { buildArgs, ...(target ? { target } : {}) });
  const stack = layerStack(evaluation, 0);
  const stage = stack.stages[stack.target];
  if (!stage) return undefined;
  const names = stack.stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const chain = chainOf(stack, stack.target);
  const bottom = [...chain].map((at) => stack.stages[at]!).find(({ base }) => base.stage === undefined);
  const near = target && !names.includes(target.toLowerCase()) ? { near: suggest(target, names, true) } : undefined;
  const { config } = stack.image;
  const entries = ownEntries(stack, dockerfile.instructions);
  const setting = (keyword: string, words: readonly string[] | undefined): Setting | undefined => {
    const last = entries.findLast(({ name }) => name === keyword);
    return words && last && { text: last.text, line: last.line, words: [...words] };
  };
  const one = (value: string | undefined) => (value === undefined ? undefined : [value]);
  return {
    stages: names,
    ...(near ? { unknownTarget: near.near === undefined ? {} : { near: near.near } } : {}),
    ...(stage.name === undefined ? {} : { stage: stage.name }),
    line: lineOf(stage.range),
    ...(bottom?.base.reference === undefined ? {} : { base: shortReference(bottom.base.reference) }),
    layers: stack.image.layers,
    unneeded: stack.stages.flatMap(({ name, reachable }) => (name === undefined || reachable ? [] : [name])),
    ...present({
      command: setting("CMD", config.Cmd),
      entrypoint: setting("ENTRYPOINT", config.Entrypoint),
      user: setting("USER", one(config.User)),
      directory: setting("WORKDIR", one(config.WorkingDir)),
      stopSignal: setting("STOPSIGNAL", one(config.StopSignal)),
      healthcheck: setting("HEALTHCHECK", config.Healthcheck?.Test),
    }),
    variables: variablesIn(config.Env ?? [], entries),
    ports: linesOf(Object.keys(config.ExposedPorts ?? {}), "EXPOSE", entries).map(([port, line]) => ({ port, line })),
    volumes: linesOf(Object.keys(config.Volumes ?? {}), "VOLUME", entries).map(([path, line]) => ({ path, line })),
    writes: writesIn(evaluation, stack, chain),
    args: dockerfile.instructions.flatMap((instruction, at) => argsIn(instruction, stack, at)),
    freeArgs: [...builderSwitches, ...proxyArguments.flatMap((name) => [name, name.toLowerCase()])],
  };
}

interface OwnEntry {
  name: string;
  text: string;
  line: number;
  /** Variables that it sets. */
  keys: string[];
}

/** The history that the file adds to its base, entry by entry; a trigger of the base stands on the line of the FROM that runs it. */
function ownEntries({ image, steps }: LayerStack, instructions: readonly Instruction[]): OwnEntry[] {
  return image.history.flatMap(({ created_by, step: at = -1, onbuild }) => {
    const [step, instruction] = [steps[at], instructions[at]];
    if (!step || !instruction) return [];
    const line = lineOf(step.range);
    if (!onbuild) {
      return [{ name: step.instruction, text: step.text, line, keys: instruction.pairs.map(({ key }) => key.text) }];
    }
    const text = created_by.replace(/ # buildkit$/, "");
    return [
      { name: /^\w+/.exec(text)?.[0] ?? "", text, line, keys: [...text.matchAll(/ (\w+)=/g)].map((key) => key[1]!) },
    ];
  });
}

/** Variables that an ENV of the file set last. */
function variablesIn(env: readonly string[], entries: readonly OwnEntry[]) {
  const written = entries.filter(({ name }) => name === "ENV");
  return env.flatMap((variable) => {
    const equals = variable.indexOf("=");
    const name = variable.slice(0, equals);
    const writer = written.findLast(({ keys }) => keys.includes(name));
    return equals > 0 && writer ? [{ name, value: variable.slice(equals + 1), line: writer.line }] : [];
  });
}

/** Those that an instruction of the file names, with its line; of a value that a variable gives, the first such line. */
function linesOf(values: readonly string[], keyword: string, entries: readonly OwnEntry[]): [string, number][] {
  const written = entries.filter(({ name }) => name === keyword);
  return values.flatMap((value): [string, number][] => {
    const shown = value.replace(/\/tcp$/, "");
    const writer = written.find(({ text }) => text.includes(shown)) ?? written[0];
    return writer ? [[value, writer.line]] : [];
  });
}

/** Where COPY, ADD and WORKDIR of the image's own stages write, as far as that is certain. */
function writesIn(evaluation: ReturnType<typeof evaluate>, stack: LayerStack, chain: ReadonlySet<number>) {
  return [...stageSteps(evaluation).values()].flat().flatMap(({ copied, step: at, directory }) => {
    const step = stack.steps[at];
    if (!step || !chain.has(step.stage)) return [];
    const path = copied?.destination ?? (step.instruction === "WORKDIR" ? directory : undefined);
    return path?.startsWith("/") && !path.includes("\0") ? [{ path, text: step.text, line: lineOf(step.range) }] : [];
  });
}

function argsIn({ name, pairs, range }: Instruction, stack: LayerStack, at: number) {
  if (name !== "ARG") return [];
  const stage = stack.stages[stack.steps[at]!.stage];
  const built = stage === undefined || stage.reachable;
  return pairs.map(({ key, value }) => ({
    name: key.text,
    ...(value ? { value: value.text } : {}),
    line: lineOf(range),
    built,
  }));
}

function present<T extends object>(members: T) {
  type Present = { [Key in keyof T]?: Exclude<T[Key], undefined> };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present;
}
