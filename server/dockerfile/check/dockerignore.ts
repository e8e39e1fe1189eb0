import { trimSpace } from "../read/space";
import { joinPath } from "../value/paths";

interface Pattern {
  /** Written with `!`: takes back what an earlier pattern left out. */
  exception: boolean;
  matches: RegExp;
}

const special = /[.+()|{}$^]/;

/** The regular expression of one pattern (moby/patternmatcher): `**` any depth, `*` and `?` within one name, brackets as they are. */
function toRegExp(pattern: string): RegExp | undefined {
  let source = "^";
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === "*") {
      if (characters[at + 1] === "*") {
        at++;
        if (characters[at + 1] === "/") at++;
        source += at + 1 >= characters.length ? ".*" : "(?:.*/)?";
      } else source += "[^/]*";
    } else if (character === "?") source += "[^/]";
    else if (character === "\\") {
      at++;
      source += characters[at] === undefined ? "\\\\" : `\\${characters[at]}`;
    } else source += special.test(character) ? `\\${character}` : character;
  }
  try {
    return new RegExp(`${source}$`, "s");
  } catch {
    return undefined;
  }
}

/** Patterns that leave files out: of a `.dockerignore`, or of `COPY --exclude`. */
export class IgnorePatterns {
  readonly #patterns: Pattern[] = [];

  constructor(patterns: Iterable<string>) {
    for (const written of patterns) {
      const pattern = trimSpace(written);
      const exception = pattern.startsWith("!");
      const matches = pattern === "" || pattern === "!" ? undefined : toRegExp(exception ? pattern.slice(1) : pattern);
      if (matches) this.#patterns.push({ exception, matches });
    }
  }

  /** Whether the file at this path (relative to the build context, `/` between names) or a folder above it is left out. */
  ignores(path: string): boolean {
    const names = path.split("/");
    const candidates = names.map((_, at) => names.slice(0, at + 1).join("/"));
    let ignored = false;
    for (const { exception, matches } of this.#patterns) {
      if (exception === ignored && candidates.some((candidate) => matches.test(candidate))) ignored = !exception;
    }
    return ignored;
  }
}

/** Reads a `.dockerignore` file. */
export function parseDockerignore(text: string): IgnorePatterns {
  return new IgnorePatterns(
    text
      .replace(/^\uFEFF/, "")
      .split("\n")
      .flatMap((line) => {
        if (line.startsWith("#")) return [];
        const pattern = trimSpace(line);
        if (pattern === "") return [];
        const exception = pattern.startsWith("!");
        const path = joinPath(trimSpace(exception ? pattern.slice(1) : pattern)).replace(/^\/(?=.)/, "");
        return [exception ? `!${path}` : path];
      }),
  );
}
