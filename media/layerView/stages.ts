import type { Edge, LayerStack, Range } from "../../server/protocol";
import { chainOf } from "./pile";

/**
 * What becomes of a stage when the target is built: it is the target, the target rests on it, it is built because a
 * stage uses its files, or nothing needs it. `outside` is another image that files are taken from.
 */
export type Standing = "target" | "part" | "built" | "unused" | "outside";

/** A dot of the rail: a stage by its index, or an image by its reference. */
export interface RailNode {
  id: number | string;
  standing: Standing;
  /** Rows count from the top, lanes from the left. */
  row: number;
  lane: number;
  /** The built stages that use it, and how; the last stage of the file first. */
  users: { stage: number; kind: Edge["kind"] }[];
  /** Where the file names it. */
  range?: Range;
}

/** A line of the rail, downwards from the user to what it uses. */
export interface RailEdge {
  kind: Edge["kind"];
  from: { row: number; lane: number };
  to: { row: number; lane: number };
  /** The using stage is built for this target. */
  built: boolean;
}

export interface Rail {
  nodes: RailNode[];
  edges: RailEdge[];
  lanes: number;
}

/**
 * Lays the stages out like a commit graph: one row each, the last stage on top, so that everything a stage uses lies
 * below it. A stage keeps the lane of the one it is the base of; what it only copies or mounts gets a lane of its own.
 * Edges that would run upwards are left out: the builder refuses such files.
 */
export function railOf(stack: LayerStack): Rail {
  const used = stack.edges.filter(({ from, to, kind }) =>
    stack.stages[to] === undefined
      ? false
      : typeof from === "number"
        ? from < to && !!stack.stages[from]
        : kind !== "base",
  );
  const images = [...new Set(used.flatMap(({ from }) => (typeof from === "string" ? [from] : [])))];
  const ids = [...stack.stages.map(({ index }) => index).reverse(), ...images];
  const rowOf = new Map<number | string, number>(ids.map((id, row) => [id, row]));
  const lanes = lanesOf(ids, rowOf, used);
  const place = (id: number | string) => ({ row: rowOf.get(id) ?? 0, lane: lanes.get(id) ?? 0 });
  const chain = new Set(chainOf(stack));

  const nodes = ids.map((id): RailNode => {
    const users = used
      .filter((edge) => edge.from === id && stack.stages[edge.to]?.reachable)
      .map(({ to, kind }) => ({ stage: to, kind }))
      .sort((a, b) => b.stage - a.stage);
    const range = typeof id === "number" ? fromOf(stack, id) : used.find(({ from }) => from === id)?.range;
    return { id, standing: standingOf(id), ...place(id), users: unique(users), ...(range && { range }) };
  });
  const edges = used.map(({ from, to, kind }) => ({
    kind,
    from: place(to),
    to: place(from),
    built: stack.stages[to]?.reachable ?? false,
  }));
  return { nodes, edges: unique(edges), lanes: Math.max(0, ...lanes.values()) + (ids.length > 0 ? 1 : 0) };

  function standingOf(id: number | string): Standing {
    if (typeof id === "string") return "outside";
    if (id === stack.target) return "target";
    if (chain.has(id)) return "part";
    return stack.stages[id]?.reachable ? "built" : "unused";
  }
}

/** From the top row down; a lane is free again below the last thing that hangs on it. */
function lanesOf(
  ids: (number | string)[],
  rowOf: Map<number | string, number>,
  edges: Edge[],
): Map<number | string, number> {
  const lanes = new Map<number | string, number>();
  const busyUntil: number[] = [];
  const take = (row: number, until: number): number => {
    const free = busyUntil.findIndex((busy) => busy < row);
    const lane = free < 0 ? busyUntil.length : free;
    busyUntil[lane] = until;
    return lane;
  };
  ids.forEach((id, row) => {
    const lane = lanes.get(id) ?? take(row, row);
    lanes.set(id, lane);
    const uses = edges.filter(({ to }) => to === id).sort((a, b) => rank(a) - rank(b));
    for (const { from, kind } of uses) {
      const until = rowOf.get(from);
      if (lanes.has(from) || until === undefined) continue;
      if (kind === "base") busyUntil[lane] = until;
      lanes.set(from, kind === "base" ? lane : take(row, until));
    }
  });
  return lanes;
}

function rank({ kind }: Edge): number {
  return kind === "base" ? 0 : 1;
}

function fromOf({ steps, stages }: LayerStack, stage: number): Range | undefined {
  return steps.find((step) => step.stage === stage && step.instruction === "FROM")?.range ?? stages[stage]?.range;
}

function unique<T>(items: T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
