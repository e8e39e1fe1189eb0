import type { Input } from "../build/operation";
import { IgnorePatterns } from "../check/dockerignore";

/** Go's `filepath.Match` for one name: `*` and `?` within it, `[…]` classes, `\` escapes. A pattern that cannot be read matches nothing. */
function nameMatcher(pattern: string): (name: string) => boolean {
  let source = "";
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === "*") source += ".*";
    else if (character === "?") source += ".";
    else if (character === "[") {
      const end = characters.indexOf("]", at + 2);
      if (end < 0) return () => false;
      const inside = characters.slice(at + 1, end).join("");
      source += `[${inside.replace(/[[\]]/g, "\\$&")}]`;
      at = end;
    } else {
      const literal = character === "\\" ? (characters[++at] ?? "\\") : character;
      source += literal.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    }
  }
  try {
    const expression = new RegExp(`^${source}$`, "su");
    return (name) => expression.test(name);
  } catch {
    return () => false;
  }
}

/**
 * Whether a source of COPY or ADD takes in the file at `path`: the source names the file, or a folder above it.
 * Both are relative to the build context, `/` between names.
 */
function selects(pattern: string, path: string): boolean {
  const names = path.split("/");
  const wanted = pattern === "" ? [] : pattern.split("/");
  return wanted.length <= names.length && wanted.every((each, at) => nameMatcher(each)(names[at]!));
}

/** Whether the step that reads this input takes in the file: it selects it, and neither the `.dockerignore` nor `--exclude` leaves it out. */
export function isSelected(
  { pattern, exclude }: Extract<Input, { kind: "context" }>,
  file: string,
  ignore: IgnorePatterns | undefined,
): boolean {
  return selects(pattern, file) && !ignore?.ignores(file) && !mayExclude(exclude, pattern, file);
}

/** Patterns of `--exclude` are matched below what is copied. */
function mayExclude(exclude: readonly string[], pattern: string, file: string): boolean {
  if (exclude.length === 0) return false;
  const depth = pattern === "" ? 0 : pattern.split("/").length;
  const inside = file.split("/").slice(depth).join("/");
  return new IgnorePatterns(exclude).ignores(inside === "" ? file.slice(file.lastIndexOf("/") + 1) : inside);
}
