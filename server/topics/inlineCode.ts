const longest = 80;

/** Control, format and direction-changing characters, which would hide or reorder what a reader sees. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/**
 * Text of the user's file as a Markdown code span: the one place where such text becomes Markdown.
 * Line breaks become blanks, invisible characters U+FFFD, and what is longer than 80 characters is cut with an ellipsis.
 */
export function inlineCode(text: string): string {
  const line = text.replace(/\s+/g, " ").trim().replace(invisible, "\uFFFD");
  const characters = [...line];
  const shown = characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : line;
  if (shown === "") return '`""`';
  const runs = shown.match(/`+/g)?.map((run) => run.length) ?? [];
  let fence = "`";
  while (runs.includes(fence.length)) fence += "`";
  const pad = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return fence + pad + shown + pad + fence;
}
