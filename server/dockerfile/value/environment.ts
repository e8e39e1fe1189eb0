import type { Lookup, Value } from "./expand";
import { LayeredMap } from "./layeredMap";

/** A state of the variables that later changes do not touch. */
export interface EnvironmentSnapshot {
  /** Names and texts of all variables in the order in which they were last written, as one text that is equal only for equal ones. */
  text(): string;
}

/** A variable's value and the index of the instruction that wrote it; none for what the base image has set. */
export interface Setting {
  value: Value;
  step: number | undefined;
}

/** One ENV or ARG, or (`config`) a FROM that sets everything anew that the image below has in its configuration. */
type Written = {
  before: Written | undefined;
  /** The text of all variables after this was written, once somebody wanted it. */
  text?: string;
} & ({ name: string; setting: Setting } | { config: LayeredMap<Setting> });

/** The variables of a build stage in the order in which they were last written: ENV and ARG together, the last writer wins. */
export class Environment {
  /** Written in this stage. */
  readonly #own = new Map<string, Setting>();
  /** What the configuration of the stage below holds: there, an ARG may have hidden it. */
  readonly #config: LayeredMap<Setting> | undefined;
  /** All that was ever written. */
  readonly #values: LayeredMap<Setting>;
  #last: Written | undefined;
  /** Below lies a base image nobody has looked up: what is not written here may be written there. */
  readonly openEnded: boolean;
  /** `get`, to be handed out. */
  readonly lookup: Lookup = (name) => this.get(name);

  /** `below`: the stage that this one stands on, and its configuration's Env; both must not change any more. */
  constructor(openEnded: boolean, below?: { environment: Environment; config: LayeredMap<Setting> }) {
    this.openEnded = openEnded;
    this.#config = below?.config;
    this.#values = new LayeredMap(below === undefined ? undefined : below.environment.#values);
    this.#last = below && { config: below.config, before: below.environment.#last };
  }

  #setting(name: string): Setting | undefined {
    return this.#own.get(name) ?? this.#config?.get(name) ?? this.#values.get(name);
  }

  get(name: string): Value | undefined {
    const value = this.#setting(name)?.value;
    if (value || !this.openEnded) return value;
    return { text: `\${${name}}`, known: false };
  }

  /** `step`: index of the instruction that writes it; none for what the base image has set. */
  set(name: string, value: Value, step?: number): void {
    const setting = { value, step };
    this.#last = { name, setting, before: this.#last };
    this.#own.set(name, setting);
    this.#values.set(name, setting);
  }

  /** Index of the instruction that last wrote the variable. */
  writtenBy(name: string): number | undefined {
    return this.#setting(name)?.step;
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
        last.text ??= JSON.stringify([...latestOf(last)].reverse());
        return last.text;
      },
    };
  }
}

/** Names and texts, the one written last first. */
function latestOf(last: Written | undefined): Map<string, string> {
  const latest = new Map<string, string>();
  const add = (name: string, { value }: Setting): void => {
    if (!latest.has(name)) latest.set(name, value.text);
  };
  let wasSetAnew = false;
  for (let written = last; written; written = written.before) {
    if (!("config" in written)) add(written.name, written.setting);
    // A configuration holds all that those below it hold.
    else if (!wasSetAnew) for (const [name, setting] of [...written.config].reverse()) add(name, setting);
    wasSetAnew ||= "config" in written;
  }
  return latest;
}
