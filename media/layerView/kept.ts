import { element } from "./dom";

const standIns = new WeakSet<Element>();

/** An empty element in the place of a row that looks as it did in the last picture. */
export function isStandIn(element: Element): boolean {
  return standIns.has(element);
}

/**
 * What is left alone from one picture of a long pile to the next. A thousand rows take longer to draw than a frame: rows that
 * look as they did are not drawn again, and of a pile that is new the part that is seen first comes first.
 */
export class Kept {
  private before: ReadonlyMap<string, string> = new Map();
  private now = new Map<string, string>();

  /** `most`: rows that are drawn, from the top. */
  constructor(readonly most = Number.POSITIVE_INFINITY) {}

  /** What the picture after this one may keep, when it shows `most` rows. */
  next(most: number): Kept {
    const next = new Kept(most);
    next.before = this.now;
    return next;
  }

  /** The row as `draw` draws it, or a stand-in when the row of this key was drawn from equal `inputs` last time. */
  row(key: string, inputs: unknown, draw: () => HTMLElement): HTMLElement {
    const text = JSON.stringify(inputs);
    this.now.set(key, text);
    if (this.before.get(key) !== text) return draw();
    const standIn = element("li", { "data-key": key });
    standIns.add(standIn);
    return standIn;
  }
}
