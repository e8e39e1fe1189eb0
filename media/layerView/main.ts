import type { FromLayerView, LayerStack, ToLayerView } from "../../server/protocol";
import { type Named, named } from "./identity";
import { patch } from "./patch";
import { phrases } from "./phrases";
import { renderEmpty, renderStack } from "./render";
import { listOf, moveFocus, setTabStops } from "./roving";
import { plain } from "./text";

declare function acquireVsCodeApi(): {
  postMessage(message: FromLayerView): void;
  setState(state: { uri: string } | undefined): void;
};

const host = acquireVsCodeApi();
const page = document.querySelector("main")!;
const live = document.querySelector("[role=status]")!;

/** What the page remembers between snapshots is view state only: names of steps, the cursor's step, each list's tab stop. */
let uri: string | undefined;
let steps: Named[] = [];
let namesGiven = 0;
let active: number | undefined;
let stack: LayerStack | undefined;
const stops = new Map<string, string>();

window.addEventListener("message", ({ data }: MessageEvent<ToLayerView>) => {
  if (data.type === "cursor") {
    active = data.active;
    markCurrent(page);
    setTabStops(page, stops);
  } else {
    showMessage(data);
  }
  // Whoever works in the page is not to lose the place; whoever types in the editor sees the card of the line.
  if (!document.hasFocus()) page.querySelector(".pile [aria-current]")?.scrollIntoView({ block: "nearest" });
});

page.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-reveal]") : null;
  if (button?.dataset.reveal) host.postMessage({ type: "reveal", range: JSON.parse(button.dataset.reveal) });
});

page.addEventListener("focusin", ({ target }) => {
  const list = listOf(target)?.dataset.list;
  const key = target instanceof HTMLElement ? target.dataset.key : undefined;
  if (list === undefined || key === undefined) return;
  stops.set(list, key);
  setTabStops(page, stops);
});

page.addEventListener("keydown", (event) => {
  if (moveFocus(event)) event.preventDefault();
});

host.postMessage({ type: "ready" });

function showMessage(message: Exclude<ToLayerView, { type: "cursor" }>): void {
  const texts = phrases[message.language];
  document.documentElement.lang = message.language;
  host.setState(message.uri === undefined ? undefined : { uri: message.uri });
  if (message.uri !== uri) {
    uri = message.uri;
    steps = [];
    stops.clear();
    page.replaceChildren();
  }
  if (message.type === "empty") {
    active = stack = undefined;
    show(renderEmpty(message.file, texts), plain(texts.empty(message.file)));
    return;
  }
  ({ stack, active } = message);
  steps = named(
    steps,
    stack.steps.map(({ text }) => text),
    () => `step ${++namesGiven}`,
  );
  const names = steps.map(({ name }) => name);
  show(renderStack(message, names, texts), texts.live(stack.steps.length, stack.image.layers, stack.stages.length));
}

function show(wanted: HTMLElement, announcement: string): void {
  const focused = document.activeElement;
  const list = listOf(focused)?.dataset.list;
  const first = page.childElementCount === 0;
  markCurrent(wanted);
  setTabStops(wanted, stops);
  patch(page, wanted);
  if (first) for (const fresh of page.querySelectorAll(".new")) fresh.classList.remove("new");
  // Elements keep their focus by their key; when the focused one is gone, its list's tab stop takes over.
  if (list !== undefined && document.activeElement !== focused) {
    page.querySelector<HTMLElement>(`[data-list="${list}"] button[tabindex="0"]`)?.focus();
  }
  if (live.textContent !== announcement) live.textContent = announcement;
}

/** The step under the editor's cursor, in the pile and as its stage in the rail. */
function markCurrent(root: Element): void {
  const stage = active === undefined ? undefined : stack?.steps[active]?.stage;
  for (const button of root.querySelectorAll<HTMLElement>("[data-step], [data-stage]")) {
    const { step, stage: its } = button.dataset;
    const current = step === undefined ? its === String(stage) : step === String(active);
    if (current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}
