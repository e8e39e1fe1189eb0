import { goQuote } from "./goQuote";
import { trimSpace } from "./space";

/** The rules of `docker build --check` (Docker Engine 28), by their names. */
export type Rule =
  | "StageNameCasing"
  | "FromAsCasing"
  | "NoEmptyContinuation"
  | "ConsistentInstructionCasing"
  | "DuplicateStageName"
  | "ReservedStageName"
  | "JSONArgsRecommended"
  | "MaintainerDeprecated"
  | "UndefinedArgInFrom"
  | "WorkdirRelativePath"
  | "UndefinedVar"
  | "MultipleInstructionsDisallowed"
  | "LegacyKeyValueFormat"
  | "InvalidBaseImagePlatform"
  | "RedundantTargetPlatform"
  | "SecretsUsedInArgOrEnv"
  | "InvalidDefaultArgInFrom"
  | "FromPlatformFlagConstDisallowed"
  | "CopyIgnoredFile"
  | "InvalidDefinitionDescription"
  | "ExposeProtoCasing"
  | "ExposeInvalidFormat";

/** Silent unless `# check=experimental=…` asks for them. */
export const experimentalRules: ReadonlySet<Rule> = new Set<Rule>(["CopyIgnoredFile", "InvalidDefinitionDescription"]);

export interface LintOptions {
  skip: "all" | ReadonlySet<string>;
  experimental: "all" | ReadonlySet<string>;
  /** A warning fails the build. */
  error: boolean;
}

const none: ReadonlySet<string> = new Set();
const booleans = /^(?:(1|t|T|true|TRUE|True)|0|f|F|false|FALSE|False)$/;

/** Reads the value of `# check=`; the error is the engine's text. Names are not trimmed behind a comma. */
export function parseLintOptions(text: string): LintOptions | { error: string } {
  const options: LintOptions = { skip: none, experimental: none, error: false };
  if (trimSpace(text) === "") return options;
  const fail = (why: string) => ({ error: `failed to parse check options: ${why}` });
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

/** Whether a rule speaks under these options. */
export function isActive(rule: Rule, { skip, experimental }: Pick<LintOptions, "skip" | "experimental">): boolean {
  if (skip === "all" || skip.has(rule)) return false;
  return !experimentalRules.has(rule) || experimental === "all" || experimental.has(rule);
}
