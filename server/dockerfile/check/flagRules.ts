import { type Frontend, has, type Since } from "../read/frontend";
import type { Flag, Instruction } from "../read/syntax";
import { suggest } from "../value/suggest";

interface Rule extends Since {
  kind: "text" | "boolean" | "list";
}

const always = 0;
const never = Number.POSITIVE_INFINITY;

/** The flags of each instruction and the Dockerfile release that brought them; what Docker Engine 28 takes was run there. */
export const flagsOf: Record<string, Record<string, Rule>> = {
  FROM: { platform: { kind: "text", since: always } },
  RUN: {
    mount: { kind: "list", since: 2 },
    network: { kind: "text", since: 3, labs: 1 },
    security: { kind: "text", since: 20, labs: 1 },
    device: { kind: "list", since: never, labs: 14 },
  },
  COPY: {
    from: { kind: "text", since: always },
    chown: { kind: "text", since: always },
    chmod: { kind: "text", since: 2 },
    link: { kind: "boolean", since: 4 },
    parents: { kind: "boolean", since: 20, labs: 7 },
    exclude: { kind: "list", since: 19, labs: 7 },
  },
  ADD: {
    chown: { kind: "text", since: always },
    chmod: { kind: "text", since: 2 },
    link: { kind: "boolean", since: 4 },
    exclude: { kind: "list", since: 19, labs: 7 },
    checksum: { kind: "text", since: 6, labs: 5 },
    "keep-git-dir": { kind: "boolean", since: 6, labs: 5 },
    unpack: { kind: "boolean", since: 17 },
  },
  HEALTHCHECK: {
    interval: { kind: "text", since: always },
    timeout: { kind: "text", since: always },
    "start-period": { kind: "text", since: always },
    "start-interval": { kind: "text", since: 6 },
    retries: { kind: "text", since: always },
  },
};

/** Keys of `--mount` that came later than the flag, and the Dockerfile release that brought them. */
export const mountKeysSince: Readonly<Record<string, number>> = { size: 5, env: 10 };

/** Instructions whose flags the builder does not look at. */
function ignoresFlags(instruction: Instruction): boolean {
  if (instruction.name === "ARG" || instruction.name === "STOPSIGNAL") return true;
  return instruction.name === "HEALTHCHECK" && instruction.type?.text.toUpperCase() === "NONE";
}

/** What the builder refuses about an instruction's flags; undefined when they are fine. */
export function refusedFlag(instruction: Instruction, frontend: Frontend): { flag: Flag; message: string } | undefined {
  if (instruction.flags.length === 0 || ignoresFlags(instruction)) return undefined;
  const rules = flagsOf[instruction.name] ?? {};
  const known = (name: string) => (Object.hasOwn(rules, name) && has(frontend, rules[name]!) ? rules[name] : undefined);
  const seen = new Set<string>();
  for (const flag of instruction.flags) {
    const kind = known(flag.name)?.kind;
    if (flag.name === "device" && instruction.name === "RUN" && !kind) {
      // Every frontend since 1.14 knows the name and says what it lacks.
      return { flag, message: "device feature is only supported in Dockerfile frontend 1.14.0-labs or later" };
    }
    if (!kind) {
      const near = suggest(flag.name, Object.keys(rules).filter(known), true);
      const hint = near ? ` (did you mean ${near}?)` : "";
      return { flag, message: `unknown flag: --${flag.name}${hint}` };
    }
    if (seen.has(flag.name) && kind !== "list") {
      return { flag, message: `duplicate flag specified: --${flag.name}` };
    }
    seen.add(flag.name);
    if (kind === "boolean") {
      if (flag.value === "") return { flag, message: `missing a value on flag: --${flag.name}` };
      if (flag.value !== undefined && !/^(?:true|false)$/i.test(flag.value)) {
        return { flag, message: `expecting boolean value for flag --${flag.name}, not: ${flag.value}` };
      }
    } else if (flag.value === undefined) {
      return { flag, message: `missing a value on flag: --${flag.name}` };
    }
  }
  return undefined;
}

/** The value of a flag; empty when it is not there. */
export function flagValue(instruction: Instruction, name: string): string {
  return instruction.flags.find((flag) => flag.name === name)?.value ?? "";
}
