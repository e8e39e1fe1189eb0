import { stageName } from "../facts";
import type { DockerfileSnapshot } from "../messages";
import { phrases } from "../phrases";
import { shortReference } from "../reference";
import { type RailEdge, type RailNode, railOf } from "../stages";
import { plain } from "../text";
import type { Canvas } from "./canvas";

const laneWidth = 14;
const rowHeight = 46;

/** The stages as a rail, as high as they need. @returns whether there is one */
export function drawRail(canvas: Canvas, snapshot: DockerfileSnapshot, x: number, top: number, width: number): boolean {
  const { stack, language } = snapshot;
  const rail = railOf(stack);
  if (rail.nodes.length < 2) return false;
  const texts = phrases[language];
  const { palette } = canvas;
  canvas.text(x, top + 10, texts.stages, "head", palette.ink);
  const place = ({ row, lane }: { row: number; lane: number }) => ({
    x: x + 7 + lane * laneWidth,
    y: top + 36 + row * rowHeight,
  });
  for (const edge of rail.edges) drawEdge(canvas, edge, place(edge.from), place(edge.to));
  const words = x + 16 + rail.lanes * laneWidth;
  for (const node of rail.nodes) {
    const at = place(node);
    drawDot(canvas, node, at);
    const its = typeof node.id === "number" ? stageName(stack, node.id) : { name: shortReference(node.id) };
    const label = "name" in its ? its.name : plain(texts.stage(its));
    const room = x + width - words;
    canvas.text(words, at.y + 4, label, node.standing === "target" ? "monoBold" : "mono", palette.ink, room);
    canvas.text(
      words,
      at.y + 20,
      plain(texts.standing(node, (stage) => stageName(stack, stage))),
      "small",
      palette.quiet,
      room,
    );
  }
  return true;
}

interface Point {
  x: number;
  y: number;
}

function drawEdge(canvas: Canvas, { kind, built }: RailEdge, from: Point, to: Point): void {
  const bend =
    from.x === to.x
      ? `M${from.x} ${from.y}`
      : `M${from.x} ${from.y}C${from.x} ${from.y + 16} ${to.x} ${from.y + 8} ${to.x} ${from.y + 26}`;
  canvas.shape("path", {
    d: `${bend}L${to.x} ${to.y}`,
    fill: "none",
    stroke: built ? canvas.palette.pile : canvas.palette.quiet,
    "stroke-width": 1.5,
    "stroke-dasharray": kind === "base" ? undefined : kind === "copy" ? "5 3" : "1.5 3",
  });
}

function drawDot(canvas: Canvas, { standing }: RailNode, { x, y }: Point): void {
  const { palette } = canvas;
  const inImage = standing === "target" || standing === "part";
  const stroke = standing === "unused" || standing === "outside" ? palette.quiet : palette.pile;
  const look = { fill: inImage ? palette.pile : palette.paper, stroke, "stroke-width": 1.5 };
  if (standing === "outside") canvas.rect(x - 4.5, y - 4.5, 9, 9, look);
  else
    canvas.shape("circle", {
      cx: x,
      cy: y,
      r: 5,
      ...look,
      "stroke-dasharray": standing === "unused" ? "2 2" : undefined,
    });
}
