import type { LayerStack } from "../../../server/protocol";
import { stageName } from "../facts";
import type { DockerfileSnapshot } from "../messages";
import { phrases } from "../phrases";
import { shortReference } from "../reference";
import { plain } from "../text";

/** The stages, their layers and what flows between them as a Mermaid flowchart, bases at the bottom. */
export function mermaidOf({ stack, language }: DockerfileSnapshot): string {
  const texts = phrases[language];
  const lines = ["flowchart BT"];
  const images = new Map<string, string>();
  const imageId = (reference: string): string => {
    const known = images.get(reference);
    if (known !== undefined) return known;
    const id = `image${images.size}`;
    images.set(reference, id);
    lines.push(`  ${id}[("${label(shortReference(reference))}")]`);
    return id;
  };
  const first = new Map<number, string>();
  const last = new Map<number, string>();
  for (const { index } of stack.stages) {
    const layers = layersOf(stack, index);
    lines.push(`  subgraph stage${index}["${label(plain(texts.stage(stageName(stack, index))))}"]`, "    direction BT");
    const ids = layers.map((text, at) => {
      const id = `s${index}l${at}`;
      lines.push(`    ${id}["${label(text)}"]`);
      return id;
    });
    if (ids.length > 1) lines.push(`    ${ids.join(" --> ")}`);
    lines.push("  end");
    first.set(index, ids[0] ?? `stage${index}`);
    last.set(index, ids.at(-1) ?? `stage${index}`);
  }
  for (const { index, base } of stack.stages) {
    const below = base.scratch ? "scratch" : base.reference;
    if (below !== undefined) lines.push(`  ${imageId(below)} --> ${first.get(index)}`);
    else if (base.stage !== undefined && last.has(base.stage))
      lines.push(`  ${last.get(base.stage)} --> ${first.get(index)}`);
  }
  const flows = stack.edges.filter(({ kind, to }) => kind !== "base" && first.has(to));
  for (const flow of new Set(
    flows.map(({ from, to, kind }) => flowLine(typeof from === "number" ? `stage${from}` : imageId(from), to, kind)),
  ))
    lines.push(flow);
  return `${lines.join("\n")}\n`;
}

function flowLine(from: string, to: number, kind: string): string {
  return `  ${from} -. ${kind === "copy" ? "COPY --from" : "--mount"} .-> stage${to}`;
}

function layersOf({ steps }: LayerStack, stage: number): string[] {
  return steps.filter((step) => step.stage === stage && step.effect === "layer").map(({ text }) => text);
}

/** Text in quotes: Mermaid knows entity codes there, and nothing else is markup. */
export function label(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const short = line.length > 60 ? `${[...line].slice(0, 59).join("")}…` : line;
  return short.replace(/[#"<>&`;]/g, (character) => `#${character.codePointAt(0)};`);
}
