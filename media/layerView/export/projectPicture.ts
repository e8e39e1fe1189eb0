import { layoutOf } from "../compose/columns";
import { composePhrases } from "../compose/phrases";
import { baseOf, commandLine } from "../facts";
import type { ComposeSnapshot } from "../messages";
import { plain } from "../text";
import { Canvas, type Measure, type Palette } from "./canvas";

const margin = 24;
const labels = 190;
const columnWidth = 210;
const gap = 16;
const rowHeight = 46;
const lineHeight = 18;

/** The compose file's view as an SVG picture of its own: containers on their piles, networks across above, volumes across below. */
export function projectPictureOf(snapshot: ComposeSnapshot, palette: Palette, measure: Measure): string {
  const { project, file, language } = snapshot;
  const texts = composePhrases[language];
  const canvas = new Canvas(palette, measure);
  const { columns, bands, drums } = layoutOf(project);
  const summary = plain(texts.summary(project));
  canvas.text(margin, margin + 18, file, "title", palette.ink);
  canvas.text(margin, margin + 42, summary, "text", palette.quiet);

  const left = (column: number) => margin + labels + gap + column * (columnWidth + gap);
  const middle = (column: number) => left(column) + columnWidth / 2;
  const right = left(columns.length) - gap;
  const bandsTop = margin + 84;
  const bandY = (row: number) => bandsTop + row * rowHeight + 18;
  const boxesTop = bandsTop + bands.length * rowHeight + 14;
  const lines = columns.map(({ service, wave }) => linesOf(service, wave, snapshot));
  const boxesBottom = boxesTop + Math.max(0, ...lines.map((own) => own.length * lineHeight + 36)) + 18;
  const drumY = (row: number) => boxesBottom + 34 + row * rowHeight + 18;

  canvas.text(margin, bandsTop - 8, texts.networks, "head", palette.ink);
  bands.forEach(({ key, nameOnMachine, columns: joined }, row) => {
    const y = bandY(row);
    label(canvas, margin, y, key, nameOnMachine, palette.sheet);
    for (const at of [-1.5, 1.5])
      canvas.shape("line", {
        x1: margin + labels,
        y1: y + at,
        x2: right,
        y2: y + at,
        stroke: palette.sheet,
        "stroke-opacity": 0.55,
      });
    for (const column of joined) {
      for (const at of [-1.5, 1.5])
        canvas.shape("line", {
          x1: middle(column) + at,
          y1: y,
          x2: middle(column) + at,
          y2: boxesBottom - 20,
          stroke: palette.sheet,
        });
    }
  });
  drums.forEach(({ mounts }, row) => {
    for (const column of new Set(mounts.map((mount) => mount.column))) {
      canvas.shape("line", {
        x1: middle(column),
        y1: boxesBottom - 20,
        x2: middle(column),
        y2: drumY(row),
        stroke: palette.volume,
        "stroke-width": 1.5,
      });
    }
  });
  columns.forEach(({ service }, column) => {
    const own = lines[column]!;
    const height = own.length * lineHeight + 36;
    const y = boxesBottom - 18 - height;
    canvas.rect(left(column), y, columnWidth, height, { rx: 8, fill: palette.paper, stroke: palette.line });
    own.forEach(({ text, quiet }, at) => {
      const font = at === 0 ? "monoBold" : "small";
      canvas.text(
        left(column) + 10,
        y + 20 + at * lineHeight,
        text,
        font,
        quiet ? palette.quiet : palette.ink,
        columnWidth - 20,
      );
    });
    const layers = Math.min(snapshot.piles[service.name]?.stack.image.layers ?? 0, 3);
    for (let at = 0; at < layers; at++)
      canvas.rect(left(column) + 10, y + height - 18 + at * 4, columnWidth - 20, 3, { fill: palette.pile });
    canvas.rect(left(column) + 10, y + height - 18 + layers * 4, columnWidth - 20, 3, {
      fill: palette.ink,
      "fill-opacity": 0.3,
    });
  });
  bands.forEach(({ columns: joined }, row) => {
    for (const column of joined)
      canvas.shape("circle", {
        cx: middle(column),
        cy: bandY(row),
        r: 5,
        fill: palette.paper,
        stroke: palette.sheet,
        "stroke-width": 2,
      });
  });
  if (drums.length > 0) canvas.text(margin, boxesBottom + 26, texts.volumes, "head", palette.ink);
  drums.forEach(({ key, volume, mounts }, row) => {
    const y = drumY(row);
    label(canvas, margin, y, key, volume.nameOnMachine, palette.volume);
    canvas.shape("line", {
      x1: margin + labels,
      y1: y,
      x2: right,
      y2: y,
      stroke: palette.volume,
      "stroke-opacity": 0.45,
    });
    for (const { column } of mounts) canvas.shape("circle", { cx: middle(column), cy: y, r: 5, fill: palette.volume });
  });
  return canvas.svg(`${file}: ${summary}`, margin);
}

function label(canvas: Canvas, x: number, y: number, name: string, said: string, tone: string): void {
  canvas.rect(x, y - 18, labels, 38, { rx: 4, fill: tone, "fill-opacity": 0.1, stroke: tone });
  canvas.text(x + 9, y - 3, name, "monoBold", canvas.palette.ink, labels - 18);
  canvas.text(x + 9, y + 13, said, "small", canvas.palette.quiet, labels - 18);
}

function linesOf(
  service: ComposeSnapshot["project"]["services"][number],
  wave: number | undefined,
  { piles, language }: ComposeSnapshot,
): { text: string; quiet: boolean }[] {
  const texts = composePhrases[language];
  const pile = piles[service.name];
  const base = pile && baseOf(pile.stack);
  const command = [...(service.entrypoint ?? []), ...(service.command ?? [])];
  const said = (text: string, quiet = true) => ({ text, quiet });
  return [
    said(service.name, false),
    said(wave === undefined ? texts.startsNever : texts.starts(wave)),
    ...service.ports.map(({ published, target, protocol, hostIp }) =>
      said(plain(texts.port(published, target, protocol, hostIp)), false),
    ),
    ...service.dependsOn.map((dependency) => said(plain(texts.waits(dependency)))),
    said(`${texts.runs} ${command.length === 0 ? texts.asImage : commandLine(command)}`, false),
    ...service.mounts.filter(({ volume }) => volume === undefined).map((mount) => said(plain(texts.mount(mount)))),
    ...(pile && base
      ? [said(plain(texts.layers(pile.stack.image.layers, base.scratch ? undefined : base.reference)))]
      : [said(service.image ?? texts.builtElsewhere)]),
  ];
}
