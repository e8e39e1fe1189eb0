/** A map that starts out as another one without copying it. The one below must not change any more. */
export class LayeredMap<V> {
  readonly #own = new Map<string, V>();
  readonly #below: LayeredMap<V> | undefined;

  constructor(below?: LayeredMap<V>) {
    this.#below = below;
  }

  get(key: string): V | undefined {
    for (let layer: LayeredMap<V> | undefined = this; layer; layer = layer.#below) {
      const value = layer.#own.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  set(key: string, value: V): void {
    this.#own.set(key, value);
  }

  /** All of it, in the order in which keys were first written. */
  [Symbol.iterator](): IterableIterator<[string, V]> {
    const layers: Map<string, V>[] = [];
    for (let layer: LayeredMap<V> | undefined = this; layer; layer = layer.#below) layers.push(layer.#own);
    const all = new Map<string, V>();
    for (const layer of layers.reverse()) for (const [key, value] of layer) all.set(key, value);
    return all.entries();
  }
}
