import type { Value } from "./expand";

/** A state of the variables that later changes do not touch. */
export interface EnvironmentSnapshot {
  /** Name and text of each variable, in the order in which they were last written. */
  entries(): [name: string, text: string][];
}

interface Written {
  name: string;
  value: Value;
  before: Written | undefined;
}

/** The variables of a build stage in the order in which they were last written: ENV and ARG together, the last writer wins. */
export class Environment {
  readonly #values: Map<string, Value>;
  #last: Written | undefined;
  /** Below lies a base image nobody has looked up: what is not written here may be written there. */
  readonly openEnded: boolean;

  constructor(openEnded: boolean) {
    this.openEnded = openEnded;
    this.#values = new Map();
  }

  get(name: string): Value | undefined {
    const value = this.#values.get(name);
    if (value || !this.openEnded) return value;
    return { text: `\${${name}}`, known: false };
  }

  set(name: string, value: Value): void {
    this.#values.set(name, value);
    this.#last = { name, value, before: this.#last };
  }

  clone(): Environment {
    const copy = new Environment(this.openEnded);
    for (const [name, value] of this.#values) copy.#values.set(name, value);
    copy.#last = this.#last;
    return copy;
  }

  names(): IterableIterator<string> {
    return this.#values.keys();
  }

  /** Costs nothing until somebody reads its entries. */
  snapshot(): EnvironmentSnapshot {
    const last = this.#last;
    return {
      entries() {
        const latest = new Map<string, string>();
        for (let written = last; written; written = written.before) {
          if (!latest.has(written.name)) latest.set(written.name, written.value.text);
        }
        return [...latest].reverse();
      },
    };
  }
}
