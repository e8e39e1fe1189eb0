import type { Value } from "./expand";

/** The variables of a build stage in the order in which they were last written: ENV and ARG together, the last writer wins. */
export class Environment {
  readonly #values: Map<string, Value>;
  /** Below lies a base image nobody has looked up: what is not written here may be written there. */
  readonly openEnded: boolean;

  constructor(openEnded: boolean, values: Iterable<[string, Value]> = []) {
    this.openEnded = openEnded;
    this.#values = new Map(values);
  }

  get(name: string): Value | undefined {
    const value = this.#values.get(name);
    if (value || !this.openEnded) return value;
    return { text: `\${${name}}`, known: false };
  }

  set(name: string, value: Value): void {
    this.#values.delete(name);
    this.#values.set(name, value);
  }

  clone(): Environment {
    return new Environment(this.openEnded, this.#values);
  }

  names(): IterableIterator<string> {
    return this.#values.keys();
  }

  entries(): IterableIterator<[string, Value]> {
    return this.#values.entries();
  }
}
