import type { Problem } from "../../protocol";
import { type Frontend, forms, has } from "./frontend";
import type { LineIndex } from "./source";
import { leadingSpace, trimmedLength } from "./space";
import type { Directive } from "./syntax";

/** Blanks are those of Go's regular expressions, which know fewer than JavaScript's. */
const shape = /^#([\t\f\r ]*)([a-zA-Z][a-zA-Z0-9]*)([\t\f\r ]*=[\t\f\r ]*)(.+)$/;

/** The `# name=value` that the line is, whatever its name; undefined when it is none. */
export function readDirective(line: string, offset: number, lines: LineIndex): Directive | undefined {
  const indent = leadingSpace(line);
  const match = shape.exec(line.slice(indent));
  if (!match) return undefined;
  const name = match[2]!.toLowerCase();
  const written = match[4]!.replace(/(?<![\t\f\r ])[\t\f\r ]+$/, "");
  const end = name === "escape" ? written.length : trimmedLength(written.split(" ", 1)[0]!);
  const value = match[4]!.slice(0, end);
  const nameAt = offset + indent + 1 + match[1]!.length;
  const valueAt = nameAt + name.length + match[3]!.length;
  return {
    name,
    value,
    indented: indent > 0,
    range: lines.range(offset + indent, valueAt + value.length),
    nameRange: lines.range(nameAt, nameAt + name.length),
    valueRange: lines.range(valueAt, valueAt + value.length),
  };
}

/** Reads parser directives line by line until the first line that is none: a comment, a blank line, an instruction or an unknown name. */
export class DirectiveZone {
  readonly directives: Directive[] = [];
  escape = "\\";
  #open = true;
  readonly #lines: LineIndex;

  readonly #known: ReadonlySet<string>;

  constructor(lines: LineIndex, frontend: Frontend) {
    this.#lines = lines;
    this.#known = new Set(["syntax", "escape", ...(has(frontend, forms.checkDirective) ? ["check"] : [])]);
  }

  /** Takes the next line (without its line break); returns what the builder refuses about it. */
  read(line: string, offset: number): Problem | undefined {
    if (!this.#open) return undefined;
    const directive = readDirective(line, offset, this.#lines);
    if (!directive || !this.#known.has(directive.name)) {
      this.#open = false;
      return undefined;
    }
    const { name, value } = directive;
    if (this.directives.some((other) => other.name === name)) {
      return { range: directive.range, message: `only one ${name} parser directive can be used` };
    }
    this.directives.push(directive);
    if (name !== "escape") return undefined;
    if (value === "\\" || value === "`") this.escape = value;
    else {
      return { range: directive.valueRange, message: `invalid escape token '${value}' does not match \` or \\` };
    }
    return undefined;
  }
}
