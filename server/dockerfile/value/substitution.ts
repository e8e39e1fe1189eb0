import { Glob } from "./glob";

/** Why a `${…}` cannot be filled in; the builder's words. */
export class BadSubstitution extends Error {}

function glob(pattern: string): Glob {
  const parsed = Glob.parse(pattern);
  if ("error" in parsed) throw new BadSubstitution(`invalid pattern (${pattern}) in substitution: ${parsed.error}`);
  return parsed;
}

/** From its end, a backslash still before what it escapes: the builder matches it with the value from its end, and shows it like this. */
function reversed(pattern: string): string {
  return [...pattern.matchAll(/\\?./gsu)]
    .map(([part]) => part)
    .reverse()
    .join("");
}

/** `${v#p}` and `${v%p}`: the value without the shortest (or, greedy, the longest) start or end that the pattern matches. */
export function trim(value: string, pattern: string, suffix: boolean, greedy: boolean): string {
  const parsed = glob(suffix ? reversed(pattern) : pattern);
  const characters = [...value];
  const matched = parsed.match(suffix ? characters.toReversed() : characters, 0, greedy) ?? 0;
  return (suffix ? characters.slice(0, characters.length - matched) : characters.slice(matched)).join("");
}

/** Go's `ReplaceAllString` reads `$name` in the replacement as a group, of which there are none but `$0`. */
function goTemplate(replacement: string, whole: string): string {
  return replacement.replace(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_, dollar, plain, braced) =>
    dollar ? "$" : (plain ?? braced) === "0" ? whole : "",
  );
}

/** `${v/p/r}` and, for all matches, `${v//p/r}`. */
export function substitute(value: string, pattern: string, replacement: string, all: boolean): string {
  const parsed = glob(pattern);
  const characters = [...value];
  let text = "";
  let matchedBefore = false;
  for (let at = 0; at <= characters.length; ) {
    const length = parsed.match(characters, at, true);
    // An empty match right behind another match does not count (Go's rule).
    if (length !== undefined && (length > 0 || !matchedBefore)) {
      const whole = characters.slice(at, at + length).join("");
      if (!all) return text + replacement + characters.slice(at + length).join("");
      text += goTemplate(replacement, whole);
      if (length > 0) {
        at += length;
        matchedBefore = true;
        continue;
      }
    }
    text += characters[at] ?? "";
    at++;
    matchedBefore = false;
  }
  return text;
}
