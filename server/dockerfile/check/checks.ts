import type { Problem, Range } from "../../protocol";
import { type BuildOptions, buildImages } from "../build/image";
import { readGlobals, resolveStages, type StageOptions } from "../build/stages";
import { forms, has } from "../read/frontend";
import type { Dockerfile } from "../read/syntax";
import type { Platform } from "../value/platform";
import type { IgnorePatterns } from "./dockerignore";
import { checkDefaultArguments, checkFrom, type FromScope } from "./fromChecks";
import { isActive, mergeOptions, ofWholeFile, parseLintOptions, type Rule, type Selection } from "./lint";
import { refusedInstruction } from "./refusals";
import { checkCasing, checkContinuations, checkDescription, checkInstruction, checkStageNames } from "./syntaxChecks";

/** A warning of `docker build --check`, with the engine's rule name and words. */
export interface Check {
  rule: Rule;
  range: Range;
  message: string;
}

export interface CheckOptions {
  target?: string;
  buildArgs: Readonly<Record<string, string>>;
  platform: Platform;
  image: BuildOptions["image"];
  /** Look at stages that the target does not need, too; default: when no target is named. */
  allStages?: boolean;
  /** CopyIgnoredFile needs to know the `.dockerignore`. */
  ignore?: IgnorePatterns;
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const override = "BUILDKIT_DOCKERFILE_CHECK";

/** The options that the file's `# check=` sets, or the build argument in its place. An indented directive is none here (Docker Engine 28). */
function lintOptionsOf({ directives }: Dockerfile, buildArgs: Readonly<Record<string, string>>) {
  const indented = directives.findIndex((each) => each.indented);
  const directive = directives.slice(0, indented < 0 ? undefined : indented).find((each) => each.name === "check");
  const given = buildArgs[override];
  const options = parseLintOptions(given ?? directive?.value ?? "");
  const where = given === undefined ? "failed to parse check options" : `failed to parse build-arg:${override}`;
  if (typeof options.error === "string") return { options: { error: `${where}: ${options.error}` } };
  return { options, range: directive?.valueRange };
}

/**
 * What `docker build --check` warns of, in the builder's order, up to the first thing it would refuse. All stages are looked at unless
 * a target is named. What an unknown base image defines counts as defined.
 */
export function checkDockerfile(dockerfile: Dockerfile, options: CheckOptions): Check[] {
  const { options: lint } = lintOptionsOf(dockerfile, options.buildArgs);
  if (typeof lint.error === "string") return [];
  const checks: Check[] = [];
  const { frontend } = dockerfile;
  const selectionAt = selectionOfLines(dockerfile, lint);
  const warn = (rule: Rule, range: Range, message: string): void => {
    const selection = ofWholeFile.has(rule) ? lint : selectionAt(range.start.line);
    if (isActive(rule, selection, frontend)) checks.push({ rule, range, message });
  };
  if (dockerfile.problems.length > 0) return checks;
  checkContinuations(dockerfile, warn);
  let inStage = false;
  for (const instruction of dockerfile.instructions) {
    inStage ||= instruction.name === "FROM";
    checkInstruction(instruction, warn);
    if (refusedInstruction(instruction, inStage, dockerfile.frontend)) return checks;
    checkDescription(instruction, warn);
  }
  checkStageNames(dockerfile, warn);
  checkCasing(dockerfile, warn);
  checkStages(dockerfile, options, warn);
  return checks;
}

/** What holds at a line: the file's options and, for newer frontends, those of a comment above the instruction. */
function selectionOfLines({ instructions, frontend }: Dockerfile, file: Selection): (line: number) => Selection {
  if (!has(frontend, forms.checkComment)) return () => file;
  const byLine = new Map<number, Selection>();
  for (const { check, range } of instructions) {
    const options = check && parseLintOptions(check.value);
    if (options && typeof options.error !== "string") byLine.set(range.start.line, mergeOptions(file, options));
  }
  return (line) => byLine.get(line) ?? file;
}

function checkStages(
  dockerfile: Dockerfile,
  { target, buildArgs, platform, image, ignore, allStages = target === undefined }: CheckOptions,
  warn: (rule: Rule, range: Range, message: string) => void,
): void {
  const stageOptions: StageOptions = {
    buildArgs: { ...buildArgs },
    platform,
    dialect: dockerfile,
    ...(target === undefined ? {} : { target }),
  };
  const accepted = new Set<never>();
  const graph = resolveStages(dockerfile, stageOptions, accepted);
  const froms = dockerfile.instructions.filter((instruction) => instruction.name === "FROM");
  const isGlobal = ({ range }: Problem): boolean => !froms[0] || range.start.line < froms[0].range.start.line;
  if (graph.problems.some(isGlobal)) return;
  const ignored: Problem[] = [];
  const { globals: defaults } = readGlobals(
    dockerfile.instructions,
    accepted,
    target ?? graph.nodes.findLast((node) => node.index !== undefined)?.name ?? "",
    { ...stageOptions, buildArgs: {} },
    ignored,
  );
  const scope: FromScope = { dialect: dockerfile, globals: graph.globals, defaults, declared: graph.declared };
  if (ignored.length === 0) froms.every((from) => checkDefaultArguments(from, scope, warn));
  if (!froms.every((from) => checkFrom(from, scope, warn))) return;
  if (graph.problems.length > 0) return;
  buildImages(graph, {
    buildArgs,
    platform,
    image,
    dialect: dockerfile,
    globals: graph.globals,
    allStages,
    warn,
    ...(ignore ? { ignore } : {}),
  });
}

/** What the builder refuses because of `# check=`: options it cannot read. */
export function refusedLintOptions(dockerfile: Dockerfile, buildArgs: Readonly<Record<string, string>>): Problem[] {
  const { options, range = nowhere } = lintOptionsOf(dockerfile, buildArgs);
  return "error" in options && typeof options.error === "string" ? [{ range, message: options.error }] : [];
}

/** What the builder refuses because `# check=error=true` turns the warnings of this build into a failure. */
export function refusedWarnings(dockerfile: Dockerfile, options: CheckOptions): Problem[] {
  const { options: lint, range = nowhere } = lintOptionsOf(dockerfile, options.buildArgs);
  if (lint.error !== true) return [];
  const found = checkDockerfile(dockerfile, { ...options, allStages: false });
  const rules = [...new Set(found.map((check) => check.rule))].sort();
  return rules.length > 0 ? [{ range, message: `lint violation found for rules: ${rules.join(", ")}` }] : [];
}
