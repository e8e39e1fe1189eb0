import { code, element, foreign, hidden, revealing, words } from "../dom";
import type { ComposeSnapshot } from "../messages";
import { renderCommand } from "../path/command";
import { phrases } from "../phrases";
import { renderProblems } from "../renderProblems";
import { renderTools } from "../renderTools";
import { type Band, type Drum, layoutOf } from "./columns";
import { type ComposePhrases, composePhrases } from "./phrases";
import { renderOpenPile } from "./renderOpenPile";
import { renderService } from "./renderService";

/**
 * The page of a compose file: a column for each service. Networks cross the columns above, volumes below; where a line from a
 * container meets one, the container is on it.
 */
export function renderProject(snapshot: ComposeSnapshot): HTMLElement {
  const { project, language, stale, file, locked } = snapshot;
  const texts = composePhrases[language];
  const common = phrases[language];
  const layout = layoutOf(project);
  // What a variable may make right is not held against the file.
  const problems = project.problems.filter(({ ifUnset }) => !ifUnset);
  const columns = layout.columns.length;
  const containerRow = layout.bands.length + 2;
  return element(
    "main",
    { class: "project" },
    element(
      "header",
      {},
      element("h1", {}, foreign(file)),
      renderTools(locked, common),
      element("p", { class: "summary" }, ...words(texts.summary(project))),
    ),
    stale && element("p", { class: "notice", "data-key": "stale" }, common.stale),
    problems.length > 0 && renderProblems(problems, texts.refused, common),
    renderLifeCycle(snapshot, texts),
    element(
      "div",
      { class: "scroller", tabindex: 0, role: "group", "aria-label": texts.project, "data-key": "scroller" },
      element(
        "div",
        { class: "columns", "data-columns": Math.min(columns, 64) },
        heading("networks", texts.networks, 1),
        element(
          "ul",
          { class: "bands", "data-list": "bands", "aria-label": texts.networks },
          ...layout.bands.map((band, at) =>
            renderBand(
              band,
              layout.columns.map(({ service }) => service.name),
              at + 2,
              texts,
            ),
          ),
        ),
        heading("services", texts.services, containerRow, texts.servicesAre),
        element(
          "ol",
          { class: "services", "data-list": "services", "aria-label": texts.services },
          ...layout.columns.map((column, at) =>
            renderService(column, { ...snapshot, at, row: containerRow, bands: layout.bands, drums: layout.drums }),
          ),
        ),
        heading("volumes", texts.volumes, containerRow + 2),
        element(
          "ul",
          { class: "drums", "data-list": "drums", "aria-label": texts.volumes },
          ...layout.drums.map((drum, at) => renderDrum(drum, containerRow + 3 + at, texts)),
        ),
      ),
    ),
    layout.drums.length > 0 && element("p", { class: "quiet below" }, ...words(texts.volumesAre)),
    renderOpenPile(snapshot),
  );
}

function heading(kind: string, title: string, row: number, explanation?: string): HTMLElement {
  return element(
    "div",
    { class: `side of-${kind}`, "data-row": row },
    element("h2", {}, title),
    explanation !== undefined && element("p", { class: "quiet" }, explanation),
  );
}

/** What `up` makes, `down` removes and `down -v` deletes, each with its command. */
function renderLifeCycle({ project, language }: ComposeSnapshot, texts: ComposePhrases): HTMLElement {
  const { lifeCycle } = project;
  const step = (kind: string, command: string, said: HTMLElement) =>
    element("li", { class: kind, "data-key": kind }, renderCommand(kind, command, language), said);
  const quiet = (text: Parameters<typeof words>[0]) => element("p", { class: "quiet" }, ...words(text));
  return element(
    "section",
    { class: "path life", "aria-label": texts.lifeCycle },
    element(
      "ol",
      { "data-list": "path" },
      step("of-container", "docker compose up --build --detach", quiet(texts.up(lifeCycle))),
      step("of-file", "docker compose down", quiet(texts.down(lifeCycle))),
      step("of-volume", "docker compose down --volumes", quiet(texts.downVolumes(lifeCycle))),
    ),
  );
}

function renderBand(band: Band, names: string[], row: number, texts: ComposePhrases): HTMLElement {
  const members = band.columns.map((at) => names[at]!);
  const notes = [
    ...(band.internal ? [texts.internal] : []),
    ...(band.external ? [texts.external] : band.range || band.key === "default" ? [] : [texts.undeclared]),
    ...(members.length === 0 ? [texts.nobody] : []),
  ];
  const content = [
    code(band.key),
    element(
      "span",
      { class: "quiet" },
      ...words(texts.onMachine(band.nameOnMachine)),
      ...notes.map((note) => ` · ${note}`),
    ),
    hidden(": "),
    element("span", { class: "members" }, ...words(texts.members(members))),
  ];
  const key = `network ${band.key}`;
  return element(
    "li",
    { class: band.internal ? "band internal" : "band", "data-key": key, "data-row": row },
    band.range ? element("button", revealing(key, band.range), ...content) : element("div", {}, ...content),
  );
}

function renderDrum({ key, volume, mounts }: Drum, row: number, texts: ComposePhrases): HTMLElement {
  const notes = [
    ...(volume.external ? [texts.external] : volume.declared ? [] : [texts.undeclared]),
    ...(mounts.length === 0 ? [texts.nobody] : []),
  ];
  const content = [
    code(key, { class: "name" }),
    element(
      "span",
      { class: "quiet" },
      ...words(texts.onMachine(volume.nameOnMachine)),
      ...notes.map((note) => ` · ${note}`),
    ),
    hidden(": "),
    element(
      "span",
      { class: "members" },
      ...mounts.flatMap(({ service, target, readOnly }, at) => [
        ...(at === 0 ? [] : [", "]),
        code(`${service}:${target}`),
        ...(readOnly ? [` (${texts.readOnly})`] : []),
      ]),
    ),
  ];
  const id = `volume ${key}`;
  return element(
    "li",
    {
      class: new Set(mounts.map(({ column }) => column)).size > 1 ? "drum shared" : "drum",
      "data-key": id,
      "data-row": row,
    },
    volume.range ? element("button", revealing(id, volume.range), ...content) : element("div", {}, ...content),
  );
}
