import type { Value } from "./expand";

/** A state of the variables that later changes do not touch. */
export interface EnvironmentSnapshot {
  /** Name and text of each variable, in the order in which they were last written. */
  entries(): [name: string, text: string][];
}

interface Written {
  name: string;
  value: Value;
  step: number | undefined;
  before: Written | undefined;
}

/** The variables of a build stage in the order in which they were last written: ENV and ARG together, the last writer wins. */
export class Environment {
  readonly #values: Map<string, Written>;
  #last: Written | undefined;
  /** Below lies a base image nobody has looked up: what is not written here may be written there. */
  readonly openEnded: boolean;

  constructor(openEnded: boolean) {
    this.openEnded = openEnded;
    this.#values = new Map();
  }

  get(name: string): Value | undefined {
    const value = this.#values.get(name)?.value;
    if (value || !this.openEnded) return value;
    return { text: `\${${name}}`, known: false };
  }

  /** `step`: index of the instruction that writes it; none for what the base image has set. */
  set(name: string, value: Value, step?: number): void {
    this.#last = { name, value, step, before: this.#last };
    this.#values.set(name, this.#last);
  }

  clone(): Environment {
    const copy = new Environment(this.openEnded);
    for (const [name, written] of this.#values) copy.#values.set(name, written);
    copy.#last = this.#last;
    return copy;
  }

  /** Index of the instruction that last wrote the variable. */
  writtenBy(name: string): number | undefined {
    return this.#values.get(name)?.step;
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
