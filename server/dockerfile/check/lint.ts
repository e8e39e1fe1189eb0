import type { Frontend } from "../read/frontend";
import { trimSpace } from "../read/space";
import { goQuote } from "../value/goQuote";

/** The rules of `docker build --check` and the Dockerfile release that brought each. */
const since = {
  StageNameCasing: 8,
  FromAsCasing: 8,
  NoEmptyContinuation: 8,
  ConsistentInstructionCasing: 8,
  DuplicateStageName: 8,
  ReservedStageName: 8,
  JSONArgsRecommended: 8,
  MaintainerDeprecated: 8,
  UndefinedArgInFrom: 8,
  WorkdirRelativePath: 8,
  UndefinedVar: 8,
  MultipleInstructionsDisallowed: 8,
  LegacyKeyValueFormat: 8,
  InvalidBaseImagePlatform: 8,
  RedundantTargetPlatform: 9,
  SecretsUsedInArgOrEnv: 9,
  InvalidDefaultArgInFrom: 9,
  FromPlatformFlagConstDisallowed: 9,
  CopyIgnoredFile: 9,
  InvalidDefinitionDescription: 11,
  ExposeProtoCasing: 18,
  ExposeInvalidFormat: 18,
} as const;

export type Rule = keyof typeof since;

/** Every rule, by its name. */
export const rules = Object.keys(since) as readonly Rule[];

/** Silent unless `# check=experimental=…` asks for them; until that release, or for ever. */
const experimentalUntil: Partial<Record<Rule, number>> = {
  CopyIgnoredFile: 21,
  InvalidDefinitionDescription: Number.POSITIVE_INFINITY,
};

/** Rules about the file as a whole: they are looked at before the builder comes to single instructions and the comments above these. */
export const ofWholeFile: ReadonlySet<string> = new Set<Rule>([
  "NoEmptyContinuation",
  "ConsistentInstructionCasing",
  "DuplicateStageName",
  "ReservedStageName",
  "InvalidDefaultArgInFrom",
]);

/** Names of rules, or all of them. */
export interface Selection {
  skip: "all" | ReadonlySet<string>;
  experimental: "all" | ReadonlySet<string>;
}

export interface LintOptions extends Selection {
  /** A warning fails the build. */
  error: boolean;
}

const none: ReadonlySet<string> = new Set();
const booleans = /^(?:(1|t|T|true|TRUE|True)|0|f|F|false|FALSE|False)$/;

/**
 * Reads options such as `skip=A,B;error=true`; the error is the engine's text. It reads three at most, the third to the end of the text.
 * Of options that are said twice the last counts, but `all` stays.
 */
export function parseLintOptions(text: string): LintOptions | { error: string } {
  const options: LintOptions = { skip: none, experimental: none, error: false };
  if (trimSpace(text) === "") return options;
  const fail = (why: string) => ({ error: why });
  const [first = "", second, ...rest] = trimSpace(text).split(";");
  const parts = [first, ...(second === undefined ? [] : [second]), ...(rest.length === 0 ? [] : [rest.join(";")])];
  for (const part of parts) {
    const equals = part.indexOf("=");
    if (equals < 0) return fail(`invalid check option ${goQuote(part)}`);
    const key = trimSpace(part.slice(0, equals));
    const value = trimSpace(part.slice(equals + 1));
    if (key === "skip" || key === "experimental") {
      const isAll = value === "all" || options[key] === "all";
      options[key] = isAll ? "all" : new Set(value.split(",").map(trimSpace));
    } else if (key === "error") {
      const match = booleans.exec(value);
      if (!match) {
        const why = `strconv.ParseBool: parsing ${goQuote(value)}: invalid syntax`;
        return fail(`failed to parse check option ${goQuote(part)}: ${why}`);
      }
      options.error = match[1] !== undefined;
    } else return fail(`invalid check option ${goQuote(key)}`);
  }
  return options;
}

/** Whether a rule of this frontend is silent unless it is asked for; `skip` says nothing to such a rule. */
export function isExperimental(rule: Rule, { minor }: Frontend): boolean {
  return minor < (experimentalUntil[rule] ?? 0);
}

/** Whether a rule of this frontend speaks under these options. */
export function isActive(rule: Rule, { skip, experimental }: Selection, frontend: Frontend): boolean {
  if (frontend.minor < since[rule]) return false;
  if (isExperimental(rule, frontend)) return experimental === "all" || experimental.has(rule);
  return skip !== "all" && !skip.has(rule);
}

/** Both together, as a `# check=` comment above an instruction adds to what holds for the file. */
export function mergeOptions(a: Selection, b: Selection): Selection {
  const merge = (one: Selection["skip"], other: Selection["skip"]): Selection["skip"] =>
    one === "all" || other === "all" ? "all" : new Set([...one, ...other]);
  return { skip: merge(a.skip, b.skip), experimental: merge(a.experimental, b.experimental) };
}
