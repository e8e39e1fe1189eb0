import type { LayerStack } from "../protocol";
import { evaluate } from "./evaluate";
import { parse } from "./read/parse";
import type { Dockerfile } from "./read/syntax";
import { layerStack } from "./stack";

/** Everything the features ask about one version of one Dockerfile: made once, shared by all of them. */
export interface Analysis {
  dockerfile: Dockerfile;
  /** For the default target, without build arguments and known images. `stack.steps[i]` is `dockerfile.instructions[i]`. */
  stack: LayerStack;
}

/** Reads the text and works out what it becomes; never throws. */
export function analyze(text: string, version: number): Analysis {
  const dockerfile = parse(text);
  return { dockerfile, stack: layerStack(evaluate(dockerfile), version) };
}
