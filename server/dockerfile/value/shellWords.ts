import { isSpace } from "../read/space";

/** Collects the words of a text that is being expanded; does nothing when nobody wants them. */
export class ShellWords {
  readonly done: string[] = [];
  readonly #wanted: boolean;
  readonly #joinHeredoc: boolean;
  #word = "";
  #inWord = false;

  constructor(wanted: boolean, joinHeredoc: boolean) {
    this.#wanted = wanted;
    this.#joinHeredoc = joinHeredoc;
  }

  /** The value of a variable: white space in it ends words, too. */
  addValue(value: string): void {
    if (this.#wanted) for (const character of value) this.add(character);
  }

  /** A character outside quotes: white space ends a word. */
  add(character: string): void {
    if (!this.#wanted) return;
    if (!isSpace(character)) this.addRaw(character);
    else if (this.#inWord && this.#word !== "" && !(this.#joinHeredoc && /^\d*<<$/.test(this.#word))) {
      this.done.push(this.#word);
      this.#word = "";
      this.#inWord = false;
    }
  }

  addRaw(text: string): void {
    if (!this.#wanted) return;
    this.#word += text;
    this.#inWord = true;
  }

  end(): string[] {
    if (this.#word !== "") this.done.push(this.#word);
    this.#word = "";
    return this.done;
  }
}
