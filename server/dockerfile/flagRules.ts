import { suggest } from "./suggest";
import type { Flag, Instruction } from "./syntax";

type Kind = "text" | "boolean" | "list";

/** The flags of the frontend built into Docker Engine 28 (Dockerfile 1.19), run on that engine. */
const flagsOf: Record<string, Record<string, Kind>> = {
  FROM: { platform: "text" },
  RUN: { mount: "list", network: "text", device: "list" },
  COPY: { from: "text", chown: "text", chmod: "text", link: "boolean", exclude: "list" },
  ADD: {
    chown: "text",
    chmod: "text",
    link: "boolean",
    exclude: "list",
    checksum: "text",
    "keep-git-dir": "boolean",
    unpack: "boolean",
  },
  HEALTHCHECK: { interval: "text", timeout: "text", "start-period": "text", "start-interval": "text", retries: "text" },
};

/** Instructions whose flags the builder does not look at. */
function ignoresFlags(instruction: Instruction): boolean {
  if (instruction.name === "ARG" || instruction.name === "STOPSIGNAL") return true;
  return instruction.name === "HEALTHCHECK" && instruction.type?.text.toUpperCase() === "NONE";
}

/** What the builder refuses about an instruction's flags; undefined when they are fine. */
export function refusedFlag(instruction: Instruction): { flag: Flag; message: string } | undefined {
  if (ignoresFlags(instruction)) return undefined;
  const known = flagsOf[instruction.name] ?? {};
  const seen = new Set<string>();
  for (const flag of instruction.flags) {
    const kind = Object.hasOwn(known, flag.name) ? known[flag.name] : undefined;
    if (!kind) {
      const near = suggest(flag.name, Object.keys(known), true);
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
    if (flag.name === "device") {
      const message = "device feature is only supported in Dockerfile frontend 1.14.0-labs or later";
      return { flag, message };
    }
  }
  return undefined;
}

/** The value of a flag; empty when it is not there. */
export function flagValue(instruction: Instruction, name: string): string {
  return instruction.flags.find((flag) => flag.name === name)?.value ?? "";
}
