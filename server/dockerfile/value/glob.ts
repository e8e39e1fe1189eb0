type Token = { star: true } | { star: false; character: string | undefined };

/** A pattern of `${v#p}`, `${v%p}` and `${v/p/r}`: `*`, `?`, `\*`, `\?`, `\\`, and `\}` and `\/` for the bare character; no brackets. */
export class Glob {
  readonly #tokens: Token[];

  private constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  /** Returns the message of an invalid escape instead of a pattern. */
  static parse(pattern: string): Glob | { error: string } {
    const tokens: Token[] = [];
    const characters = [...pattern];
    for (let at = 0; at < characters.length; at++) {
      let character = characters[at]!;
      if (character === "*") tokens.push({ star: true });
      else if (character === "?") tokens.push({ star: false, character: undefined });
      else {
        if (character === "\\") {
          const next = characters[at + 1];
          if (next === "}" || next === "/") continue;
          if (next !== "*" && next !== "?" && next !== "\\") return { error: `invalid escape '\\${next ?? "\uFFFD"}'` };
          character = next;
          at++;
        }
        tokens.push({ star: false, character });
      }
    }
    return new Glob(tokens);
  }

  /**
   * How many characters the pattern matches at `start`: the fewest, or the most when `greedy`; undefined when it does not match.
   * Follows all possibilities at once, so that no pattern makes it slow.
   */
  match(characters: readonly string[], start: number, greedy: boolean): number | undefined {
    const last = this.#tokens.length;
    let states = this.#closure(new Set([0]));
    let found: number | undefined;
    for (let at = start; ; at++) {
      if (states.has(last)) {
        found = at - start;
        if (!greedy) return found;
      }
      const character = characters[at];
      if (character === undefined || states.size === 0) return found;
      const next = new Set<number>();
      for (const state of states) {
        const token = this.#tokens[state];
        if (!token) continue;
        if (token.star) {
          if (character !== "\n") next.add(state);
        } else if (token.character === undefined ? character !== "\n" : token.character === character) {
          next.add(state + 1);
        }
      }
      states = this.#closure(next);
    }
  }

  #closure(states: Set<number>): Set<number> {
    for (const state of states) if (this.#tokens[state]?.star) states.add(state + 1);
    return states;
  }
}
