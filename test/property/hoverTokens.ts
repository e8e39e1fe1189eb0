import type { Dockerfile, Flag, Instruction } from "../../server/dockerfile/read/syntax";
import type { Position, Range } from "../../server/protocol";
import { type Character, FileCharacters, splitAt, textOf } from "./fileCharacters";

/** A token that a hover has to answer on: what it is, and where its first character stands. */
export interface Token {
  kind: string;
  at: Position;
  text: string;
}

type Add = (kind: string, at: Position, text: string) => void;

const keywords = new Set(
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(
    " ",
  ),
);
const flagsOf: Readonly<Record<string, string>> = {
  FROM: "platform",
  RUN: "mount network security device",
  COPY: "from chown chmod link exclude parents",
  ADD: "chown chmod link exclude checksum keep-git-dir unpack",
  HEALTHCHECK: "interval timeout start-period start-interval retries",
};
const mountKeys =
  "type target dst destination source src from readonly ro readwrite rw id sharing size required env mode uid gid";
const expandedFlags = /^(?:FROM platform|(?:COPY|ADD) (?:chown|chmod|checksum))$/;
const ociKey = /^org\.opencontainers\.image\.(?:created|authors|url|source|version|revision|vendor|licenses|title)$/;

/**
 * The tokens of a Dockerfile, found by the parser's ranges and the characters of the file: nothing of server/dockerfile/explain is asked,
 * so that a token which that does not know is found all the same. Of lines that are refused, the keywords alone.
 */
export function tokensOf(text: string, dockerfile: Dockerfile, isRefused: (range: Range) => boolean): Token[] {
  const tokens: Token[] = [];
  const add: Add = (kind, at, shown) => tokens.push({ kind, at, text: shown });
  for (const { nameRange, valueRange, name, value } of dockerfile.directives) {
    add("directive", nameRange.start, name);
    if (value !== "" && name !== "check") add("directive value", valueRange.start, value);
  }
  const characters = new FileCharacters(text, dockerfile);
  const names = dockerfile.instructions.map(({ name, args }) =>
    name === "FROM" ? (args[2]?.text.toLowerCase() ?? "") : "",
  );
  let inStage = false;
  for (const [at, { trigger, ...outer }] of dockerfile.instructions.entries()) {
    const { name, keyword, range } = outer;
    inStage ||= name === "FROM";
    if (keywords.has(name)) add("keyword", keyword.range.start, name);
    if (trigger && keywords.has(trigger.name)) add("keyword in ONBUILD", trigger.keyword.range.start, trigger.name);
    if (isRefused(range) || (!inStage && name !== "ARG")) continue;
    // A FROM stands on an earlier stage only; what a trigger's name means is not known here.
    const stages = name === "FROM" ? names.slice(0, at) : trigger ? undefined : names;
    const where = trigger ? " in ONBUILD" : "";
    const around = { escape: dockerfile.escape, characters, stages };
    new Line(trigger ?? outer, around, (kind, ...rest) => add(kind + where, ...rest)).read();
  }
  return tokens;
}

/** What surrounds an instruction. */
interface Around {
  escape: string;
  characters: FileCharacters;
  /** Names of the stages it may mean; undefined: not known here. */
  stages: readonly string[] | undefined;
}

class Line {
  readonly #instruction: Instruction;
  readonly #around: Around;
  readonly #add: Add;

  constructor(instruction: Instruction, around: Around, add: Add) {
    this.#instruction = instruction;
    this.#around = around;
    this.#add = add;
  }

  read(): void {
    const { name, flags, args, pairs, heredocs, form } = this.#instruction;
    for (const flag of flags) if (flagsOf[name]?.split(" ").includes(flag.name)) this.#readFlag(flag);
    for (const { range, name: word, expand, bodyRange } of heredocs) {
      // To COPY and ADD, `<< EOF` is two paths.
      const isMarker = name === "RUN" || !/\s/.test(textOf(this.#around.characters.of(range)));
      if (isMarker) this.#add("heredoc marker", range.start, word);
      if (expand && name !== "RUN") this.#readUses(bodyRange, "body");
    }
    if (form === "exec") this.#readBrackets();
    for (const { key, value } of pairs) {
      if (name !== "LABEL" && key.text !== "" && !key.text.includes("$")) {
        this.#add("variable definition", key.range.start, key.text);
      }
      if (name === "LABEL" && ociKey.test(key.text)) this.#add("label key", key.range.start, key.text);
      if (name !== "ARG") this.#readUses(key.range);
      if (value) this.#readUses(value.range);
    }
    if (name === "FROM") this.#readFrom();
    else if (/^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(name)) this.#readProgram();
    else if (/^(?:COPY|ADD|WORKDIR|VOLUME|EXPOSE|STOPSIGNAL|USER)$/.test(name))
      for (const arg of args) this.#readWord(arg);
  }

  #readWord({ range, text }: { range: Range; text: string }): void {
    const { name, heredocs, form } = this.#instruction;
    if (form === "shell" && heredocs.length > 0 && /^\d*<<-?[^-]/.test(text)) return;
    this.#readUses(range);
    // A word with a variable answers as that variable.
    if (text === "" || text.includes("$")) return;
    if (name === "EXPOSE") this.#readPieces(range, /[^/]+/g, "port");
    else if (name === "USER") this.#readPieces(range, /[^:]+/g, "user");
    else this.#add(name === "STOPSIGNAL" ? "signal" : "path", range.start, text);
  }

  #readProgram(): void {
    const { type, form, head, args } = this.#instruction;
    if (type) this.#add("health check type", type.range.start, type.text);
    const program = type?.text.toUpperCase() === "NONE" ? undefined : form === "exec" ? args[0] : head;
    if (program) this.#add("program", program.range.start, program.text);
  }

  #readFrom(): void {
    const [base, as, name] = this.#instruction.args;
    if (as) this.#add("AS", as.range.start, as.text);
    if (name) this.#add("stage definition", name.range.start, name.text);
    if (!base) return;
    this.#readUses(base.range);
    if (base.text.includes("$")) return;
    if (this.#around.stages?.includes(base.text)) this.#add("stage use", base.range.start, base.text);
    else this.#readImage(base.range);
  }

  #readFlag({ name, nameRange, value, valueRange }: Flag): void {
    this.#add("flag name", nameRange.start, name);
    if (!value || !valueRange) return;
    if (name === "mount") {
      this.#readMount(valueRange);
      return;
    }
    if (expandedFlags.test(`${this.#instruction.name} ${name}`)) this.#readUses(valueRange, "flag");
    if (value.includes("$")) return;
    if (name === "from") this.#readSource(valueRange, value);
    else this.#add("flag value", valueRange.start, value);
  }

  #readSource(range: Range, name: string): void {
    if (/^\d+$/.test(name) || this.#around.stages?.includes(name.toLowerCase()))
      this.#add("stage use", range.start, name);
    else if (this.#around.stages || /[:/@]/.test(name)) this.#readImage(range);
    else this.#add("flag value", range.start, name);
  }

  #readMount(range: Range): void {
    this.#readUses(range, "mount");
    const unquoted = this.#around.characters.of(range).filter(({ character }) => !/["']/.test(character));
    for (const field of splitAt(unquoted, ",")) {
      const [key = [], value = []] = splitAt(field, "=");
      if (!key[0] || !mountKeys.split(" ").includes(textOf(key).toLowerCase())) continue;
      this.#add("mount key", key[0].at, textOf(key));
      if (value[0] && !textOf(value).includes("$")) this.#add("mount value", value[0].at, textOf(value));
    }
  }

  #readImage(range: Range): void {
    const characters = this.#around.characters.of(range);
    const text = textOf(characters);
    if (text === "scratch") {
      this.#add("image scratch", range.start, text);
      return;
    }
    const parts = /^(?:(localhost|[^/]*[.:][^/]*)\/)?(?:(.+)\/)?([^/:@]+)(?::([^@]+))?(?:@(.+))?$/d.exec(text)?.indices;
    for (const [at, kind] of ["registry", "namespace", "name", "tag", "digest"].entries()) {
      const start = parts?.[at + 1]?.[0];
      if (start !== undefined) this.#add(`image ${kind}`, characters[start]!.at, text);
    }
  }

  #readPieces(range: Range, piece: RegExp, kind: string): void {
    const characters = this.#around.characters.of(range);
    for (const { 0: text, index } of textOf(characters).matchAll(piece)) this.#add(kind, characters[index]!.at, text);
  }

  /** The first `[` behind the keyword, the flags and HEALTHCHECK's CMD, and the line's last `]`. */
  #readBrackets(): void {
    const { keyword, flags, type, range, args, name } = this.#instruction;
    if (args.length === 0 && !/^(?:CMD|ENTRYPOINT)$/.test(name)) return;
    const { end: start } = (type ?? flags.at(-1) ?? keyword).range;
    const characters = this.#around.characters.of({ start, end: range.end });
    const open = characters.find(({ character }) => character === "[");
    const close = characters.findLast(({ character }) => character === "]");
    for (const bracket of [open, close])
      if (bracket) this.#add(`${bracket.character} of ${name}`, bracket.at, bracket.character);
  }

  /** `$NAME` and `${…}` that the builder puts a value in for, those in the braces of another one, too. */
  #readUses(range: Range, kind: "word" | "flag" | "mount" | "body" = "word"): void {
    const characters = this.#around.characters.of(range);
    const text = textOf(characters);
    // What is behind a backslash in a flag's value is for the flag's own reader.
    if ((kind === "flag" || kind === "mount") && text.includes("\\")) return;
    const escapeToken = kind === "body" ? "\\" : this.#around.escape;
    let quote = "";
    for (let at = 0; at < text.length; at++) {
      const character = text[at]!;
      if (character === escapeToken && quote !== "'") at++;
      else if (kind === "word" && /["']/.test(character)) quote = quote === character ? "" : quote || character;
      else if (character === "$" && quote !== "'")
        this.#readUse(characters.slice(at), kind === "mount" ? keyAt(text, at) : "");
    }
  }

  #readUse(characters: readonly Character[], mountKey: string): void {
    const use = /^\$(?:\{[A-Za-z_]\w*(?:\}|:?[-+?]|[#%/])|[A-Za-z_]\w*)/.exec(textOf(characters.slice(0, 100)))?.[0];
    if (use && mountKey !== "from") this.#add("variable use", characters[0]!.at, use);
  }
}

function keyAt(text: string, at: number): string {
  return /(?:^|,)([^,=]*)=[^,]*$/.exec(text.slice(0, at))?.[1] ?? "";
}
