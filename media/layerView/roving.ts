const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * One tab stop for each `[data-list]` below `root`: the button that had it last, by its `data-key`, else the current
 * one, else the first.
 */
export function setTabStops(root: Element, stops: ReadonlyMap<string, string>): void {
  for (const list of root.querySelectorAll<HTMLElement>("[data-list]")) {
    const remembered = stops.get(list.dataset.list ?? "");
    const stop =
      (remembered !== undefined && list.querySelector(`button[data-key="${CSS.escape(remembered)}"]`)) ||
      list.querySelector("button[aria-current]") ||
      list.querySelector("button");
    // Of a thousand buttons one or two are not as they should be: the browser finds them faster than a loop.
    for (const button of list.querySelectorAll<HTMLElement>('button:not([tabindex="-1"])')) {
      if (button !== stop) button.tabIndex = -1;
    }
    if (stop?.getAttribute("tabindex") !== "0") stop?.setAttribute("tabindex", "0");
  }
}

/** Moves the focus within the list of the focused button; true when the key was one of the list's. */
export function moveFocus(event: KeyboardEvent): boolean {
  const move = moves[event.key];
  const list = listOf(event.target);
  if (!move || !list || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const buttons = buttonsOf(list);
  const at = buttons.findIndex((button) => button.contains(document.activeElement));
  buttons[move(at, buttons.length - 1)]?.focus();
  return true;
}

export function listOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-list]") : null;
}

function buttonsOf(list: Element): HTMLButtonElement[] {
  return [...list.querySelectorAll("button")];
}
