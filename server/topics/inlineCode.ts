const longest = 80;
const longestOfMany = 40;
const most = 4;

/** Control, format and direction-changing characters, which would hide or reorder what a reader sees. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/**
 * Text of the user's file as a Markdown code span: the one place where such text becomes Markdown.
 * Line breaks become blanks, invisible characters U+FFFD, and what is longer than `limit` characters is cut with an ellipsis.
 */
export function inlineCode(text: string, limit = longest): string {
  const line = text.replace(/\s+/g, " ").trim().replace(invisible, "\uFFFD");
  const characters = [...line];
  const shown = characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : line;
  if (shown === "") return '`""`';
  const runs = shown.match(/`+/g)?.map((run) => run.length) ?? [];
  let fence = "`";
  while (runs.includes(fence.length)) fence += "`";
  const pad = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return fence + pad + shown + pad + fence;
}

/** Several such texts, the first four of them; how many more there are stands at the end. */
export function inlineCodes(texts: readonly string[]): string {
  if (texts.length === 1) return inlineCode(texts[0]!);
  const shown = texts.slice(0, most).map((text) => inlineCode(text, longestOfMany));
  return texts.length > most ? `${shown.join(", ")}, … (+${texts.length - most})` : shown.join(", ");
}
