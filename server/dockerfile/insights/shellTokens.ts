/** A word of a shell command. */
export interface ShellWord {
  /** What it means once quotes are removed and variables filled in; undefined: only running it tells. */
  text: string | undefined;
  /** As written. */
  raw: string;
  /** Holds `*`, `?` or `[` outside quotes. */
  pattern: boolean;
  /** Offsets in the text, `end` exclusive. */
  start: number;
  end: number;
}

/** `redirect` takes the word behind it. */
export type ShellToken = ShellWord | { operator: "&&" | "||" | ";" | "|" | "(" | ")" | "redirect" };

/** Value of a variable at the start of the text; undefined: not known. */
export type ShellLookup = (name: string) => string | undefined;

const redirect = /\d*(?:&>>?|>>|>\||>&|<&|<>|<<<|<|>)/y;
const operator = /&&|\|\|?|;|\n|&|\(|\)/y;
const endsWord = /[ \t\n;&|()<>]/;
const parameter = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/y;
const assigned =
  /(?:^|[\s;&|(])(?:([A-Za-z_]\w*)\+?=|(?:for|read|unset|getopts|printf\s+-v)\s+(?:-\S+\s+)*([A-Za-z_]\w*))/g;
/** What these read may set any variable. */
const setsAnything = /(?:^|[\s;&|(])(?:\.|source|eval|read|mapfile)\s/;

/**
 * Splits a text as a POSIX shell does. Undefined for what this reader does not understand: here documents, process substitution, open
 * quotes. A variable that the text itself may set has no known value.
 */
export function shellTokens(text: string, lookup: ShellLookup): ShellToken[] | undefined {
  const own = new Set([...text.matchAll(assigned)].map(([, name, other]) => name ?? other ?? ""));
  const anything = setsAnything.test(text);
  return new Lexer(text, (name) => (anything || own.has(name) ? undefined : lookup(name))).read();
}

class Lexer {
  readonly #text: string;
  readonly #lookup: ShellLookup;
  #at = 0;
  #failed = false;
  /** The word being read; undefined once it holds something unknown. */
  #value: string | undefined = "";
  #pattern = false;

  constructor(text: string, lookup: ShellLookup) {
    this.#text = text;
    this.#lookup = lookup;
  }

  read(): ShellToken[] | undefined {
    const tokens: ShellToken[] = [];
    while (this.#at < this.#text.length && !this.#failed) {
      const token = this.#next();
      if (token) tokens.push(token);
    }
    return this.#failed ? undefined : tokens;
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#text);
    if (match) this.#at += match[0].length;
    return match;
  }

  #next(): ShellToken | undefined {
    const character = this.#text[this.#at]!;
    if (this.#text.startsWith("\\\n", this.#at)) {
      this.#at += 2;
      return undefined;
    }
    if (character === " " || character === "\t") {
      this.#at++;
      return undefined;
    }
    if (character === "#") {
      const end = this.#text.indexOf("\n", this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      return undefined;
    }
    const redirected = this.#match(redirect)?.[0];
    if (redirected !== undefined) {
      const next = this.#text[this.#at];
      if (next === "(" || (redirected.endsWith("<") && next === "<")) this.#failed = true;
      return { operator: "redirect" };
    }
    const found = this.#match(operator)?.[0];
    if (found === undefined) return this.#word();
    if (found === "\n" || found === "&") return { operator: ";" };
    return { operator: found as "&&" | "||" | ";" | "|" | "(" | ")" };
  }

  #word(): ShellWord {
    const start = this.#at;
    this.#value = "";
    this.#pattern = false;
    while (this.#at < this.#text.length && !this.#failed && !endsWord.test(this.#text[this.#at]!)) this.#piece();
    const raw = this.#text.slice(start, this.#at);
    return { text: this.#value, raw, pattern: this.#pattern, start, end: this.#at };
  }

  #piece(): void {
    const character = this.#text[this.#at]!;
    if (character === "'") {
      const end = this.#text.indexOf("'", this.#at + 1);
      this.#failed ||= end < 0;
      this.#add(this.#text.slice(this.#at + 1, end));
      this.#at = end + 1;
    } else if (character === '"') this.#quoted();
    else if (character === "\\") {
      const next = this.#text[this.#at + 1] ?? "";
      if (next !== "\n") this.#add(next);
      this.#at += 2;
    } else if (character === "$") this.#variable(false);
    else if (character === "`") this.#backquoted();
    else {
      if (/[*?[]/.test(character)) this.#pattern = true;
      // Bash makes several words of `{a,b}`, other shells do not; alone it is a keyword.
      if (/[{}]/.test(character) && /[^\s;&|]/.test(this.#text[this.#at + 1] ?? " ")) this.#value = undefined;
      this.#add(character);
      this.#at++;
    }
  }

  #add(text: string): void {
    if (this.#value !== undefined) this.#value += text;
  }

  #quoted(): void {
    this.#at++;
    while (!this.#failed) {
      const character = this.#text[this.#at];
      if (character === undefined) this.#failed = true;
      else if (character === '"') {
        this.#at++;
        return;
      } else if (character === "$") this.#variable(true);
      else if (character === "`") this.#backquoted();
      else if (character === "\\") {
        const next = this.#text[this.#at + 1] ?? "";
        if (next !== "\n") this.#add(/["$`\\]/.test(next) ? next : `\\${next}`);
        this.#at += 2;
      } else {
        this.#add(character);
        this.#at++;
      }
    }
  }

  #variable(quoted: boolean): void {
    const match = this.#match(parameter);
    if (match) {
      const value = this.#lookup(match[1] ?? match[2] ?? "");
      // Outside quotes blanks would make words of it and marks a pattern.
      if (value === undefined || (!quoted && /[\s*?[\\]/.test(value))) this.#value = undefined;
      else this.#add(value);
      return;
    }
    const next = this.#text[this.#at + 1];
    if (next === "(") this.#nested("(", ")");
    else if (next === "{") this.#nested("{", "}");
    else if (next === "'" || next === '"') this.#failed ||= !quoted;
    else if (next !== undefined && /[\w@*#?$!-]/.test(next)) {
      this.#value = undefined;
      this.#at += 2;
      return;
    } else this.#add("$");
    if (next !== "(" && next !== "{") this.#at++;
  }

  /** `$(…)` or `${…}`: what it becomes is not known, only where it ends. */
  #nested(open: string, close: string): void {
    this.#value = undefined;
    let depth = 0;
    const start = this.#at;
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at]!;
      if (character === "\\") this.#at++;
      else if (character === "'" && open === "(") {
        const end = this.#text.indexOf("'", this.#at + 1);
        if (end < 0) break;
        this.#at = end;
      } else if (character === open) depth++;
      else if (character === close && --depth === 0) {
        this.#at++;
        // The parentheses of its patterns stand alone.
        this.#failed ||= /\bcase\b/.test(this.#text.slice(start, this.#at));
        return;
      }
    }
    this.#failed = true;
  }

  #backquoted(): void {
    this.#value = undefined;
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === "\\") this.#at++;
      else if (character === "`") {
        this.#at++;
        return;
      }
    }
    this.#failed = true;
  }
}
