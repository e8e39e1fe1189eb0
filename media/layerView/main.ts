import type { Language, LayerStack } from "../../server/protocol";
import { composePhrases } from "./compose/phrases";
import { placeInGrid } from "./compose/placeInGrid";
import { renderProject } from "./compose/render";
import { placeOf } from "./dom";
import { writeAs } from "./export/write";
import { type Named, named } from "./identity";
import { Kept } from "./kept";
import type {
  DockerfileSnapshot,
  ExportFormat,
  FromLayerView,
  LayerViewState,
  Snapshot,
  ToLayerView,
} from "./messages";
import { patch } from "./patch";
import { pathPhrases } from "./path/phrases";
import { phrases } from "./phrases";
import { renderEmpty, renderStack } from "./render";
import { listOf, moveFocus, setTabStops } from "./roving";
import { plain } from "./text";
import { Unpacker } from "./wire";

declare function acquireVsCodeApi(): {
  postMessage(message: FromLayerView): void;
  setState(state: LayerViewState): void;
};

const host = acquireVsCodeApi();
const page = document.querySelector("main")!;
const live = document.querySelector("[role=status]")!;

/** What the page remembers between snapshots is view state only: names of steps, the cursor's step, each list's tab stop. */
let uri: string | undefined;
let language: Language = "en";
let lit: string | undefined;
let snapshot: Snapshot | undefined;
let steps: Named[] = [];
let namesGiven = 0;
let active: number | undefined;
let marked: HTMLElement[] = [];
let stack: LayerStack | undefined;
let kept = new Kept();
const unpacker = new Unpacker();
let growing: ReturnType<typeof setTimeout> | undefined;
const stops = new Map<string, string>();

/** Rows of a pile that fill most windows, and those that are drawn in one task after them. */
const firstRows = 24;
const moreRows = 120;
const rowsAtOnce = 100;

window.addEventListener("message", ({ data }: MessageEvent<ToLayerView>) => {
  if (data.type === "export") {
    void exportAs(data.format);
    return;
  }
  if (data.type === "copied") {
    // Said anew each time, also when it was the last thing said.
    live.textContent = "";
    requestAnimationFrame(() => (live.textContent = pathPhrases[language].copied));
    return;
  }
  if (data.type === "cursor") {
    active = data.active;
    markCurrent();
    setTabStops(page, stops);
  } else {
    const message = data.type === "snapshot" ? unpacker.unpack(data) : data;
    if (message) showMessage(message);
    // A page that is asked to go on from what it does not have starts anew.
    else host.postMessage({ type: "ready" });
  }
  scrollToCurrent();
});

page.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  const { reveal, copy, lock, wish, select } = button?.dataset ?? {};
  const uri = button?.closest<HTMLElement>("[data-uri]")?.dataset.uri;
  if (wish !== undefined && isWish(wish)) host.postMessage({ type: wish });
  if (reveal !== undefined)
    host.postMessage({ type: "reveal", range: JSON.parse(reveal), ...(uri !== undefined && { uri }) });
  if (select !== undefined) {
    // The button that closes a pile goes with it; the container it belongs to stays.
    if (select === "") page.querySelector<HTMLElement>("[aria-expanded=true]")?.focus();
    host.postMessage({ type: "select", ...(select !== "" && { service: select }) });
  }
  if (copy !== undefined) host.postMessage({ type: "copy", text: copy });
  if (lock !== undefined) host.postMessage({ type: "lock", locked: lock === "true" });
});

page.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || target.dataset.wish !== "target") return;
  host.postMessage({ type: "target", ...(target.value !== "" && { target: target.value }) });
});

for (const event of ["pointerover", "focusin"]) page.addEventListener(event, ({ target }) => light(target));
for (const event of ["pointerleave", "focusout"]) page.addEventListener(event, () => light(null));

/** What had the focus last: VS Code takes it away from the page, and gives it back to the page as a whole. */
let lastFocused: HTMLElement | undefined;
let isPressed = false;
window.addEventListener("blur", () => (isPressed = false));
window.addEventListener("pointerdown", () => (isPressed = true), true);
window.addEventListener("focus", () =>
  setTimeout(() => {
    // A press gives the focus to what is pressed.
    if (!isPressed && document.activeElement === document.body) lastFocused?.focus({ preventScroll: true });
  }),
);

page.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLElement) lastFocused = target;
  const list = listOf(target)?.dataset.list;
  const key = target instanceof HTMLElement ? target.dataset.key : undefined;
  if (list === undefined || key === undefined) return;
  stops.set(list, key);
  setTabStops(page, stops);
});

page.addEventListener("keydown", (event) => {
  if (moveFocus(event)) event.preventDefault();
  // Escape closes an open list of stages first.
  else if (event.key === "Escape" && !(event.target instanceof HTMLSelectElement)) {
    page.querySelector<HTMLElement>("[data-escape]")?.click();
  }
});

host.postMessage({ type: "ready" });

const wishes = ["ask", "forget", "pickExport", "compare", "stopComparing"] as const;

function isWish(wish: string): wish is (typeof wishes)[number] {
  return (wishes as readonly string[]).includes(wish);
}

async function exportAs(format: ExportFormat): Promise<void> {
  try {
    host.postMessage({ type: "exported", format, content: await writeAs(snapshot, format) });
  } catch {
    host.postMessage({ type: "exported", format });
  }
}

/** Lights the lines of the card under the pointer or with the focus in the editor. */
function light(target: EventTarget | null): void {
  const card = target instanceof Element ? target.closest<HTMLElement>("[data-reveal]") : null;
  // Lines of another file are not in this editor.
  const range = card?.closest("[data-uri]") ? undefined : card?.dataset.reveal;
  if (range === lit) return;
  lit = range;
  host.postMessage({ type: "light", ...(range !== undefined && { range: JSON.parse(range) }) });
}

/** Whoever works in the page is not to lose the place; whoever types in the editor sees the card of the line. */
function scrollToCurrent(): void {
  if (!document.hasFocus()) page.querySelector(".pile [aria-current]")?.scrollIntoView({ block: "nearest" });
}

function showMessage(message: Snapshot | Extract<ToLayerView, { type: "empty" }>): void {
  ({ language } = message);
  const texts = phrases[language];
  // Set anew, the same language would make the browser style every element again.
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
  const { locked } = message;
  const target = message.type === "snapshot" && message.kind === "dockerfile" ? message.target : undefined;
  host.setState({
    locked,
    ...(message.uri !== undefined && { uri: message.uri }),
    ...(target !== undefined && { target }),
  });
  clearTimeout(growing);
  if (message.uri !== uri) {
    uri = message.uri;
    steps = [];
    stops.clear();
    page.replaceChildren();
  }
  if (message.type === "empty") {
    active = stack = snapshot = undefined;
    kept = new Kept();
    show(renderEmpty(message.file, message.locked, texts), plain(texts.empty(message.file)));
    return;
  }
  snapshot = message;
  ({ active } = message);
  if (message.kind === "compose") {
    stack = undefined;
    kept = new Kept();
    const { services, volumes, networks } = message.project;
    const said = composePhrases[language].live(services.length, volumes.length, networks.length);
    show(renderProject(message), said);
    return;
  }
  ({ stack } = message);
  steps = named(
    steps,
    stack.steps.map(({ text }) => text),
    () => `step ${++namesGiven}`,
  );
  showStack(message, page.childElementCount === 0 ? firstRows : kept.most);
}

/** Draws `most` rows of the pile, and of those that are there already `rowsAtOnce`, now; the others in tasks of their own, so that none is long. */
function showStack(shown: DockerfileSnapshot, most: number): void {
  const texts = phrases[language];
  const { stack } = shown;
  kept = page.childElementCount === 0 ? new Kept(most) : kept.next(most, rowsAtOnce);
  const wanted = renderStack(
    shown,
    steps.map(({ name }) => name),
    texts,
    kept,
  );
  show(wanted, texts.live(stack.steps.length, stack.image.layers, stack.stages.length));
  if (stack.steps.length <= most && !kept.unfinished) return;
  growing = setTimeout(() => {
    showStack(shown, most + moreRows);
    // Nothing of this arrived: it was only drawn later.
    forgetNew();
    scrollToCurrent();
  });
}

function forgetNew(): void {
  for (const fresh of page.querySelectorAll(".new")) fresh.classList.remove("new");
}

function show(wanted: HTMLElement, announcement: string): void {
  const focused = document.activeElement;
  const list = listOf(focused)?.dataset.list;
  const upToFocus = focusableUpTo(focused);
  const first = page.childElementCount === 0;
  forgetNew();
  patch(page, wanted);
  markCurrent();
  setTabStops(page, stops);
  if (snapshot?.kind === "compose") placeInGrid(page);
  // What was chosen by hand does not follow the attribute any more.
  const header = page.querySelector("header");
  for (const option of header?.querySelectorAll<HTMLOptionElement>("option[selected]") ?? []) option.selected = true;
  if (first) forgetNew();
  // Elements keep their focus by their key; when the focused one is gone, its list's tab stop takes over, else what stood before it.
  if (upToFocus.length > 0 && document.activeElement !== focused) {
    const stop = list && page.querySelector<HTMLElement>(`[data-list="${list}"] button[tabindex="0"]`);
    (stop || upToFocus.findLast((element) => element.isConnected))?.focus();
  }
  if (live.textContent !== announcement) live.textContent = announcement;
}

/** Everything in the page that takes the focus, up to the element that has it; nothing when none of it has. */
function focusableUpTo(focused: Element | null): HTMLElement[] {
  if (!(focused instanceof HTMLElement) || !page.contains(focused)) return [];
  const all = [...page.querySelectorAll<HTMLElement>("button, select, [tabindex]")];
  return all.slice(0, all.indexOf(focused) + 1);
}

/** Marks the step under the editor's cursor in the pile, and its stage in the rail; of a project the service. */
function markCurrent(): void {
  for (const element of marked) element.removeAttribute("aria-current");
  marked = partsUnderCursor().flatMap((place) => document.getElementById(place) ?? []);
  for (const element of marked) element.setAttribute("aria-current", "true");
}

function partsUnderCursor(): string[] {
  if (active === undefined) return [];
  if (snapshot?.kind === "compose") return [placeOf("service", active)];
  const stage = stack?.steps[active]?.stage;
  return [placeOf("step", active), ...(stage === undefined ? [] : [placeOf("stage", stage)])];
}
