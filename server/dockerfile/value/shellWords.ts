import { isSpace } from "../read/space";

/** Collects the words of a text that is being expanded. */
export class ShellWords {
  readonly done: string[] = [];
  readonly #joinHeredoc: boolean;
  #word = "";
  #inWord = false;

  constructor(joinHeredoc: boolean) {
    this.#joinHeredoc = joinHeredoc;
  }

  /** Text outside quotes, the value of a variable too: white space ends a word. */
  add(text: string): void {
    for (const character of text) {
      if (!isSpace(character)) this.addRaw(character);
      else if (this.#inWord && this.#word !== "" && !this.#opensHeredoc(character)) {
        this.done.push(this.#word);
        this.#word = "";
        this.#inWord = false;
      }
    }
  }

  /** The name of a heredoc may stand behind such blanks. */
  #opensHeredoc(blank: string): boolean {
    return this.#joinHeredoc && (blank === " " || blank === "\t") && /^\d*<<$/.test(this.#word);
  }

  addRaw(text: string): void {
    this.#word += text;
    this.#inWord = true;
  }

  end(): string[] {
    if (this.#word !== "") this.done.push(this.#word);
    this.#word = "";
    return this.done;
  }
}
