import type { Lookup, Value } from "./expand";
import { LayeredMap } from "./layeredMap";

/** A state of the variables that later changes do not touch. */
export interface EnvironmentSnapshot {
  /** Names and texts of all variables in the order in which they were last written, as one text that is equal only for equal ones. */
  text(): string;
}

interface Written {
  name: string;
  value: Value;
  step: number | undefined;
  before: Written | undefined;
  /** The text of all variables after this was written, once somebody wanted it. */
  text?: string;
}

/** The variables of a build stage in the order in which they were last written: ENV and ARG together, the last writer wins. */
export class Environment {
  #values = new LayeredMap<Written>();
  #last: Written | undefined;
  /** Below lies a base image nobody has looked up: what is not written here may be written there. */
  readonly openEnded: boolean;
  /** `get`, to be handed out. */
  readonly lookup: Lookup = (name) => this.get(name);

  constructor(openEnded: boolean) {
    this.openEnded = openEnded;
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

  /** What a stage `FROM` this one starts with; this one must not change any more. */
  child(): Environment {
    const child = new Environment(this.openEnded);
    child.#values = new LayeredMap(this.#values);
    child.#last = this.#last;
    return child;
  }

  /** Index of the instruction that last wrote the variable. */
  writtenBy(name: string): number | undefined {
    return this.#values.get(name)?.step;
  }

  /** In the order in which they were last written: of names that are equally near to a mistyped one, the builder suggests the first. */
  names(): string[] {
    return [...latestOf(this.#last).keys()].reverse();
  }

  /** Costs nothing until somebody reads its text. */
  snapshot(): EnvironmentSnapshot {
    const last = this.#last;
    return {
      text() {
        if (!last) return "";
        last.text ??= textOf(last);
        return last.text;
      },
    };
  }
}

function textOf(last: Written): string {
  return JSON.stringify([...latestOf(last)].reverse());
}

/** Names and texts, the one written last first. */
function latestOf(last: Written | undefined): Map<string, string> {
  const latest = new Map<string, string>();
  for (let written = last; written; written = written.before) {
    if (!latest.has(written.name)) latest.set(written.name, written.value.text);
  }
  return latest;
}
