import { parseReference } from "../../images/reference";
import { stageNameOf } from "../build/stages";
import type { Dialect } from "../read/frontend";
import type { Instruction } from "../read/syntax";
import { type Expansion, type ExpansionError, expand, type Value } from "../value/expand";
import { parsePlatform } from "../value/platform";
import { suggest } from "../value/suggest";
import { flagValue } from "./flagRules";
import type { Warn } from "./syntaxChecks";

export interface FromScope {
  dialect: Dialect;
  /** What FROM lines see. */
  globals: ReadonlyMap<string, Value>;
  /** The same without build arguments from outside. */
  defaults: ReadonlyMap<string, Value>;
  /** ARGs before the first FROM, with a value or not. */
  declared: ReadonlySet<string>;
}

/** Whether the image's name is a name when nobody gives build arguments. False once an expansion fails: the builder checks no further. */
export function checkDefaultArguments(from: Instruction, scope: FromScope, warn: Warn): boolean {
  const base = from.args[0];
  if (!base) return true;
  const expanded = expand(base.text, (name) => scope.defaults.get(name), scope.dialect);
  if ("error" in expanded) return false;
  if (expanded.text === "" || "error" in parseReference(expanded.text)) {
    const message = `Default value for ARG ${base.text} results in empty or invalid base image name`;
    warn("InvalidDefaultArgInFrom", from.range, message);
  }
  return true;
}

/** What a FROM uses that is not declared, and platforms that say too little or too much. False when the builder refuses the FROM. */
export function checkFrom(from: Instruction, scope: FromScope, warn: Warn): boolean {
  const { globals, declared } = scope;
  const lookup = (name: string): Value | undefined => globals.get(name);
  const reportMissing = ({ missing }: Expansion | ExpansionError): void => {
    for (const name of missing) {
      if (declared.has(name)) continue;
      const near = suggest(name, [...declared, ...globals.keys()], true);
      const hint = near ? ` (did you mean ${near}?)` : "";
      warn("UndefinedArgInFrom", from.range, `FROM argument '${name}' is not declared${hint}`);
    }
  };
  const base = from.args[0] && expand(from.args[0].text, lookup, scope.dialect);
  if (base) reportMissing(base);
  // It is refused before the builder comes to the platform.
  if (base && ("error" in base || base.text === "")) return false;

  const written = flagValue(from, "platform");
  const found = new Set<string>();
  const lookupPlatform = (name: string): Value | undefined => {
    const value = lookup(name);
    if (value) found.add(name);
    return value;
  };
  const platform = written === "" ? undefined : expand(written, lookupPlatform, scope.dialect);
  if (!platform) return true;
  reportMissing(platform);
  if ("error" in platform) return false;
  const { missing, text } = platform;
  if (found.size === 1 && missing.length === 0 && found.has("TARGETPLATFORM")) {
    if (globals.get("TARGETPLATFORM")?.text === text) {
      const message = `Setting platform to predefined ${written} in FROM is redundant as this is the default behavior`;
      warn("RedundantTargetPlatform", from.range, message);
    }
  }
  const parsed = parsePlatform(text);
  if ("error" in parsed) return false;
  if (found.size > 0 || missing.length > 0) return true;
  const stage = stageNameOf(from);
  const saysWhy = stage !== undefined && (stage.includes(parsed.os) || stage.includes(parsed.architecture));
  if (!saysWhy) {
    const message = `FROM --platform flag should not use constant value "${text}"`;
    warn("FromPlatformFlagConstDisallowed", from.range, message);
  }
  return true;
}
