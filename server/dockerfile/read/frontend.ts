import { parseReference } from "../../images/reference";
import { isSpace, trimSpace } from "./space";

/** The program that reads the Dockerfile: built into the engine, or the release that `# syntax=` names. */
export interface Frontend {
  /** The N of Dockerfile 1.N. */
  minor: number;
  /** A `-labs` release: what is still tried out is in, too. */
  labs: boolean;
  /** What `# syntax=` names; absent: the engine's own. */
  reference?: string;
  /** False for a frontend by others: what it takes and makes is not known, and the engine's own stands for it. */
  known: boolean;
}

/** How words of a file are read. */
export interface Dialect {
  /** Escape character. */
  escape: string;
  frontend: Frontend;
}

/** The frontend of Docker Engine 28: what it refuses and accepts was run there. */
export const builtIn: Frontend = { minor: 19, labs: false, known: true };

/** The newest release whose source was read; `docker/dockerfile:1` is taken for it. */
const newest = 26;

/** Since when a form or flag is there: with which minor release, and with which `-labs` release before. */
export interface Since {
  since: number;
  labs?: number;
}

/** What came to the language after its first release; the minor releases are those of BuildKit's reference and tags. */
export const forms = {
  heredoc: { since: 4, labs: 3 },
  heredocAfterBlank: { since: 16 },
  expansionWithoutColon: { since: 6 },
  trimAndReplace: { since: 7 },
  checkDirective: { since: 8 },
  checkComment: { since: 21 },
} as const satisfies Record<string, Since>;

/** Whether the frontend has what came then. Something that is only in labs releases has `since: Infinity`. */
export function has({ minor, labs }: Frontend, when: Since): boolean {
  return minor >= when.since || (labs && when.labs !== undefined && minor >= when.labs);
}

/** The frontend that reads this text; `override` is the build argument BUILDKIT_SYNTAX. */
export function frontendOf(text: string, override?: string): Frontend {
  const reference = override ?? syntaxOf(text);
  if (reference === undefined || reference === "") return builtIn;
  const parsed = parseReference(reference);
  const name = "error" in parsed ? "" : `${parsed.domain}/${parsed.path}`;
  if ("error" in parsed || !/^docker\.io\/docker\/dockerfile(?:-upstream)?$/.test(name)) {
    return { ...builtIn, reference, known: false };
  }
  const tag = /^(?:1(?:\.(\d+)(?:\.\d+)?)?|latest|master)?(-?labs)?$/.exec(parsed.tag ?? "latest");
  if (!tag) return { ...builtIn, reference, known: false };
  return {
    minor: tag[1] === undefined ? newest : Math.min(Number(tag[1]), newest),
    labs: tag[2] !== undefined,
    reference,
    known: true,
  };
}

const directives = new Set(["syntax", "escape", "check"]);

/**
 * What `syntax` names, looked for as BuildKit does: behind a `#!` line, in directives that start with `#`, else in such that start
 * with `//`, else in a JSON document. Only the part before a blank counts.
 */
function syntaxOf(text: string): string | undefined {
  const lines = text.replace(/^\uFEFF/, "").split("\n", 100);
  if (lines[0]?.startsWith("#!")) lines.shift();
  const found = syntaxAfter("#", lines) ?? syntaxAfter("//", lines) ?? syntaxOfJson(text);
  if (found === undefined) return undefined;
  return found.split(" ", 1)[0];
}

function syntaxAfter(mark: string, lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const match = line.startsWith(mark)
      ? /^[\t\f\r ]*([a-zA-Z][a-zA-Z0-9]*)[\t\f\r ]*=[\t\f\r ]*(.+)$/.exec(line.slice(mark.length).replace(/\r+$/, ""))
      : null;
    const name = match?.[1]?.toLowerCase();
    if (!match || name === undefined || !directives.has(name)) return undefined;
    if (name === "syntax") return trimSpace(match[2]!);
  }
  return undefined;
}

function syntaxOfJson(text: string): string | undefined {
  const first = [...text.slice(0, 100)].find((character) => !isSpace(character));
  if (first !== "{") return undefined;
  try {
    const { syntax } = JSON.parse(text) as { syntax?: unknown };
    return typeof syntax === "string" ? syntax : undefined;
  } catch {
    return undefined;
  }
}
