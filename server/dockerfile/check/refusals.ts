import type { Range } from "../../protocol";
import type { Frontend } from "../read/frontend";
import { readHeredocWord } from "../read/heredoc";
import { trimSpace } from "../read/space";
import type { Instruction } from "../read/syntax";
import { parseDuration } from "../value/duration";
import { goQuote } from "../value/goQuote";
import { readMounts } from "../value/mounts";
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
const least = 1_000_000n;

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
  const { name, args } = instruction;
  switch (name) {
    case "FROM":
      return refusedFrom(instruction) ?? refusedFlags(instruction, frontend);
    case "ENV":
    case "LABEL":
      return refusedFlags(instruction, frontend) ?? refusedPairs(instruction);
    case "ARG":
      return refusedPairs(instruction);
    case "COPY":
    case "ADD":
      if (args.length < 2) {
        const why = "requires at least two arguments, but only one was provided. Destination could not be determined";
        return whole(instruction, `${name} ${why}`);
      }
      if (instruction.form === "shell" && readHeredocWord(args.at(-1)!.text)) {
        return { message: `${name} cannot accept a heredoc as a destination`, range: args.at(-1)!.range };
      }
      return refusedFlags(instruction, frontend);
    case "RUN":
      if (instruction.flags.length === 0) return undefined;
      return (
        refusedFlags(instruction, frontend) ??
        refusedNetwork(instruction) ??
        refusedSecurity(instruction) ??
        refusedMounts(instruction)
      );
    case "CMD":
    case "ENTRYPOINT":
      return refusedFlags(instruction, frontend);
    case "USER":
    case "WORKDIR":
    case "MAINTAINER":
      return exactlyOne(instruction) ?? refusedFlags(instruction, frontend);
    case "STOPSIGNAL":
      return exactlyOne(instruction);
    case "EXPOSE":
      return atLeastOne(instruction, args) ?? refusedFlags(instruction, frontend);
    case "VOLUME": {
      const refused = atLeastOne(instruction, args) ?? refusedFlags(instruction, frontend);
      if (refused) return refused;
      const empty = args.find((each) => trimSpace(each.text) === "");
      return empty && { message: "VOLUME specified can not be an empty string", range: empty.range };
    }
    case "SHELL": {
      const refused = refusedFlags(instruction, frontend) ?? atLeastOne(instruction, args);
      if (refused || instruction.form === "exec") return refused;
      return whole(instruction, "SHELL requires the arguments to be in JSON form");
    }
    case "HEALTHCHECK":
      return refusedHealthcheck(instruction, frontend);
    case "ONBUILD":
      return refusedTrigger(instruction, frontend);
    default:
      return refusedKeyword(instruction);
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

function whole({ range }: Instruction, message: string): Refusal {
  return { message, range };
}

function refusedFlags(instruction: Instruction, frontend: Frontend): Refusal | undefined {
  const refused = refusedFlag(instruction, frontend);
  return refused && { message: refused.message, range: refused.flag.range };
}

function atLeastOne(instruction: Instruction, { length }: readonly unknown[]): Refusal | undefined {
  return length === 0 ? whole(instruction, `${instruction.name} requires at least one argument`) : undefined;
}

function exactlyOne(instruction: Instruction): Refusal | undefined {
  if (instruction.args.length === 1) return undefined;
  return whole(instruction, `${instruction.name} requires exactly one argument`);
}

function refusedPairs(instruction: Instruction): Refusal | undefined {
  const { name, pairs } = instruction;
  const blank = pairs.find((each) => each.key.text === "" && each.value);
  if (blank) return { message: `${name} names can not be blank`, range: blank.key.range };
  return atLeastOne(instruction, pairs);
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

function refusedTrigger(instruction: Instruction, frontend: Frontend): Refusal | undefined {
  const inner = instruction.trigger?.name;
  if (instruction.text === "" || !inner) return whole(instruction, "ONBUILD requires at least one argument");
  const refused = refusedFlags(instruction, frontend);
  if (refused) return refused;
  if (inner === "ONBUILD") return whole(instruction, "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
  if (inner === "FROM" || inner === "MAINTAINER") {
    return whole(instruction, `${inner} isn't allowed as an ONBUILD trigger`);
  }
  return undefined;
}

function refusedKeyword({ keyword: { text, range } }: Instruction): Refusal {
  const near = suggest(text, instructionNames, false);
  // The builder suggests in lower case unless the word is all upper case.
  const hint = near ? ` (did you mean ${text === text.toUpperCase() ? near : near.toLowerCase()}?)` : "";
  return { message: `unknown instruction: ${text}${hint}`, range };
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

function refusedMounts(instruction: Instruction): Refusal | undefined {
  const mounts = readMounts(instruction, undefined);
  return "message" in mounts ? mounts : undefined;
}

function refusedHealthcheck(instruction: Instruction, frontend: Frontend): Refusal | undefined {
  const type = instruction.type?.text.toUpperCase();
  if (!type) return whole(instruction, "HEALTHCHECK requires at least one argument");
  if (type === "NONE") {
    return instruction.args.length === 0 ? undefined : whole(instruction, "HEALTHCHECK NONE takes no arguments");
  }
  const refused = refusedFlags(instruction, frontend);
  if (refused) return refused;
  if (type !== "CMD") return whole(instruction, `Unknown type ${goQuote(type)} in HEALTHCHECK (try CMD)`);
  if (instruction.args.length === 0) return whole(instruction, "Missing command after HEALTHCHECK CMD");
  for (const name of durations) {
    const text = flagValue(instruction, name);
    if (text === "") continue;
    const nanoseconds = parseDuration(text);
    const range = instruction.flags.find((flag) => flag.name === name)!.range;
    if (typeof nanoseconds !== "bigint") return { message: nanoseconds.error, range };
    if (nanoseconds !== 0n && nanoseconds < least) {
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
