import type { LayerStack } from "../protocol";
import type { Dockerfile } from "./syntax";

/** Everything the features ask about one version of one Dockerfile: made once, shared by all of them. */
export interface Analysis {
  dockerfile: Dockerfile;
  /** For the default target, without build arguments and known images. `stack.steps[i]` is `dockerfile.instructions[i]`. */
  stack: LayerStack;
}
