import type { LayerStack } from "../../../server/protocol";
import { baseOf, commandLine, stageName, summaryOf } from "../facts";
import type { DockerfileSnapshot } from "../messages";
import { type Phrases, phrases } from "../phrases";
import { pileOf, type Row } from "../pile";
import { railOf } from "../stages";
import { plain } from "../text";
import { volumesOf } from "../volumes";
import { baseSaid } from "./baseSaid";

/** The stack as Markdown: a heading, the title's sentence, and a table of the pile, newest layer on top. */
export function markdownOf({ file, stack, language }: DockerfileSnapshot): string {
  const texts = phrases[language];
  const base = baseOf(stack);
  const rows = pileOf(stack).flatMap((row) => cellsOf(row, stack, texts));
  const bottom = base.scratch
    ? ["", code("scratch"), cell(texts.scratchIs), ""]
    : ["", code(base.reference ?? "?"), cell(baseSaid(base, texts)), ""];
  const { command } = stack.container;
  const volumes = volumesOf(stack).map(({ path }) => code(path));
  const rail = railOf(stack).nodes;
  return [
    `# ${cell(file)}`,
    "",
    cell(plain(texts.summary(summaryOf(stack), base))),
    "",
    `| ${texts.layer} | | | ${texts.lineHead} |`,
    "| --: | :-- | :-- | --: |",
    ...[...rows, bottom].map((cells) => `| ${cells.join(" | ")} |`),
    "",
    ...(command.length > 0 ? [`- ${texts.command}: ${code(commandLine(command))}`] : []),
    ...(volumes.length > 0 ? [`- ${texts.volumes}: ${volumes.join(", ")}`] : []),
    ...(rail.length > 1
      ? rail.map((node) => {
          const name = typeof node.id === "number" ? plain(texts.stage(stageName(stack, node.id))) : node.id;
          return `- ${cell(name)}: ${cell(plain(texts.standing(node, (stage) => stageName(stack, stage))))}`;
        })
      : []),
    "",
  ].join("\n");
}

/** The cells of a row: number, instruction, what it does, line. */
function cellsOf(row: Row, stack: LayerStack, texts: Phrases): string[][] {
  const line = (step: number) => String(stack.steps[step]!.range.start.line + 1);
  const name = (stage: number) => stageName(stack, stage);
  switch (row.kind) {
    case "layer": {
      const adds = plain(texts.added(row.added, name));
      return [[String(row.number), code(row.text), cell(adds), line(row.step)]];
    }
    case "trigger":
      return [[String(row.number), code(row.text), cell(plain(texts.trigger)), ""]];
    case "notes":
      return row.steps.map((step) => {
        const { text, effect } = stack.steps[step]!;
        return ["", code(text), cell(effect === "build" ? texts.buildNote : texts.note), line(step)];
      });
    case "seam":
      return [["", "", cell(plain(texts.seam(name(row.stage), name(row.base)))), line(row.step)]];
  }
}

/** A code span that a table's cell may hold: its fence is longer than any run of backticks inside. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || line === "" ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Words of a sentence, without anything that Markdown would take for markup. */
export function cell(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|!~]/g, "\\$&");
}
