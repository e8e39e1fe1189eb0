import type { Dockerfile, Instruction } from "../read/syntax";

/**
 * The file as it was before these instructions (indexes into `LayerStack.steps`) were given the text they have now, whatever that
 * text was: they ran or copied something else, set nothing, or started from another image. Flags stay, and with them the stages
 * and images that are read; so do the lines of everything else.
 */
export function withOtherSteps({ instructions }: Dockerfile, text: string, steps: readonly number[]): string {
  const lines = text.split("\n");
  for (const step of steps) {
    const instruction = instructions[step];
    if (!instruction) continue;
    const { start, end } = instruction.range;
    for (let line = start.line; line <= end.line; line++) lines[line] = "";
    lines[start.line] = another(instruction);
  }
  return lines.join("\n");
}

function another({ name, original, text }: Instruction): string {
  const keywordAndFlags = original.slice(0, original.lastIndexOf(text));
  switch (name) {
    case "FROM":
      return keywordAndFlags + text.replace(/^\S+/, "strata-another-image");
    case "RUN":
      return `${keywordAndFlags}strata-another-command`;
    case "COPY":
    case "ADD":
      return `${keywordAndFlags}strata-another-file /strata-another-file`;
    default:
      // A LABEL, an ENV: what they set matters to others only by being there.
      return "";
  }
}
