import { DirectiveZone, readDirective } from "./directives";
import { type Frontend, frontendOf } from "./frontend";
import { heredocsOfLine } from "./heredoc";
import { readInstruction } from "./instruction";
import { LineIndex, rangeOf, type Source } from "./source";
import { leadingSpace, trimSpace, utf8Length } from "./space";
import type { Dockerfile, Heredoc, Instruction } from "./syntax";

/** BuildKit reads lines through a buffer of 64 KiB. */
const longestLine = 65_535;

const withHeredocs = new Set(["RUN", "COPY", "ADD"]);

type CommentsAbove = Pick<Instruction, "commentsAbove" | "check">;

interface Line {
  /** Without the line break and the carriage returns before it. */
  text: string;
  start: number;
  /** Where the next line starts. */
  next: number;
}

/**
 * Reads a Dockerfile as BuildKit's parser does (checked against Docker Engine 28): directives, continuations, comments, heredocs.
 * `syntax` is the build argument BUILDKIT_SYNTAX, which overrides the file's own `# syntax=`. Never throws; after something the builder refuses it goes on with the next line, so that a half-typed file keeps its other instructions.
 */
export function parse(text: string, { syntax }: { syntax?: string } = {}): Dockerfile {
  return new Reader(text, frontendOf(text, syntax)).read();
}

class Reader {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #zone: DirectiveZone;
  readonly #file: Dockerfile;
  readonly #unterminated = new Set<string>();
  #at: number;

  constructor(text: string, frontend: Frontend) {
    this.#text = text;
    this.#at = text.startsWith("\uFEFF") ? 1 : 0;
    this.#lines = new LineIndex(text);
    this.#zone = new DirectiveZone(this.#lines, frontend);
    this.#file = {
      frontend,
      directives: this.#zone.directives,
      escape: "\\",
      instructions: [],
      comments: [],
      problems: [],
    };
  }

  read(): Dockerfile {
    const { instructions, problems, comments } = this.#file;
    let above: CommentsAbove = { commentsAbove: [] };
    for (let line = this.#nextLine(); line; line = this.#nextLine()) {
      const directives = this.#zone.directives.length;
      const refused = this.#zone.read(line.text, line.start);
      this.#file.escape = this.#zone.escape;
      if (refused) problems.push(refused);
      const indent = leadingSpace(line.text);
      if (line.text[indent] === "#") {
        if (refused || this.#zone.directives.length > directives) continue;
        const comment = trimSpace(line.text.slice(indent + 1));
        const directive = readDirective(line.text, line.start, this.#lines);
        if (comment === "") above = { commentsAbove: [] };
        else above.commentsAbove.push(comment);
        if (directive?.name === "check") above.check ??= directive;
        comments.push(this.#lines.range(line.start + indent, line.start + line.text.length));
        continue;
      }
      if (indent === line.text.length) continue;
      const instruction = this.#instruction({ ...line, text: line.text.slice(indent), start: line.start + indent });
      instructions.push({ ...instruction, ...above });
      above = { commentsAbove: [] };
    }
    if (this.#text === "") problems.push({ range: this.#lines.range(0, 0), message: "the Dockerfile cannot be empty" });
    else if (instructions.length === 0 && problems.length === 0) {
      const end = this.#lines.position(this.#text.replace(/\n$/, "").length);
      problems.push({ range: { start: { line: end.line, character: 0 }, end }, message: "file with no instructions" });
    }
    return this.#file;
  }

  #nextLine(): Line | undefined {
    const start = this.#at;
    if (start >= this.#text.length) return undefined;
    const newline = this.#text.indexOf("\n", start);
    const next = newline < 0 ? this.#text.length : newline + 1;
    let end = newline < 0 ? next : newline;
    while (end > start && this.#text[end - 1] === "\r") end--;
    this.#at = next;
    const text = this.#text.slice(start, end);
    if (isTooLong(text)) {
      const message = `dockerfile line greater than max allowed size of ${longestLine}`;
      this.#file.problems.push({ range: this.#lines.range(start, end), message });
    }
    return { text, start, next };
  }

  #instruction(first: Line): Instruction {
    const source: Source = { text: "", pieces: [], lines: this.#lines };
    let last = first;
    let end = first.start + first.text.length;
    let emptyContinuation = false;
    let goesOn = this.#append(source, first);
    while (goesOn) {
      const line = this.#nextLine();
      if (!line) break;
      const indent = leadingSpace(line.text);
      end = line.start + line.text.length;
      last = line;
      if (line.text[indent] === "#") this.#file.comments.push(this.#lines.range(line.start + indent, end));
      else if (indent === line.text.length) emptyContinuation = true;
      else goesOn = this.#append(source, line);
    }
    const instruction = readInstruction(source, this.#file.escape, this.#file.problems);
    instruction.emptyContinuation = emptyContinuation;
    instruction.range = this.#lines.range(first.start, end);
    instruction.lastLine = this.#lines.range(last.start, end);
    this.#readHeredocs(instruction, source);
    return instruction;
  }

  /** Appends the line to the instruction's text; true when it ends in a continuation. */
  #append(source: Source, line: Line): boolean {
    const length = continuedLength(line.text, this.#file.escape);
    source.pieces.push({ at: source.text.length, offset: line.start });
    source.text += length === undefined ? line.text : line.text.slice(0, length);
    return length !== undefined;
  }

  #readHeredocs(instruction: Instruction, source: Source): void {
    const owner = instruction.trigger ?? instruction;
    if (!withHeredocs.has(owner.name) || owner.form === "exec") return;
    let searched = 0;
    for (const { word, ...heredoc } of heredocsOfLine(source.text, this.#file.frontend)) {
      const at = source.text.indexOf(word.slice(0, word.indexOf("<<") + 2), searched);
      const range = rangeOf(source, at, at + word.length);
      searched = at + word.length;
      const body = this.#heredocBody(heredoc);
      const read: Heredoc = { ...heredoc, ...body, range };
      instruction.heredocs.push(read);
      if (body.end !== undefined) {
        instruction.range = { ...instruction.range, end: this.#lines.position(body.end) };
      } else {
        this.#file.problems.push({ range: instruction.range, message: "unterminated heredoc" });
        break;
      }
    }
    if (instruction.trigger) instruction.trigger.heredocs = instruction.heredocs;
  }

  /** An unterminated body is empty, so that a half-typed heredoc does not swallow the rest of the file. */
  #heredocBody({ name, chomp }: { name: string; chomp: boolean }) {
    const start = this.#at;
    const terminator = chomp ? `-${name}` : name;
    const search = !this.#unterminated.has(terminator);
    for (let line = search ? this.#nextLine() : undefined; line; line = this.#nextLine()) {
      const text = chomp ? line.text.replace(/^\t+/, "") : line.text;
      if (text === name) {
        return {
          content: this.#text.slice(start, line.start),
          bodyRange: this.#lines.range(start, line.start),
          end: line.start + line.text.length,
        };
      }
    }
    // What was not found from here is not found from further down either: keeps many broken heredocs linear.
    this.#unterminated.add(terminator);
    this.#at = start;
    return { content: "", bodyRange: this.#lines.range(start, start), end: undefined };
  }
}

/**
 * Length of the line without its continuation: the escape character, then at most blanks and tabs, not behind another escape
 * character. Undefined when the line does not go on.
 */
function continuedLength(line: string, escapeToken: string): number | undefined {
  let end = line.length;
  while (end > 0 && (line[end - 1] === " " || line[end - 1] === "\t")) end--;
  if (line[end - 1] !== escapeToken || line[end - 2] === escapeToken) return undefined;
  return end - 1;
}

function isTooLong(line: string): boolean {
  return line.length * 3 > longestLine && utf8Length(line) > longestLine;
}
