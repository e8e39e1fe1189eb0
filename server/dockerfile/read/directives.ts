import type { Problem } from "../../protocol";
import { type Frontend, forms, has } from "./frontend";
import type { LineIndex } from "./source";
import { isSpace, leadingSpace } from "./space";
import type { Directive } from "./syntax";

const shape = /^#([^\S\n]*)([a-zA-Z][a-zA-Z0-9]*)([^\S\n]*=[^\S\n]*)(.+)$/;

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
    const indent = leadingSpace(line);
    const match = shape.exec(line.slice(indent));
    const name = match?.[2]?.toLowerCase();
    if (!match || name === undefined || !this.#known.has(name)) {
      this.#open = false;
      return undefined;
    }
    let value = match[4]!;
    while (value !== "" && isSpace(value[value.length - 1]!)) value = value.slice(0, -1);
    const nameAt = offset + indent + 1 + match[1]!.length;
    const valueAt = nameAt + match[2]!.length + match[3]!.length;
    const directive: Directive = {
      name,
      value,
      range: this.#lines.range(offset + indent, valueAt + value.length),
      nameRange: this.#lines.range(nameAt, nameAt + name.length),
      valueRange: this.#lines.range(valueAt, valueAt + value.length),
    };
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
