/** Stands for a row, an `li`, that looks as it did in the last picture, or is drawn in a later one. */
export class StandIn {
  constructor(readonly key: string) {}
}

/**
 * What is left alone from one picture of a long pile to the next. A thousand rows take longer to draw than a frame: rows that
 * look as they did are not drawn again, of those that changed so many that no task is long, and of a pile that is new the part that
 * is seen first comes first.
 */
export class Kept {
  private before: ReadonlyMap<string, readonly unknown[]> = new Map();
  private readonly now = new Map<string, readonly unknown[]>();
  private drawn = 0;
  /** A row still looks as it did and should not: it wants another picture. */
  unfinished = false;

  /** `most`: rows that are shown, from the top; `atOnce`: rows that are drawn again, apart from urgent ones. */
  constructor(
    readonly most = Number.POSITIVE_INFINITY,
    private readonly atOnce = Number.POSITIVE_INFINITY,
  ) {}

  /** What the picture after this one may keep. */
  next(most: number, atOnce: number): Kept {
    const next = new Kept(most, atOnce);
    next.before = this.now;
    return next;
  }

  /** The row as `draw` draws it, or a stand-in when the row of this key was drawn from the very same `inputs` last time. */
  row(key: string, inputs: readonly unknown[], urgent: boolean, draw: () => HTMLElement): HTMLElement | StandIn {
    const before = this.before.get(key);
    const same = before?.length === inputs.length && inputs.every((input, at) => Object.is(input, before[at]));
    const later = before && !same && !urgent && this.drawn >= this.atOnce;
    this.now.set(key, later ? before : inputs);
    if (later) this.unfinished = true;
    if (same || later) return new StandIn(key);
    this.drawn++;
    return draw();
  }
}

const rowsOfLists = new WeakMap<Element, readonly (Element | StandIn)[]>();

/** Puts the rows into the list; with stand-ins among them they are for `patch` only. */
export function withRows<E extends Element>(list: E, rows: readonly (Element | StandIn)[]): E {
  if (rows.some((row) => row instanceof StandIn)) rowsOfLists.set(list, rows);
  else list.append(...(rows as Element[]));
  return list;
}

/** The children that the element is to have. */
export function childrenOf(element: Element): readonly (ChildNode | StandIn)[] {
  return rowsOfLists.get(element) ?? [...element.childNodes];
}
