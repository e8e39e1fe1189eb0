import type { Range } from "../../protocol";
import type { Frontend } from "../read/frontend";
import { readHeredocWord } from "../read/heredoc";
import { trimSpace } from "../read/space";
import type { Instruction } from "../read/syntax";
import { parseDuration } from "../value/duration";
import { goQuote } from "../value/goQuote";
import { refusedMount } from "../value/mounts";
import { suggest } from "../value/suggest";
import { flagValue, refusedFlag } from "./flagRules";

/** Every keyword of the language. */
export const instructionNames: readonly string[] = [
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER",
  "ONBUILD",
  "RUN",
  "SHELL",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR",
];

const stageName = /^[a-z][a-z0-9-_.]*$/;
const durations = ["interval", "timeout", "start-period", "start-interval"];
const least = 1e6;

/** What the builder says and the part of the instruction that it is about. */
export interface Refusal {
  message: string;
  range: Range;
}

/**
 * What the builder refuses about one instruction before it looks at any other (BuildKit's `instructions.Parse`); undefined when it
 * takes it. The messages are the engine's.
 */
export function refusedForm(instruction: Instruction, frontend: Frontend): Refusal | undefined {
  const { name, args, pairs, text } = instruction;
  const whole = (message: string): Refusal => ({ message, range: instruction.range });
  const flags = (): Refusal | undefined => {
    const refused = refusedFlag(instruction, frontend);
    return refused && { message: refused.message, range: refused.flag.range };
  };
  const atLeastOne = (count: number): Refusal | undefined =>
    count === 0 ? whole(`${name} requires at least one argument`) : undefined;
  const exactlyOne = (): Refusal | undefined =>
    args.length === 1 ? undefined : whole(`${name} requires exactly one argument`);
  const blank = (): Refusal | undefined => {
    const pair = pairs.find((each) => each.key.text === "" && each.value);
    return pair && { message: `${name} names can not be blank`, range: pair.key.range };
  };

  switch (name) {
    case "FROM":
      return refusedFrom(instruction) ?? flags();
    case "ENV":
    case "LABEL":
      return flags() ?? atLeastOne(pairs.length) ?? blank();
    case "ARG":
      return atLeastOne(pairs.length) ?? blank();
    case "COPY":
    case "ADD":
      if (args.length < 2) {
        const why = "requires at least two arguments, but only one was provided. Destination could not be determined";
        return whole(`${name} ${why}`);
      }
      if (instruction.form === "shell" && readHeredocWord(args.at(-1)!.text)) {
        return { message: `${name} cannot accept a heredoc as a destination`, range: args.at(-1)!.range };
      }
      return flags();
    case "RUN":
      if (instruction.flags.length === 0) return undefined;
      return (
        flags() ?? refusedNetwork(instruction) ?? refusedSecurity(instruction) ?? refusedMount(instruction, undefined)
      );
    case "CMD":
    case "ENTRYPOINT":
      return flags();
    case "USER":
    case "WORKDIR":
    case "MAINTAINER":
      return exactlyOne() ?? flags();
    case "STOPSIGNAL":
      return exactlyOne();
    case "EXPOSE":
      return atLeastOne(args.length) ?? flags();
    case "VOLUME": {
      const empty = args.find((each) => trimSpace(each.text) === "");
      return (
        atLeastOne(args.length) ??
        flags() ??
        (empty && { message: "VOLUME specified can not be an empty string", range: empty.range })
      );
    }
    case "SHELL":
      return (
        flags() ??
        atLeastOne(args.length) ??
        (instruction.form === "shell" ? whole("SHELL requires the arguments to be in JSON form") : undefined)
      );
    case "HEALTHCHECK":
      return refusedHealthcheck(instruction, flags, whole);
    case "ONBUILD": {
      const inner = instruction.trigger?.name;
      if (text === "" || !inner) return whole("ONBUILD requires at least one argument");
      const refused = flags();
      if (refused) return refused;
      if (inner === "ONBUILD") return whole("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
      if (inner === "FROM" || inner === "MAINTAINER") return whole(`${inner} isn't allowed as an ONBUILD trigger`);
      return undefined;
    }
    default: {
      const { text: written } = instruction.keyword;
      const near = suggest(written, instructionNames, false);
      // The builder suggests in lower case unless the word is all upper case.
      const hint = near ? ` (did you mean ${written === written.toUpperCase() ? near : near.toLowerCase()}?)` : "";
      return { message: `unknown instruction: ${instruction.keyword.text}${hint}`, range: instruction.keyword.range };
    }
  }
}

/** The same in its place: before the first FROM only ARG may stand. */
export function refusedInstruction(
  instruction: Instruction,
  inStage: boolean,
  frontend: Frontend,
): Refusal | undefined {
  const refused = refusedForm(instruction, frontend);
  if (refused || inStage || instruction.name === "ARG") return refused;
  return { message: "no build stage in current context", range: instruction.range };
}

function refusedFrom({ args, range }: Instruction): Refusal | undefined {
  const [, as, name] = args;
  if (args.length === 3 && as!.text.toLowerCase() === "as") {
    if (stageName.test(name!.text.toLowerCase())) return undefined;
    const message = `invalid name for build stage: ${goQuote(name!.text)}, name can't start with a number or contain symbols`;
    return { message, range: name!.range };
  }
  return args.length === 1 ? undefined : { message: "FROM requires either one or three arguments", range };
}

function refusedNetwork(instruction: Instruction): Refusal | undefined {
  const flag = instruction.flags.find((each) => each.name === "network");
  if (!flag || /^(?:default|none|host)$/.test(flag.value ?? "")) return undefined;
  return { message: `invalid network mode ${goQuote(flag.value ?? "")}`, range: flag.range };
}

function refusedSecurity(instruction: Instruction): Refusal | undefined {
  const flag = instruction.flags.find((each) => each.name === "security");
  if (!flag || /^(?:sandbox|insecure)$/.test(flag.value ?? "")) return undefined;
  return { message: `security ${goQuote(flag.value ?? "")} is not supported`, range: flag.range };
}

function refusedHealthcheck(
  instruction: Instruction,
  flags: () => Refusal | undefined,
  whole: (message: string) => Refusal,
): Refusal | undefined {
  const type = instruction.type?.text.toUpperCase();
  if (!type) return whole("HEALTHCHECK requires at least one argument");
  if (type === "NONE") {
    return instruction.args.length === 0 ? undefined : whole("HEALTHCHECK NONE takes no arguments");
  }
  const refused = flags();
  if (refused) return refused;
  if (type !== "CMD") return whole(`Unknown type ${goQuote(type)} in HEALTHCHECK (try CMD)`);
  if (instruction.args.length === 0) return whole("Missing command after HEALTHCHECK CMD");
  for (const name of durations) {
    const text = flagValue(instruction, name);
    if (text === "") continue;
    const nanoseconds = parseDuration(text);
    const range = instruction.flags.find((flag) => flag.name === name)!.range;
    if (typeof nanoseconds !== "number") return { message: nanoseconds.error, range };
    if (nanoseconds !== 0 && nanoseconds < least) {
      return { message: `Interval ${goQuote(name)} cannot be less than 1ms`, range };
    }
  }
  const retries = flagValue(instruction, "retries");
  if (retries === "") return undefined;
  const range = instruction.flags.find((flag) => flag.name === "retries")!.range;
  if (!/^[-+]?\d+$/.test(retries)) {
    return { message: `strconv.ParseInt: parsing ${goQuote(retries)}: invalid syntax`, range };
  }
  if (Math.abs(Number(retries)) > 0x7fffffff) {
    return { message: `strconv.ParseInt: parsing ${goQuote(retries)}: value out of range`, range };
  }
  return Number(retries) < 0 ? { message: `--retries cannot be negative (${Number(retries)})`, range } : undefined;
}
