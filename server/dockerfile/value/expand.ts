import { builtIn, type Dialect, type Frontend, forms, has } from "../read/frontend";
import { goQuote } from "./goQuote";
import { ShellWords } from "./shellWords";
import { BadSubstitution, substitute, trim } from "./substitution";

/** A variable's value. Not known: it comes from a base image nobody has looked up; `text` then stands for it, as `${NAME}`. */
export interface Value {
  text: string;
  known: boolean;
}

/** What variables a word may use; undefined: not set. */
export type Lookup = (name: string) => Value | undefined;

export interface Expansion {
  text: string;
  /** The text split at white space outside quotes, after expansion; empty unless asked for. */
  words: readonly string[];
  known: boolean;
  /** Names that were looked up and not found, once each. */
  missing: readonly string[];
}

/** What may stand behind a variable's name in `${…}`. */
export const operators = [":-", "-", ":+", "+", ":?", "?", "#", "##", "%", "%%", "/", "//"] as const;
export type Operator = (typeof operators)[number];

/** One use of a variable in a word, and what it becomes. */
export interface VariableUse {
  name: string;
  /** Where it stands in the word, from the `$` on, `end` exclusive. */
  start: number;
  end: number;
  operator?: Operator;
  /** Behind the operator, expanded: a word, a message or a pattern. */
  operand?: string;
  /** Of `/` and `//`, expanded. */
  replacement?: string;
  /** Undefined: it cannot be expanded. */
  result?: Value;
  /** Why not, in the builder's words. */
  error?: string;
}

/** Of the dialect: the default is `\` and the engine's own frontend. */
export interface ExpandOptions extends Partial<Dialect> {
  /** `remove` (default), `keep` them in the text, or treat them as `plain` characters. */
  quotes?: "remove" | "keep" | "plain";
  /** Keep escape characters in the text. */
  keepEscapes?: boolean;
  /** Leave references to variables that are not set as they are written. */
  keepUnset?: boolean;
  /** Fill in `words`, too. */
  split?: boolean;
  /** `<< EOF` is one word, so that it can name a heredoc. */
  joinHeredoc?: boolean;
  /** Called for each use of a variable once it has its result; of nested ones the inner first. */
  onUse?: (use: VariableUse) => void;
}

/** What cannot be expanded: the builder's own message, and what was missing before it gave up. */
export interface ExpansionError {
  error: string;
  missing: readonly string[];
}

/** Word splitting and variable expansion of BuildKit (`shell.Lex`). */
export function expand(word: string, lookup: Lookup, options: ExpandOptions = {}): Expansion | ExpansionError {
  const start = word.startsWith(byteOrderMark) ? 1 : 0;
  if (!options.split && isPlain(word, options))
    return { text: word.slice(start), words: none, known: true, missing: none };
  const expander = new Expander(word, lookup, options);
  const fail = (why: string): ExpansionError => ({
    error: `failed to process ${goQuote(word)}: ${why}`,
    missing: expander.missing(),
  });
  try {
    return expander.run();
  } catch (error) {
    if (error instanceof BadSubstitution) return fail(error.message);
    if (error instanceof RangeError) return fail("nested too deeply");
    throw error;
  }
}

const none: readonly string[] = [];

/** Go's text/scanner, which reads the word, drops it at the start. */
const byteOrderMark = "\uFEFF";

/** Most words hold nothing that expansion would change. */
function isPlain(word: string, { escape: token = "\\" }: ExpandOptions): boolean {
  return !/[$'"]/.test(word) && !word.includes(token);
}

/** A variable's name: a number, one special character, or a word. */
const variableName = /\p{Nd}+|[@*#?\-$!]|[\p{L}\p{Nd}_]+/uy;

class Expander {
  readonly #word: string;
  readonly #lookup: Lookup;
  readonly #escape: string;
  readonly #quotes: "remove" | "keep" | "plain";
  readonly #keepUnset: boolean;
  readonly #split: boolean;
  readonly #joinHeredoc: boolean;
  readonly #frontend: Frontend;
  readonly #onUse: ((use: VariableUse) => void) | undefined;
  readonly #keepEscapes: boolean;
  #missing: Set<string> | undefined;
  #at: number;
  #known = true;

  constructor(word: string, lookup: Lookup, options: ExpandOptions) {
    this.#word = word;
    this.#at = word.startsWith(byteOrderMark) ? 1 : 0;
    this.#lookup = lookup;
    this.#escape = options.escape ?? "\\";
    this.#quotes = options.quotes ?? "remove";
    this.#keepEscapes = options.keepEscapes ?? false;
    this.#keepUnset = options.keepUnset ?? false;
    this.#split = options.split ?? false;
    this.#joinHeredoc = options.joinHeredoc ?? false;
    this.#frontend = options.frontend ?? builtIn;
    this.#onUse = options.onUse;
  }

  missing(): readonly string[] {
    return this.#missing ? [...this.#missing] : none;
  }

  run(): Expansion {
    const { text, words } = this.#until(undefined, this.#keepEscapes);
    return { text, words, known: this.#known, missing: this.missing() };
  }

  /** The next UTF-16 unit: what the language gives a meaning to is one. */
  #peek(): string | undefined {
    return this.#word[this.#at];
  }

  /** The next character, of one unit or two, as messages show it. */
  #next(): string | undefined {
    const code = this.#word.codePointAt(this.#at);
    if (code === undefined) return undefined;
    const character = String.fromCodePoint(code);
    this.#at += character.length;
    return character;
  }

  /** Takes the character here and the ordinary ones behind it. */
  #ordinary(stop: string | undefined): string {
    const start = this.#at++;
    for (let next = this.#peek(); next !== undefined; next = this.#peek()) {
      if (next === "$" || next === "'" || next === '"' || next === this.#escape || next === stop) break;
      this.#at++;
    }
    return this.#word.slice(start, this.#at);
  }

  #until(stop: string | undefined, keepEscapes: boolean): { text: string; words: readonly string[] } {
    let text = "";
    const words = this.#split ? new ShellWords(this.#joinHeredoc) : undefined;
    for (let character = this.#peek(); character !== undefined; character = this.#peek()) {
      if (character === stop) {
        this.#at++;
        return { text, words: words?.end() ?? none };
      }
      if (character === "$") {
        const value = this.#dollar();
        text += value;
        words?.add(value);
      } else if ((character === "'" || character === '"') && this.#quotes !== "plain") {
        const value = character === "'" ? this.#singleQuoted() : this.#doubleQuoted(keepEscapes);
        text += value;
        words?.addRaw(value);
      } else if (character === this.#escape) {
        this.#at++;
        if (keepEscapes) {
          words?.addRaw(character);
          text += character;
        }
        const escaped = this.#next();
        if (escaped === undefined) break;
        words?.addRaw(escaped);
        text += escaped;
      } else {
        const ordinary = this.#ordinary(stop);
        words?.add(ordinary);
        text += ordinary;
      }
    }
    if (stop !== undefined) {
      throw new BadSubstitution(`unexpected end of statement while looking for matching ${stop}`);
    }
    return { text, words: words?.end() ?? none };
  }

  #singleQuoted(): string {
    const end = this.#word.indexOf("'", this.#at + 1);
    if (end < 0) {
      this.#at = this.#word.length;
      throw new BadSubstitution("unexpected end of statement while looking for matching single-quote");
    }
    const keep = this.#quotes === "keep" ? 1 : 0;
    const text = this.#word.slice(this.#at + 1 - keep, end + keep);
    this.#at = end + 1;
    return text;
  }

  #doubleQuoted(keepEscapes: boolean): string {
    this.#at++;
    const quote = this.#quotes === "keep" ? '"' : "";
    let text = quote;
    for (;;) {
      const character = this.#peek();
      if (character === undefined) {
        throw new BadSubstitution("unexpected end of statement while looking for matching double-quote");
      }
      if (character === "$") {
        text += this.#dollar();
        continue;
      }
      this.#at++;
      if (character === '"') return text + quote;
      if (character !== this.#escape) {
        text += character;
        continue;
      }
      if (keepEscapes) text += character;
      const escaped = this.#peek();
      if (escaped === undefined) continue;
      if (escaped === '"' || escaped === "$" || escaped === this.#escape) {
        this.#at++;
        text += escaped;
      } else text += character;
    }
  }

  #name(): string {
    variableName.lastIndex = this.#at;
    const [found = ""] = variableName.exec(this.#word) ?? [];
    this.#at += found.length;
    return found;
  }

  #value(name: string): Value | undefined {
    const value = this.#lookup(name);
    if (!value) {
      this.#missing ??= new Set();
      this.#missing.add(name);
    } else if (!value.known) this.#known = false;
    return value;
  }

  #dollar(): string {
    if (!this.#onUse) return this.#substitute({});
    const use: Partial<VariableUse> = {};
    const from = this.#at;
    const knownBefore = this.#known;
    this.#known = true;
    try {
      const text = this.#substitute(use);
      use.result = { text, known: this.#known };
      return text;
    } catch (error) {
      if (error instanceof BadSubstitution) use.error = error.message;
      throw error;
    } finally {
      this.#known &&= knownBefore;
      const { name = "" } = use;
      if (name !== "") this.#onUse({ ...use, name, start: from, end: this.#at });
    }
  }

  #substitute(use: Partial<VariableUse>): string {
    const start = this.#at++;
    if (this.#peek() !== "{") {
      const name = this.#name();
      if (name === "") return "$";
      use.name = name;
      const value = this.#value(name);
      return value ? value.text : this.#keepUnset ? `$${name}` : "";
    }
    this.#at++;
    const first = this.#peek();
    if (first === undefined) throw new BadSubstitution("syntax error: missing '}'");
    if (first === "{" || first === "}" || first === ":") throw new BadSubstitution("syntax error: bad substitution");
    const name = this.#name();
    use.name = name;
    const modifier = this.#next() ?? "\uFFFD";
    if (modifier === "}") {
      const value = this.#value(name);
      return value ? value.text : this.#keepUnset ? `\${${name}}` : "";
    }
    const unknown = "#%/".includes(modifier) && !has(this.#frontend, forms.trimAndReplace);
    if (modifier === "/" && !unknown) return this.#replace(name, start, use);
    if (!":+-?#%".includes(modifier) || unknown)
      throw new BadSubstitution(`unsupported modifier (${modifier}) in substitution`);
    const colon = modifier === ":";
    if (!colon && "+-?".includes(modifier) && !has(this.#frontend, forms.expansionWithoutColon)) {
      throw new BadSubstitution("missing ':' in substitution");
    }
    const operator = colon ? (this.#next() ?? "\uFFFD") : modifier;
    const operand = this.#part("}", operator === "#" || operator === "%", "syntax error: missing '}'");
    const value = this.#value(name);
    const written = colon ? `:${operator}` : operator;
    const longest = !colon && "#%".includes(operator) && operand.startsWith(operator);
    const named = longest ? `${operator}${operator}` : written;
    if (isOperator(named)) Object.assign(use, { operator: named, operand: operand.slice(longest ? 1 : 0) });
    if (!value && this.#keepUnset) return `\${${name}${written}${operand}}`;
    const asWritten = (): string => this.#word.slice(start, this.#at);
    const empty = !value || (colon && value.text === "");
    switch (operator) {
      case "-":
        return empty ? operand : value.text;
      case "+":
        return value && !value.known ? asWritten() : empty ? "" : operand;
      case "?":
        if (empty) {
          const why = value ? "is not allowed to be empty" : "is not allowed to be unset";
          throw new BadSubstitution(`${name}: ${operand === "" ? why : operand}`);
        }
        return value.text;
      case "#":
      case "%": {
        if (colon) break;
        if (value && !value.known) return asWritten();
        return trim(value?.text ?? "", longest ? operand.slice(1) : operand, operator === "%", longest);
      }
    }
    throw new BadSubstitution(`unsupported modifier (${written}) in substitution`);
  }

  #part(stop: string, keepEscapes: boolean, message: string): string {
    try {
      return this.#until(stop, keepEscapes).text;
    } catch (error) {
      if (error instanceof BadSubstitution && this.#peek() === undefined) throw new BadSubstitution(message);
      throw error;
    }
  }

  #replace(name: string, start: number, use: Partial<VariableUse>): string {
    const all = this.#peek() === "/";
    if (all) this.#at++;
    const pattern = this.#part("/", true, "syntax error: missing '/' in ${}");
    const replacement = this.#part("}", true, "syntax error: missing '}'");
    const value = this.#value(name);
    Object.assign(use, { operator: all ? "//" : "/", operand: pattern, replacement });
    if (!value && this.#keepUnset) return `\${${name}/${pattern}/${replacement}}`;
    if (value && !value.known) return this.#word.slice(start, this.#at);
    return substitute(value?.text ?? "", pattern, replacement, all);
  }
}

function isOperator(text: string): text is Operator {
  return (operators as readonly string[]).includes(text);
}
