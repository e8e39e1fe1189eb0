import { parseReference } from "../images/reference";
import type { LayerStackParams, OciImage, Problem } from "../protocol";
import { type BuildOptions, type Built, buildImages } from "./build/image";
import { resolveStages, type StageGraph } from "./build/stages";
import { refusedLintOptions, refusedWarnings } from "./check/checks";
import type { IgnorePatterns } from "./check/dockerignore";
import { refusedInstruction } from "./check/refusals";
import type { Dockerfile, Instruction } from "./read/syntax";
import { type Platform, parsePlatform } from "./value/platform";

/** From outside of the file: what to build, with which arguments, and what is known of base images. */
export type Parameters = Omit<LayerStackParams, "textDocument"> & { ignore?: IgnorePatterns };

/** A Dockerfile worked through for one target. */
export interface Evaluation {
  dockerfile: Dockerfile;
  options: BuildOptions & { target?: string };
  graph: StageGraph;
  built: Built;
  /** What the builder refuses; the first is what it would say. */
  problems: Problem[];
}

/** What is built for when nobody says otherwise. */
export const standardPlatform: Platform = { os: "linux", architecture: "amd64", variant: "" };

/** Works through a Dockerfile as the builder does; never throws. */
export function evaluate(dockerfile: Dockerfile, parameters: Parameters = {}): Evaluation {
  const { target, buildArgs = {}, platform, images = {}, ignore } = parameters;
  const parsed = platform === undefined ? standardPlatform : parsePlatform(platform);
  const refused = refusedInstructions(dockerfile);
  const byReference = normalizeKeys(images);
  const stageOptions = {
    buildArgs,
    platform: "error" in parsed ? standardPlatform : parsed,
    dialect: dockerfile,
    ...(target === undefined ? {} : { target }),
  };
  const graph = resolveStages(dockerfile, stageOptions, new Set(refused.map(({ instruction }) => instruction)));
  const options = {
    ...stageOptions,
    globals: graph.globals,
    image: (reference: string) => byReference.get(reference),
    ...(ignore ? { ignore } : {}),
  };
  const built = buildImages(graph, options);
  const problems = [
    ...refusedLintOptions(dockerfile, buildArgs),
    ...dockerfile.problems,
    ...refused.map(({ problem }) => problem),
    ...graph.problems,
    ...built.problems,
  ];
  if (problems.length === 0) problems.push(...refusedWarnings(dockerfile, options));
  problems.push(...built.laterProblems);
  return { dockerfile, options, graph, built, problems };
}

/** Callers may name an image as the file does or in full. */
function normalizeKeys(images: Record<string, OciImage>): Map<string, OciImage> {
  const byReference = new Map<string, OciImage>();
  for (const [name, image] of Object.entries(images)) {
    const reference = parseReference(name);
    byReference.set("error" in reference ? name : reference.full, image);
  }
  return byReference;
}

/** What the builder refuses instruction by instruction, before it looks at stages. */
export function refusedInstructions({
  instructions,
  frontend,
}: Dockerfile): { instruction: Instruction; problem: Problem }[] {
  const refused: { instruction: Instruction; problem: Problem }[] = [];
  let inStage = false;
  for (const instruction of instructions) {
    inStage ||= instruction.name === "FROM";
    const problem = refusedInstruction(instruction, inStage, frontend);
    if (problem) refused.push({ instruction, problem });
  }
  return refused;
}
