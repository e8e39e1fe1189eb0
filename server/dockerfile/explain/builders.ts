import type { Facts } from "../../explanation";
import type { ComposeService, LayerStack, Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { absolute } from "./inForce";
import { chainOf, type Place, placeOf } from "./place";

/** A service of a compose file that builds this Dockerfile; handed in, for no other file is read here. */
export interface Builder {
  /** The compose file as people name it from here. */
  file: string;
  uri: string;
  service: ComposeService;
}

/** A sentence about what a service does with an instruction. */
export interface BuilderNote {
  topic: string;
  facts: Facts;
}

/** Services told of in one hover. */
const most = 3;

/** What the services that build a stage do with the instruction whose keyword stands at a range: one sentence each. */
export function builderNotes(analysis: Analysis, range: Range, builders: readonly Builder[]): BuilderNote[] {
  const { stack } = analysis;
  const at = builders.length === 0 ? -1 : stack.steps.findIndex((step) => startsAt(step.range, range));
  const place = placeOf(analysis, at);
  const facts = place && factsOf[place.instruction.name];
  if (!facts) return [];
  const notes = builders.flatMap((builder) => {
    const chain = chainOf(stack, stageBuiltBy(stack, builder));
    const own =
      chain.has(place.step.stage) || place.fate === "global" ? facts(builder.service, place, chain) : undefined;
    const named = { file: builder.file, service: builder.service.name };
    return own ? [{ topic: `composeBridge.back.${place.instruction.name}`, facts: { ...named, ...own } }] : [];
  });
  return notes.slice(0, most);
}

function startsAt({ start }: Range, range: Range): boolean {
  return start.line === range.start.line && start.character === range.start.character;
}

/** The services whose build ends at a stage. */
export function buildersOf(stack: LayerStack, stage: number, builders: readonly Builder[]): Builder[] {
  return builders.filter((builder) => stageBuiltBy(stack, builder) === stage);
}

/** -1: the file has no such stage. */
function stageBuiltBy({ stages }: LayerStack, { service }: Builder): number {
  const target = service.build?.target?.toLowerCase();
  if (!target) return stages.length - 1;
  return stages.findLast(({ name }) => name === target)?.index ?? -1;
}

/** What a service does with the instruction; undefined: it takes it as it is. `chain` are the stages of the image that it builds. */
type ServiceFacts = (service: ComposeService, place: Place, chain: ReadonlySet<number>) => Facts | undefined;

const factsOf: Readonly<Record<string, ServiceFacts>> = {
  FROM: ({ imageName }, { step }, chain) => (Math.max(...chain) === step.stage ? { image: imageName } : undefined),
  ARG: ({ build }, { instruction }) => {
    const given = build?.args.filter(({ name }) => instruction.pairs.some(({ key }) => key.text === name)) ?? [];
    return some(
      "given",
      given.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)),
    );
  },
  CMD: ({ command, entrypoint }, place, chain) => {
    if (!isInForce(place, chain)) return undefined;
    if (command?.length) return { command: command.join(" ") };
    return command === undefined && entrypoint?.length ? { entrypoint: entrypoint.join(" ") } : undefined;
  },
  ENTRYPOINT: ({ entrypoint }, place, chain) =>
    entrypoint?.length && isInForce(place, chain) ? { entrypoint: entrypoint.join(" ") } : undefined,
  ENV: ({ environment }, { instruction }) =>
    some(
      "names",
      environment.map(({ name }) => name).filter((name) => instruction.pairs.some(({ key }) => key.text === name)),
    ),
  EXPOSE: ({ ports }, { instruction }) => {
    const exposed = new Set(
      instruction.args.map(({ text }) => (text.includes("/") ? text.toLowerCase() : `${text}/tcp`)),
    );
    const published = ports.filter(({ target, protocol }) => exposed.has(`${target}/${protocol}`));
    return some(
      "ports",
      published.map(({ hostIp, published: host, target }) => [hostIp, host, target].filter(Boolean).join(":")),
    );
  },
  HEALTHCHECK: ({ healthcheck }, place, chain) =>
    healthcheck && isInForce(place, chain)
      ? { off: healthcheck.disable || healthcheck.test?.[0] === "NONE" }
      : undefined,
  USER: ({ user }, place, chain) => (user && isInForce(place, chain) ? { user } : undefined),
  VOLUME: ({ mounts }, { instruction }) => {
    const named = mounts.filter(
      ({ kind, target }) => kind !== "anonymous" && instruction.args.some(({ text }) => text === target),
    );
    return some("mounts", named.map(spell));
  },
  WORKDIR: ({ workingDir, mounts }, place, chain) => {
    const directory = workingDir && isInForce(place, chain) ? workingDir : undefined;
    const over = overlaying(mounts, pathOf(place, place.instruction.args[0]?.text));
    return directory || over.length > 0 ? { directory, mounts: over } : undefined;
  },
  COPY: copyFacts,
  ADD: copyFacts,
};

function copyFacts({ mounts }: ComposeService, place: Place): Facts | undefined {
  return some("mounts", overlaying(mounts, pathOf(place, place.instruction.args.at(-1)?.text)));
}

/** The mounts at or above a path: a container sees them there, and not what the image has. Anonymous ones start as a copy of it. */
function overlaying(mounts: ComposeService["mounts"], path: string | undefined): string[] {
  if (path === undefined) return [];
  return mounts
    .filter(
      ({ kind, target }) =>
        kind !== "anonymous" && (path === target || path.startsWith(`${target.replace(/\/$/, "")}/`)),
    )
    .map(spell);
}

function pathOf(place: Place, written: string | undefined): string | undefined {
  if (written === undefined || written.includes("$")) return undefined;
  const path = written.startsWith("/") ? written : absolute(place, written)?.value;
  return path === undefined || path === "/" ? path : path.replace(/\/+$/, "");
}

function spell({ source, target }: ComposeService["mounts"][number]): string {
  return source === undefined ? target : `${source}:${target}`;
}

/** Whether no later instruction of the image sets the same. */
function isInForce({ stack, index, instruction }: Place, chain: ReadonlySet<number>): boolean {
  return index === stack.steps.findLastIndex((step) => chain.has(step.stage) && step.instruction === instruction.name);
}

function some(name: string, values: string[]): Facts | undefined {
  return values.length > 0 ? { [name]: values } : undefined;
}
