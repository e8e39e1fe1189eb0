import type { Healthcheck, LayerStack, Range } from "../../server/protocol";
import { within } from "./adds";
import { chainOf } from "./pile";
import { partsOf, type ReferenceParts, shortReference } from "./reference";

/** A stage's name as people say it: the one the file gives it, else its index. */
export type StageName = { name: string } | { index: number };

export function stageName(stack: LayerStack, stage: number): StageName {
  const name = stack.stages[stage]?.name;
  return name === undefined ? { index: stage } : { name };
}

/** The numbers of the title's sentence. */
export interface Summary {
  layers: number;
  /** Lines of the image's stages that write only metadata. */
  notes: number;
  /** Stages of the file whose layers are not in the image. */
  left: StageName[];
}

/** Steps the builder would refuse, by index: what they would do is not worth counting. */
export function wrongSteps({ steps, problems }: LayerStack): Set<number> {
  const found = problems.map(({ range }) => steps.findIndex((step) => within(range, step.range)));
  return new Set(found.filter((index) => index >= 0));
}

export function summaryOf(stack: LayerStack): Summary {
  const chain = new Set(chainOf(stack));
  const wrong = wrongSteps(stack);
  return {
    layers: stack.image.layers,
    notes: stack.steps.filter(
      ({ stage, effect }, index) => chain.has(stage) && effect === "config" && !wrong.has(index),
    ).length,
    left: stack.stages.filter(({ index }) => !chain.has(index)).map(({ index }) => stageName(stack, index)),
  };
}

/** How a container of the image starts, as far as this file decides it. */
export interface Start {
  /** Command line; empty: nothing in this file sets one. */
  command: string;
  /**
   * `base`: the base image is unknown and decides what is empty here, or runs its own ENTRYPOINT in front of the command;
   * `none`: nothing is set anywhere, such a container does not start without a command.
   */
  open?: "base" | "entrypoint" | "none";
  /** Absent: the base image, which is unknown, decides. */
  user?: string;
  workdir?: string;
  ports: string[];
  /** Absent: this file sets none. `command` is absent when it switches off that of the base image. */
  healthcheck?: { command?: string; everySeconds?: number };
}

export function startOf({ container, image }: LayerStack): Start {
  const { known } = image.base;
  const empty = container.command.length === 0;
  const open = empty
    ? known
      ? "none"
      : "base"
    : !known && !image.config.Entrypoint?.length
      ? "entrypoint"
      : undefined;
  const user = container.user || (known ? "root" : undefined);
  const workdir = container.workdir || (known ? "/" : undefined);
  const healthcheck = container.healthcheck && checkOf(container.healthcheck);
  return {
    command: commandLine(container.command),
    ...(open && { open }),
    ...(user && { user }),
    ...(workdir && { workdir }),
    ports: container.ports,
    ...(healthcheck && { healthcheck }),
  };
}

function checkOf({ Test, Interval }: Healthcheck): NonNullable<Start["healthcheck"]> {
  const [form, ...words] = Test ?? [];
  if (form === "NONE") return {};
  return {
    command: form === "CMD-SHELL" ? words.join(" ") : commandLine(words),
    ...(Interval && { everySeconds: Interval / 1e9 }),
  };
}

/** The words as one would type them: those with blanks or quotes in double quotes; paths of Windows keep their backslashes. */
export function commandLine(words: string[]): string {
  const plain = /^(?:[^\s"'\\]+|[a-z]:\\[^\s"']+)$/i;
  return words.map((word) => (plain.test(word) ? word : JSON.stringify(word))).join(" ");
}

/** The external image (or scratch) at the bottom of the pile. */
export interface Base {
  /** Short form: Docker Hub's host and its `library/` are what a reader leaves out, too. */
  reference?: string;
  scratch: boolean;
  known: boolean;
  /** Absent: a variable that nobody has set leaves no reference. */
  parts?: ReferenceParts;
  range?: Range;
}

export function baseOf(stack: LayerStack): Base {
  const { reference, scratch = false, known } = stack.image.base;
  const parts = reference === undefined ? undefined : partsOf(reference);
  const root = chainOf(stack).at(-1);
  const range = stack.steps.find((step) => step.stage === root && step.instruction === "FROM")?.range;
  return {
    scratch,
    known,
    ...(reference && { reference: shortReference(reference) }),
    ...(parts && { parts }),
    ...(range && { range }),
  };
}
