import type { EnvironmentSnapshot } from "../value/environment";
import type { Command, StageNode } from "./stages";

/** What a step reads besides the layers below it. */
export type Input =
  | { kind: "context"; pattern: string; exclude: readonly string[] }
  | { kind: "stage"; node: StageNode; path: string }
  | { kind: "remote"; source: string; pinned: boolean };

/**
 * A step that the builder executes or takes from its cache. `key` and `variables` hold everything of the step itself that counts for
 * its place in the cache; the JSON text of the key is equal only for equal steps.
 */
export interface Operation {
  command: Command;
  /** Made on demand: most evaluations are never compared with another one. */
  describe(): { key: unknown[]; variables?: EnvironmentSnapshot; inputs: Input[] };
}

/** A path as a step looks it up below the root of what it reads. */
export function selector(path: string): string {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    // A path cannot leave the build context.
    if (name === "..") names.pop();
    else names.push(name);
  }
  return names.join("/");
}
