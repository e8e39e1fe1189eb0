import { imagePage } from "../../images/page";
import type { Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { sourceFlags } from "./stageOccurrences";

/** An image's name in the file and the address of its page. */
export interface ImageLink {
  range: Range;
  target: string;
}

/** Links of the images that a file names: in FROM, COPY --from, RUN --mount and `# syntax=`. Variables count with their values. */
export function links({ dockerfile, stack }: Analysis): ImageLink[] {
  const found: ImageLink[] = [];
  const link = (range: Range, reference: string | undefined): void => {
    const target = reference === undefined ? undefined : imagePage(reference);
    if (target !== undefined) found.push({ range, target });
  };
  const syntax = dockerfile.directives.find(({ name }) => name === "syntax");
  if (syntax) link(syntax.valueRange, dockerfile.frontend.reference);

  const images = new Map<string, string>();
  for (const { from, range } of stack.edges) if (typeof from === "string") images.set(JSON.stringify(range), from);
  for (const [step, instruction] of dockerfile.instructions.entries()) {
    const [base] = instruction.args;
    if (instruction.name === "FROM" && base) link(base.range, stack.stages[stack.steps[step]!.stage]?.base.reference);
    for (const { said, named } of sourceFlags(instruction)) link(named, images.get(JSON.stringify(said)));
  }
  return found;
}
