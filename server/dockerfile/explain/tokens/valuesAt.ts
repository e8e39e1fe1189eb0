import type { Analysis } from "../../analysis";
import { buildImages } from "../../build/image";
import type { StageState } from "../../build/stageState";
import { resolveStages } from "../../build/stages";
import { refusedInstructions, standardPlatform } from "../../evaluate";
import type { Dockerfile, Instruction } from "../../read/syntax";
import type { Value } from "../../value/expand";

/** What variables are at a place of the file. */
export interface ValuesAt {
  get(name: string): Value | undefined;
  /** Index of the instruction that last wrote it; undefined: none of this file, or a place outside of the stages. */
  writtenBy(name: string): number | undefined;
  /** What the stage has become so far; absent before the first FROM. */
  state?: StageState;
}

/**
 * The variables that the instruction of that index sees, for the default target without build arguments: a replay of the file up to
 * there. Of an ARG with several names, `pairs` says how many of them are read already.
 */
export function valuesAt({ dockerfile, stack }: Analysis, index: number, pairs?: number): ValuesAt {
  const target = stack.stages[stack.target]?.name;
  return replay(upTo(dockerfile, index, pairs), target ?? "default");
}

/** The values that FROM lines see. */
export function globalsAt(analysis: Analysis): ValuesAt {
  const first = analysis.dockerfile.instructions.findIndex(({ name }) => name === "FROM");
  return valuesAt(analysis, first < 0 ? analysis.dockerfile.instructions.length : first);
}

function upTo(dockerfile: Dockerfile, index: number, pairs?: number): Dockerfile {
  const instructions: Instruction[] = dockerfile.instructions.slice(0, index);
  const partial = dockerfile.instructions[index];
  if (partial && pairs) instructions.push({ ...partial, pairs: partial.pairs.slice(0, pairs) });
  return { ...dockerfile, instructions };
}

function replay(dockerfile: Dockerfile, target: string): ValuesAt {
  const refused = new Set(refusedInstructions(dockerfile).map(({ instruction }) => instruction));
  const options = { buildArgs: {}, platform: standardPlatform, dialect: dockerfile, target };
  const graph = resolveStages(dockerfile, options, refused);
  const here = graph.nodes.findLast((node) => node.index !== undefined);
  if (!here) return { get: (name) => graph.globals.get(name), writtenBy: () => undefined };
  // Only what this stage stands on decides about its values.
  const { states } = buildImages(
    { ...graph, target: here },
    { ...options, globals: graph.globals, image: () => undefined },
  );
  const state = states.get(here);
  if (!state) return { get: () => undefined, writtenBy: () => undefined };
  const { environment } = state;
  return { get: (name) => environment.get(name), writtenBy: (name) => environment.writtenBy(name), state };
}
