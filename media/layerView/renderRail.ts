import { element, placeOf, revealing, svg, words } from "./dom";
import { stageName } from "./facts";
import type { DockerfileSnapshot } from "./messages";
import type { Phrases } from "./phrases";
import { shortReference } from "./reference";
import { type Rail, type RailEdge, type RailNode, railOf } from "./stages";
import { costOfStage } from "./whatIf/fates";
import { whatIfPhrases } from "./whatIf/phrases";

/** Pixels: from lane to lane, the margin left of the first, a dot's centre from its row's top, and where curves end. */
const laneWidth = 13;
const margin = 9;
const dot = 12;
const bend = 34;

const xOf = (lane: number) => margin + lane * laneWidth;

/** The stages as a rail, the last one on top; nothing for a file of one stage that takes files from nowhere else. */
export function renderRail(snapshot: DockerfileSnapshot, names: string[], texts: Phrases): HTMLElement | false {
  const rail = railOf(snapshot.stack);
  if (rail.nodes.length < 2) return false;
  return element(
    "nav",
    { class: "rail", "aria-label": texts.stages },
    element("div", { class: "heading" }, element("h2", {}, texts.stages)),
    element(
      "ol",
      { "data-list": "stages" },
      ...rail.nodes.map((node) => renderNode(node, rail, snapshot, names, texts)),
    ),
  );
}

function renderNode(
  node: RailNode,
  rail: Rail,
  { stack, whatIf, language }: DockerfileSnapshot,
  names: string[],
  texts: Phrases,
): HTMLElement {
  const { id, standing, range } = node;
  const cost = typeof id === "number" ? costOfStage(whatIf, stack, id) : undefined;
  const from = typeof id === "number" ? stack.steps.findIndex((step) => step.range === range) : -1;
  const key = typeof id === "number" ? `stage ${names[from] ?? id}` : `image ${id}`;
  const its = typeof id === "number" ? stageName(stack, id) : { name: shortReference(id) };
  const label = "name" in its ? [{ code: its.name }] : texts.stage(its);
  const content = [
    renderTracks(node, rail),
    element(
      "span",
      { class: "label" },
      element("span", { class: "name" }, ...words(label)),
      element("span", { class: "why" }, ...words(texts.standing(node, (stage) => stageName(stack, stage)))),
      cost && element("span", { class: "why" }, whatIfPhrases[language].stage(cost.again, cost.steps)),
    ),
  ];
  const attributes = { class: "stop", id: typeof id === "number" && placeOf("stage", id) };
  return element(
    "li",
    { class: standing === "target" ? "becomes" : standing, "data-key": key },
    range
      ? element("button", { ...revealing(key, range), ...attributes }, ...content)
      : element("div", attributes, ...content),
  );
}

/** The lines that run through a row of the rail, and its dot. Rows are as high as their text, so straight lines end at 100%. */
function renderTracks({ row, lane, standing }: RailNode, { edges, lanes }: Rail): SVGElement {
  const lines = edges.flatMap((edge) => {
    const x = xOf(edge.to.lane);
    if (edge.from.row < row && row < edge.to.row) return [track(edge, { x1: x, y1: 0, x2: x, y2: "100%" })];
    if (edge.to.row === row) return [track(edge, { x1: x, y1: 0, x2: x, y2: dot })];
    if (edge.from.row !== row) return [];
    const start = xOf(lane);
    if (start === x) return [track(edge, { x1: x, y1: dot, x2: x, y2: "100%" })];
    const middle = (dot + bend) / 2;
    const curve = `M${start} ${dot}C${start} ${middle + 6} ${x} ${middle - 6} ${x} ${bend}`;
    return [svg("path", { class: trackClass(edge), d: curve }), track(edge, { x1: x, y1: bend, x2: x, y2: "100%" })];
  });
  const mark =
    standing === "outside"
      ? svg("rect", { class: "dot", x: xOf(lane) - 4.5, y: dot - 4.5, width: 9, height: 9 })
      : svg("circle", { class: "dot", cx: xOf(lane), cy: dot, r: 5 });
  return svg("svg", { class: "tracks", width: xOf(lanes - 1) + margin, "aria-hidden": "true" }, ...lines, mark);
}

function track(edge: RailEdge, ends: Record<string, number | string>): SVGElement {
  return svg("line", { class: trackClass(edge), ...ends });
}

function trackClass({ kind, built }: RailEdge): string {
  return built ? kind : `${kind} unbuilt`;
}
