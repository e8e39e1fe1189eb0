import type { StepFate } from "../../../server/protocol";
import { baseOf, stageName, startOf, summaryOf } from "../facts";
import type { DockerfileSnapshot } from "../messages";
import { type Phrases, phrases } from "../phrases";
import { pileOf, type Row } from "../pile";
import { plain } from "../text";
import { volumesOf } from "../volumes";
import { fatesByStep, fatesOfTriggers } from "../whatIf/fates";
import { whatIfPhrases } from "../whatIf/phrases";
import { baseSaid } from "./baseSaid";
import { Canvas, type Measure, type Palette } from "./canvas";
import { drawRail } from "./rail";

const margin = 24;
const railWidth = 260;
const drumWidth = 190;
const gap = 28;
const pileWidth = 560;
const gutter = 44;

/** The layer view as an SVG picture of its own: the stages, the container on its pile, the volumes beside it. */
export function pictureOf(snapshot: DockerfileSnapshot, palette: Palette, measure: Measure): string {
  const { stack, file, language } = snapshot;
  const texts = phrases[language];
  const canvas = new Canvas(palette, measure);
  const summary = plain(texts.summary(summaryOf(stack), baseOf(stack)));
  canvas.text(margin, margin + 18, file, "title", palette.ink);
  canvas.text(margin, margin + 42, summary, "text", palette.quiet);
  const top = margin + 66;
  const hasRail = drawRail(canvas, snapshot, margin, top, railWidth);
  const left = hasRail ? margin + railWidth + gap : margin;
  drawContainer(canvas, snapshot, left, top);
  drawVolumes(canvas, snapshot, left + pileWidth + gap, top + 34);
  return canvas.svg(`${file}: ${summary}`, margin);
}

function drawContainer(canvas: Canvas, snapshot: DockerfileSnapshot, x: number, top: number): void {
  const { palette } = canvas;
  const texts = phrases[snapshot.language];
  const inner = x + 10;
  const width = pileWidth - 20;
  canvas.text(inner + 4, top + 20, texts.container, "head", palette.ink);
  let y = drawSheet(canvas, snapshot, inner, top + 32, width) + 22;
  canvas.text(inner + 4, y, texts.image, "head", palette.ink);
  y += 10;
  for (const row of pileOf(snapshot.stack)) y = drawRow(canvas, snapshot, row, inner, y, width) + 3;
  y = drawBase(canvas, snapshot, texts, inner, y, width);
  canvas.rect(x, top, pileWidth, y - top + 10, { fill: "none", stroke: palette.line, rx: 12 });
}

/** @returns its bottom, as every part here does */
function drawSheet(
  canvas: Canvas,
  { stack, language }: DockerfileSnapshot,
  x: number,
  y: number,
  width: number,
): number {
  const { palette, measure } = canvas;
  const texts = phrases[language];
  const start = startOf(stack);
  const height = start.open === undefined ? 70 : 88;
  canvas.rect(x, y, width, height, {
    rx: 6,
    fill: palette.sheet,
    "fill-opacity": 0.08,
    stroke: palette.sheet,
    "stroke-dasharray": "4 3",
  });
  canvas.text(x + 12, y + 19, texts.writable, "head", palette.sheet);
  const gone = plain(texts.writableGone);
  canvas.text(x + width - 12 - measure(gone, "small"), y + 19, gone, "small", palette.sheet);
  let at = y + 40;
  const label = canvas.text(x + 12, at, texts.command, "small", palette.quiet);
  if (start.command !== "") canvas.text(x + 20 + label, at, start.command, "monoBold", palette.ink, width - 36 - label);
  if (start.open !== undefined) {
    if (start.command !== "") at += 18;
    canvas.text(x + 20 + label, at, plain(texts.open[start.open]), "small", palette.quiet, width - 36 - label);
  }
  at = y + height - 11;
  const facts: [string, string][] = [
    [texts.user, start.user ?? texts.asBase],
    [texts.workdir, start.workdir ?? texts.asBase],
    ...(start.ports.length > 0 ? [[texts.ports, start.ports.join(" ")] as [string, string]] : []),
  ];
  let along = x + 12;
  for (const [name, value] of facts) {
    along += canvas.text(along, at, name, "small", palette.quiet) + 7;
    along += canvas.text(along, at, value, "mono", palette.ink, Math.max(40, x + width - 12 - along)) + 18;
  }
  return y + height;
}

function drawRow(canvas: Canvas, snapshot: DockerfileSnapshot, row: Row, x: number, y: number, width: number): number {
  const { stack, language } = snapshot;
  const texts = phrases[language];
  const name = (stage: number) => stageName(stack, stage);
  const fateOf = (fate: StepFate | undefined) => ({
    again: fate !== undefined && fate.fate !== "reused",
    ...(fate && { fate: whatIfPhrases[language].fate[fate.fate] }),
  });
  switch (row.kind) {
    case "layer": {
      const line = stack.steps[row.step]!.range.start.line + 1;
      return drawCard(canvas, x, y, width, {
        number: row.number,
        text: row.text,
        adds: plain(texts.added(row.added, name)),
        line,
        ...fateOf(fatesByStep(snapshot.whatIf).get(row.step)),
      });
    }
    case "trigger":
      return drawCard(canvas, x, y, width, {
        number: row.number,
        text: row.text,
        adds: plain(texts.trigger),
        ...fateOf(fatesOfTriggers(snapshot.whatIf, stack).get(row.history)),
      });
    case "notes":
      return drawChips(
        canvas,
        row.steps.map((step) => stack.steps[step]!.text),
        x + gutter,
        y + 4,
        x + width,
      );
    case "seam": {
      const { palette, measure } = canvas;
      const said = plain(texts.seam(name(row.stage), name(row.base)));
      const from = x + (width - measure(said, "small")) / 2;
      const dashes = { stroke: palette.pile, "stroke-dasharray": "4 3" };
      canvas.shape("line", { x1: x, y1: y + 12, x2: from - 8, y2: y + 12, ...dashes });
      canvas.text(from, y + 16, said, "small", palette.quiet);
      canvas.shape("line", { x1: x + width - (from - x) + 8, y1: y + 12, x2: x + width, y2: y + 12, ...dashes });
      return y + 24;
    }
  }
}

interface Card {
  number: number;
  text: string;
  adds: string;
  again: boolean;
  fate?: string;
  line?: number;
}

function drawCard(canvas: Canvas, x: number, y: number, width: number, card: Card): number {
  const { palette, measure } = canvas;
  const tone = card.again ? palette.again : palette.pile;
  canvas.rect(x, y, width, 48, { rx: 3, fill: tone, "fill-opacity": 0.1 });
  canvas.rect(x, y, 3, 48, { fill: tone });
  const number = String(card.number);
  canvas.text(x + gutter / 2 - measure(number, "title") / 2, y + 26, number, "title", tone);
  const line = card.line === undefined ? "" : String(card.line);
  const end = x + width - 12 - measure(line, "mono");
  canvas.text(end, y + 20, line, "mono", palette.quiet);
  const [keyword = ""] = /^\S*/.exec(card.text) ?? [];
  const after = canvas.text(x + gutter, y + 20, keyword, "monoBold", palette.ink);
  canvas.text(
    x + gutter + after,
    y + 20,
    card.text.slice(keyword.length),
    "mono",
    palette.ink,
    end - x - gutter - after - 10,
  );
  const fate = card.fate === undefined ? 0 : measure(card.fate, "head") + 12;
  canvas.text(x + gutter, y + 38, card.adds, "small", palette.quiet, width - gutter - 16 - fate);
  if (card.fate !== undefined) {
    canvas.text(x + width - fate, y + 38, card.fate, "head", card.again ? palette.ink : palette.quiet);
  }
  return y + 48;
}

function drawChips(canvas: Canvas, texts: string[], left: number, top: number, right: number): number {
  const { palette, measure } = canvas;
  const longest = 210;
  let x = left;
  let y = top;
  for (const text of texts) {
    const width = Math.min(longest, measure(text.replace(/\s+/g, " "), "monoSmall") + 18);
    if (x > left && x + width > right) {
      x = left;
      y += 24;
    }
    canvas.rect(x, y, width, 20, { rx: 10, fill: "none", stroke: palette.line });
    canvas.text(x + 9, y + 14, text, "monoSmall", palette.quiet, width - 17);
    x += width + 6;
  }
  return y + 24;
}

function drawBase(
  canvas: Canvas,
  { stack }: DockerfileSnapshot,
  texts: Phrases,
  x: number,
  y: number,
  width: number,
): number {
  const { palette } = canvas;
  const base = baseOf(stack);
  canvas.rect(x, y, width, 48, {
    rx: 3,
    fill: palette.ink,
    "fill-opacity": base.scratch ? 0 : 0.08,
    stroke: base.scratch ? palette.line : "none",
  });
  canvas.text(x + 14, y + 20, base.scratch ? "scratch" : (base.reference ?? "?"), "monoBold", palette.ink, width - 28);
  const said = base.scratch ? texts.scratchIs : baseSaid(base, texts);
  canvas.text(x + 14, y + 38, said, "small", palette.quiet, width - 28);
  if (base.scratch) return y + 48;
  for (const [at, opacity] of [0.16, 0.1, 0.05].entries()) {
    canvas.rect(x, y + 51 + at * 6, width, 3, { fill: palette.ink, "fill-opacity": opacity });
  }
  return y + 66;
}

/** A drum for each volume, the first tied to the container. */
function drawVolumes(canvas: Canvas, { stack }: DockerfileSnapshot, x: number, top: number): void {
  const { palette, measure } = canvas;
  volumesOf(stack).forEach(({ path }, index) => {
    const y = top + index * 74;
    const middle = x + drumWidth / 2;
    const stroke = { stroke: palette.volume, "stroke-width": 1.5 };
    if (index === 0) canvas.shape("line", { x1: x - gap - 10, y1: y + 28, x2: x, y2: y + 28, ...stroke });
    else canvas.shape("line", { x1: middle, y1: y - 18, x2: middle, y2: y, ...stroke });
    const body = `M${x} ${y + 8}v38a${drumWidth / 2} 9 0 0 0 ${drumWidth} 0v-38`;
    canvas.rect(x, y, drumWidth, 56, { fill: "none" });
    canvas.shape("path", { d: body, fill: palette.paper, ...stroke });
    canvas.shape("ellipse", {
      cx: middle,
      cy: y + 8,
      rx: drumWidth / 2,
      ry: 8,
      fill: palette.volume,
      "fill-opacity": 0.16,
      ...stroke,
    });
    const room = drumWidth - 16;
    const width = Math.min(room, measure(path, "mono"));
    canvas.text(middle - width / 2, y + 36, path, "mono", palette.volume, room);
  });
}
