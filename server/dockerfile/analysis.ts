import type { LayerStack } from "../protocol";
import type { Parameters } from "./evaluate";
import { Evaluations } from "./evaluations";
import type { Finding } from "./insights/finding";
import { findings } from "./insights/findings";
import type { Dockerfile } from "./read/syntax";
import { layerStack } from "./stack";

/** Everything the features ask about one version of one Dockerfile: made once, shared by all of them. */
export interface Analysis {
  dockerfile: Dockerfile;
  /** The file worked through with other parameters. */
  evaluations: Evaluations;
  /** For the default target, without build arguments and known images, unless parameters say otherwise. `stack.steps[i]` is `dockerfile.instructions[i]`. */
  stack: LayerStack;
  /** What this build could do better, by step; worked out when it is first asked for. */
  findings(): readonly Finding[];
}

/** Reads the text and works out what it becomes; never throws. */
export function analyze(text: string, version: number, parameters: Omit<Parameters, "ignore"> = {}): Analysis {
  const evaluations = new Evaluations(text);
  const evaluation = evaluations.with(parameters);
  let found: Finding[] | undefined;
  return {
    dockerfile: evaluations.dockerfile,
    evaluations,
    stack: layerStack(evaluation, version),
    findings: () => (found ??= findings(evaluation)),
  };
}
