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

/** Reads the value of `# check=`; the error is the engine's text. Names are not trimmed behind a comma. */
export function parseLintOptions(text: string): LintOptions | { error: string } {
  const options: LintOptions = { skip: none, experimental: none, error: false };
  if (trimSpace(text) === "") return options;
  const fail = (why: string) => ({ error: why });
  for (const part of trimSpace(text).split(";")) {
    const equals = part.indexOf("=");
    if (equals < 0) return fail(`invalid check option ${goQuote(part)}`);
    const key = trimSpace(part.slice(0, equals));
    const value = trimSpace(part.slice(equals + 1));
    if (key === "skip" || key === "experimental") options[key] = value === "all" ? "all" : new Set(value.split(","));
    else if (key === "error") {
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

/** Whether a rule of this frontend speaks under these options. */
export function isActive(rule: Rule, { skip, experimental }: Selection, { minor }: Frontend): boolean {
  if (minor < since[rule] || skip === "all" || skip.has(rule)) return false;
  return minor >= (experimentalUntil[rule] ?? 0) || experimental === "all" || experimental.has(rule);
}

/** Both together, as a `# check=` comment above an instruction adds to what holds for the file. */
export function mergeOptions(a: Selection, b: Selection): Selection {
  const merge = (one: Selection["skip"], other: Selection["skip"]): Selection["skip"] =>
    one === "all" || other === "all" ? "all" : new Set([...one, ...other]);
  return { skip: merge(a.skip, b.skip), experimental: merge(a.experimental, b.experimental) };
}
