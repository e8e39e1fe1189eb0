import type { Facts } from "../../explanation";
import type { Instruction } from "../read/syntax";
import { shellAt } from "./inForce";
import { chainOf, externalBase, lineOf, type Place, standsOnUnknown, stepsAboveInImage } from "./place";

const shellProgram = /^(?:\/\S*\/)?(?:ba|da|a|z|k)?sh$/;

/** CMD: whether it counts for the container, and how it combines with ENTRYPOINT. */
export function cmdFacts(place: Place): Facts {
  const { instruction, instructions, stack, step } = place;
  const ends = stepsAboveInImage(place).find(
    (at) =>
      instructions[at]!.name === "CMD" ||
      // ENTRYPOINT clears a CMD that is inherited, not one of its own stage.
      (instructions[at]!.name === "ENTRYPOINT" && stack.steps[at]!.stage !== step.stage),
  );
  if (ends !== undefined) {
    const line = lineOf(instructions[ends]!.range);
    return instructions[ends]!.name === "CMD" ? { replacedLine: line } : { clearedLine: line };
  }
  const { entrypoint, fromBase, unknown } = entrypointOf(place);
  const cleared = entrypoint?.form === "exec" && entrypoint.args.length === 0;
  return {
    counts: true,
    ...commandFacts(place),
    ...(instruction.form === "exec" && instruction.args.length === 0 && { empty: true }),
    ...(entrypoint && !cleared
      ? {
          entrypointLine: lineOf(entrypoint.range),
          ...(entrypoint.form === "shell" && { deafLine: lineOf(entrypoint.range) }),
        }
      : fromBase
        ? { baseEntrypoint: externalBase(place) }
        : unknown && !cleared
          ? { unknownEntrypoint: externalBase(place) }
          : { alone: true }),
  };
}

/** ENTRYPOINT: whether it counts, and which CMD becomes its arguments. */
export function entrypointFacts(place: Place): Facts {
  const { instruction, instructions, stack, step } = place;
  const replaced = stepsAboveInImage(place).find((at) => instructions[at]!.name === "ENTRYPOINT");
  if (replaced !== undefined) return { replacedLine: lineOf(instructions[replaced]!.range) };
  const chain = chainOf(stack, stack.target);
  const cmdAt = instructions.findLastIndex(
    (each, at) =>
      each.name === "CMD" &&
      chain.has(stack.steps[at]?.stage ?? -1) &&
      (at > place.index || stack.steps[at]!.stage === step.stage),
  );
  const cmd = instructions[cmdAt];
  const inherited = instructions.findLastIndex(
    (each, at) => each.name === "CMD" && at < place.index && chain.has(stack.steps[at]?.stage ?? -1),
  );
  return {
    counts: true,
    ...commandFacts(place),
    ...(instruction.form === "exec" && instruction.args.length === 0 && { empty: true }),
    ...(cmd && (cmd.form === "shell" || cmd.args.length > 0) && { cmdLine: lineOf(cmd.range) }),
    ...(!cmd && inherited >= 0 && { clearsLine: lineOf(instructions[inherited]!.range) }),
    ...(!cmd && inherited < 0 && standsOnUnknown(place) && { clearsBase: externalBase(place) }),
  };
}

/** STOPSIGNAL: which signal reaches which program. */
export function stopSignalFacts(place: Place): Facts {
  const { instruction, stack, instructions } = place;
  const later = stepsAboveInImage(place).find((at) => instructions[at]!.name === "STOPSIGNAL");
  const { entrypoint, unknown } = entrypointOf(place);
  const signal = later === undefined ? (stack.image.config.StopSignal ?? instruction.text) : instruction.text;
  return {
    signal,
    usual: /^(?:(?:SIG)?TERM|15)$/i.test(signal),
    ...(later !== undefined && { replacedLine: lineOf(instructions[later]!.range) }),
    pid: entrypoint || !unknown ? stack.container.command[0] : undefined,
  };
}

/** HEALTHCHECK: what is run how often, with the engine's defaults where the line says nothing. */
export function healthcheckFacts(place: Place): Facts {
  const { instruction, instructions } = place;
  const later = stepsAboveInImage(place).find((at) => instructions[at]!.name === "HEALTHCHECK");
  const none = instruction.type?.text.toUpperCase() === "NONE";
  const option = (name: string): string | undefined => {
    const value = instruction.flags.find((flag) => flag.name === name)?.value ?? "";
    // The engine reads zero as "not set".
    return /^0*[a-z]*$/.test(value) ? undefined : value;
  };
  return {
    ...(later !== undefined && { replacedLine: lineOf(instructions[later]!.range) }),
    none,
    ...(!none && {
      test: instruction.form === "exec" ? argv(instruction.args.map(({ text }) => text)) : instruction.args[0]?.text,
      interval: option("interval") ?? { markdown: "30s" },
      timeout: option("timeout") ?? { markdown: "30s" },
      startPeriod: option("start-period"),
      startInterval: option("start-interval") ?? { markdown: "5s" },
      retries: Number(option("retries") ?? 3) || option("retries"),
    }),
    base: externalBase(place),
  };
}

function commandFacts(place: Place): Facts {
  const { instruction, stack } = place;
  const { command } = stack.container;
  const literal = instruction.args.find(({ text }) => /\$[\w{]/.test(text))?.text;
  const readsIt = [command[0], instruction.args[0]?.text].some((program) => shellProgram.test(program ?? ""));
  return {
    start: command.length > 0 ? argv(command) : undefined,
    exec: instruction.form === "exec",
    shell: instruction.form === "shell" ? shellAt(place)[0] : undefined,
    pid: command[0],
    literal: instruction.form === "exec" && !readsIt ? literal : undefined,
  };
}

/** The ENTRYPOINT that counts for the target's container: of this file, of a base image that was looked up, or unknown. */
function entrypointOf(place: Place): { entrypoint?: Instruction; fromBase: boolean; unknown: boolean } {
  const { stack, instructions } = place;
  const chain = chainOf(stack, stack.target);
  const entrypoint = instructions.findLast(
    (each, at) => each.name === "ENTRYPOINT" && chain.has(stack.steps[at]?.stage ?? -1),
  );
  return {
    ...(entrypoint && { entrypoint }),
    fromBase: !entrypoint && (stack.image.config.Entrypoint?.length ?? 0) > 0,
    unknown: !entrypoint && standsOnUnknown(place),
  };
}

/** An argument list as the exec form writes it. */
function argv(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
}
