import { type Evaluation, evaluate, type Parameters } from "./evaluate";
import { parse } from "./read/parse";
import type { Dockerfile } from "./read/syntax";

/** One text of a Dockerfile, read once and worked through once for each set of parameters. */
export class Evaluations {
  readonly dockerfile: Dockerfile;
  readonly #made = new Map<string, Evaluation>();

  /** Never throws. */
  constructor(readonly text: string) {
    this.dockerfile = parse(text);
  }

  /** The parameters are plain data. */
  with(parameters: Omit<Parameters, "ignore"> = {}): Evaluation {
    const key = JSON.stringify(parameters);
    const known = this.#made.get(key);
    if (known) return known;
    const made = evaluate(this.dockerfile, parameters);
    this.#made.set(key, made);
    return made;
  }
}
