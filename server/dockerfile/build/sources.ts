import type { Range } from "../../protocol";
import { expand } from "../value/expand";
import { mountsOf } from "../value/mounts";
import type { Command, StageGraph, StageNode, StageSource } from "./stages";

/** Finds the stages and images that a COPY or RUN copies or mounts from; `place` stands for the ranges of a trigger's own text. */
export function resolveSources(command: Command, graph: StageGraph, place?: Range): void {
  const { instruction, step } = command;
  if (instruction.flags.length === 0) return;
  if (instruction.name === "COPY") {
    const flag = instruction.flags.find((each) => each.name === "from");
    if (!flag?.value) return;
    const range = place ?? flag.valueRange ?? flag.range;
    const from = copiedFrom(flag.value, graph, range, step);
    if (from) command.sources = [{ from, kind: "copy", range, name: flag.value }];
  } else if (instruction.name === "RUN") {
    const mounts = mountsOf(instruction, undefined).filter(({ mount }) => mount.from !== "");
    command.sources = mounts.map(({ mount: { from: name }, flag }): StageSource => {
      const range = place ?? flag.range;
      return { from: named(name, graph, range, step), kind: "mount", range, name, flag };
    });
  }
}

/** The stage or image of `COPY --from`; undefined (and reported) when there can be none. */
function copiedFrom(from: string, graph: StageGraph, range: Range, step: number): StageNode | undefined {
  const refuse = (message: string): undefined => {
    graph.problems.push({ range, message });
  };
  const expanded = expand(from, () => undefined);
  if ("error" in expanded) return refuse(expanded.error);
  if (expanded.text !== from) {
    const cure = "define a new stage with FROM using ARG from global scope as a workaround";
    return refuse(`variable expansion is not supported for --from, ${cure}`);
  }
  if (/^[-+]?\d+$/.test(from)) {
    return graph.nodes[Number(from)] ?? refuse(`invalid stage index ${Number(from)}`);
  }
  return named(from, graph, range, step);
}

/** The stage of that name, else an image. */
function named(name: string, { names, nodes }: StageGraph, range: Range, step: number): StageNode {
  const found = names.get(name.toLowerCase());
  if (found) return found;
  const image: StageNode = { baseName: name, range, place: range, step, commands: [] };
  nodes.push(image);
  return image;
}
