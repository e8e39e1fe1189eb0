import type { ComposeService } from "../../../server/protocol";
import { code, element, placeOf, revealing, words } from "../dom";
import { baseOf, commandLine } from "../facts";
import { renderFinding } from "../findings/render";
import type { ComposeSnapshot, ServicePile } from "../messages";
import type { Text } from "../text";
import type { Band, Column, Drum } from "./columns";
import { type ComposePhrases, composePhrases } from "./phrases";

/** Bars that stand for layers; what is more is said in words. */
const mostBars = 7;

interface Place extends ComposeSnapshot {
  /** The column, from 0. */
  at: number;
  /** The grid's row that containers stand in. */
  row: number;
  bands: Band[];
  drums: Drum[];
}

/** A container on its pile, with its lines up to its networks and down to its volumes. */
export function renderService(column: Column, place: Place): HTMLElement {
  const { service, index } = column;
  const { at, row, bands, drums, piles, selected, language } = place;
  const open = selected === service.name;
  const texts = composePhrases[language];
  const key = `service ${service.name}`;
  const bandRows = bands.flatMap((band, band_) => (band.columns.includes(at) ? [band_ + 2] : []));
  const drumRows = drums.flatMap((drum, drum_) =>
    drum.mounts.some((mount) => mount.column === at) ? [row + 3 + drum_] : [],
  );
  const top = Math.min(...bandRows);
  const bottom = Math.max(...drumRows);
  const grid = at + 2;
  const cell = (kind: string, from: number, to = from + 1) =>
    element("span", { class: kind, "aria-hidden": "true", "data-column": grid, "data-row": from, "data-row-end": to });
  return element(
    "li",
    { class: "service", "data-key": key },
    element(
      "button",
      {
        ...revealing(key, service.range),
        class: "box",
        id: placeOf("service", index),
        ...(piles[service.name] && {
          "data-select": open ? "" : service.name,
          "aria-expanded": String(open),
        }),
        "data-column": grid,
        "data-row": row,
        "data-row-end": row + 1,
      },
      ...renderBox(column, place, texts),
    ),
    // From the middle of the topmost network down to the container, behind it.
    ...(bandRows.length > 0 ? [cell("stem up half", top), cell("stem up", top + 1, row + 1)] : []),
    ...bandRows.map((each) => cell("joint network", each)),
    ...(drumRows.length > 0 ? [cell("stem down", row + 1, bottom), cell("stem down half", bottom)] : []),
    ...drumRows.map((each) => cell("joint volume", each)),
  );
}

function renderBox(
  { service, wave }: Column,
  { project, piles, language }: Place,
  texts: ComposePhrases,
): (Node | false)[] {
  const line = (kind: string, text: Text) => element("span", { class: kind }, ...words(text));
  const findings = project.findings.filter((finding) => finding.service === service.name);
  return [
    element(
      "span",
      { class: "title" },
      code(service.name, { class: "name" }),
      element("span", { class: "quiet" }, wave === undefined ? texts.startsNever : texts.starts(wave)),
    ),
    ...service.ports.map(({ published, target, protocol, hostIp }) =>
      line("port", texts.port(published, target, protocol, hostIp)),
    ),
    service.networkMode !== undefined &&
      line(
        "quiet",
        service.networkMode === "host"
          ? texts.hostNetwork
          : service.networkMode === "none"
            ? texts.noNetwork
            : [{ code: service.networkMode }],
      ),
    ...service.dependsOn.map((dependency) => line("quiet", texts.waits(dependency))),
    service.replicas !== 1 && line("quiet", [texts.replicas(service.replicas)]),
    service.profiles.length > 0 && line("quiet", texts.profile(service.profiles)),
    element(
      "span",
      { class: "writable" },
      element("span", { class: "quiet" }, texts.runs, " "),
      ...commandOf(service, texts),
    ),
    ...service.mounts.filter(({ volume }) => volume === undefined).map((mount) => line("mount", texts.mount(mount))),
    ...(service.healthcheck && !service.healthcheck.disable ? [line("quiet", [texts.healthcheck])] : []),
    service.restart !== undefined && line("quiet", texts.restarts(service.restart)),
    ...renderPile(service, piles[service.name], texts),
    ...findings.map((finding) => renderFinding(finding, language)),
  ];
}

function commandOf({ command, entrypoint }: ComposeService, texts: ComposePhrases): Node[] {
  const all = [...(entrypoint ?? []), ...(command ?? [])];
  return all.length === 0
    ? [element("span", { class: "quiet" }, texts.asImage)]
    : [element("code", { class: "command-line" }, commandLine(all))];
}

function renderPile(service: ComposeService, pile: ServicePile | undefined, texts: ComposePhrases): (Node | false)[] {
  const { image, build } = service;
  const said = (text: Text) => element("span", { class: "pile-words quiet" }, ...words(text));
  if (pile) {
    const { stack } = pile;
    const base = baseOf(stack);
    const stage = stack.stages[stack.target]?.name;
    const bars = Array.from({ length: Math.min(stack.image.layers, mostBars) }, () => element("i", {}));
    return [
      element(
        "span",
        { class: "bars", "aria-hidden": "true" },
        ...bars,
        !base.scratch && element("i", { class: "ground" }),
      ),
      said(texts.builtFrom(pile.file, build?.target === undefined ? undefined : stage)),
      said(texts.layers(stack.image.layers, base.scratch ? undefined : base.reference)),
    ];
  }
  const ground = element("span", { class: "bars", "aria-hidden": "true" }, element("i", { class: "ground" }));
  if (build) return [ground, said([texts.builtElsewhere])];
  if (image === undefined) return [said([texts.noImage])];
  return [ground, element("span", { class: "pile-words" }, code(image)), said([texts.layersUnknown])];
}
