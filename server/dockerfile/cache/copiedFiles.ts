import type { CopiedFile } from "../../protocol";
import { selector } from "../build/operation";
import type { IgnorePatterns } from "../check/dockerignore";
import type { Evaluation } from "../evaluate";
import { isSelected } from "./selection";

/** Those of the files that a step of the stages to be built copies or mounts, each with the steps that do, in their order. */
export function copiedFiles(
  { built }: Evaluation,
  files: readonly string[],
  ignore: IgnorePatterns | undefined,
): CopiedFile[] {
  const readers = [...built.states].flatMap(([node, { operations }]) =>
    built.reachable.has(node)
      ? operations.flatMap(({ command, describe }) =>
          describe().inputs.flatMap((input) => (input.kind === "context" ? [{ step: command.step, input }] : [])),
        )
      : [],
  );
  return files.flatMap((path) => {
    const file = selector(path);
    const steps = readers.filter(({ input }) => isSelected(input, file, ignore)).map(({ step }) => step);
    return steps.length === 0 ? [] : [{ path, steps: [...new Set(steps)].sort((a, b) => a - b) }];
  });
}
