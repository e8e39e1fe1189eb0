import type { Range } from "../../protocol";
import type { StageNode, StageSource } from "./stages";

/** What the commands of a stage copy and mount from. */
function sourcesOf({ commands }: StageNode): StageSource[] {
  const found: StageSource[] = [];
  for (const { sources } of commands) for (const source of sources) found.push(source);
  return found;
}

/** The stages that are built for the target: what it needs is a stage's base and the sources of its commands. */
export function reachableFrom(target: StageNode | undefined): Set<StageNode> {
  const reached = new Set(target ? [target] : []);
  for (const node of reached) {
    if (node.base) reached.add(node.base);
    for (const { from } of sourcesOf(node)) reached.add(from);
  }
  return reached;
}

/** A circle of copies and mounts; the builder does not count bases here. */
export function findCycle(nodes: readonly StageNode[]): { start: StageNode; range: Range } | undefined {
  const done = new Set<StageNode>();
  for (const start of nodes) {
    // Depth-first with a list of our own: a chain of thousands of stages must not exhaust the call stack.
    const path = done.has(start) ? [] : [{ node: start, rest: sourcesOf(start).values() }];
    const onPath = new Set([start]);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const next = top.rest.next().value;
      if (!next) {
        done.add(top.node);
        onPath.delete(top.node);
        path.pop();
      } else if (onPath.has(next.from)) return { start, range: next.range };
      else if (!done.has(next.from)) {
        onPath.add(next.from);
        path.push({ node: next.from, rest: sourcesOf(next.from).values() });
      }
    }
  }
  return undefined;
}

/** The name in the builder's messages. */
export function stageLabel({ name, index, baseName }: StageNode): string {
  return name ?? (index === undefined ? baseName : `stage-${index}`);
}
