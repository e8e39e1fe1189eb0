import type { LayerStack } from "../protocol";
import type { Dockerfile } from "./syntax";

/** Everything the features ask about one version of one Dockerfile: made once, shared by all of them. */
export interface Analysis {
  dockerfile: Dockerfile;
  /** For the default target, without build arguments and known images. `stack.steps[i]` is `dockerfile.instructions[i]`. */
  stack: LayerStack;
}

/** Reads the text and works out what it becomes; never throws. */
export function analyze(_text: string, version: number): Analysis {
  return {
    dockerfile: { directives: [], escape: "\\", instructions: [], comments: [], problems: [] },
    stack: {
      version,
      target: -1,
      stages: [],
      steps: [],
      edges: [],
      image: { base: { known: false }, history: [], layers: 0, config: {} },
      container: { command: [], env: [], ports: [], volumes: [] },
      problems: [],
    },
  };
}
