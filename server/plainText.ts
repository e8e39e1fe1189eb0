/** What stands for itself: a code block, a code span, an escaped mark. */
const literal =
  /^```[^\n]*\n(?<block>.*?)\n```[ \t]*$|(?<!`)(?<ticks>`+)(?!`)(?<code>.+?)(?<!`)\k<ticks>(?!`)|\\(?<mark>[!-/:-@[-`{-~])/gms;
const link = /\[([^[\]]*)\]\(([^)\s]*)[^)]*\)/g;
const bold = /\*\*(.+?)\*\*/gs;
const italics = /(?<![\w*])([*_])(?=\S)([^*_]+)(?<=\S)\1(?![\w*])/g;
const heading = /^#{1,6} +/gm;

/** A private-use character: inlineCode lets none of the user's file into Markdown. */
const placeholder = "\uE000";

/**
 * The Markdown of the topics as plain text, for editors that show no Markdown: marks go, words and list dashes stay.
 * A web link keeps its address in parentheses, a code block its lines.
 */
export function plainText(markdown: string): string {
  const literals: string[] = [];
  return markdown
    .replace(literal, (...match) => {
      const { block, code, mark } = match.at(-1) as Record<string, string | undefined>;
      literals.push(block ?? code?.replace(/^ (.*) $/s, "$1") ?? mark ?? "");
      return placeholder;
    })
    .replace(link, (_, text: string, href: string) => (/^https?:/.test(href) ? `${text} (${href})` : text))
    .replace(bold, "$1")
    .replace(italics, "$2")
    .replace(heading, "")
    .replaceAll(placeholder, () => literals.shift() ?? "")
    .trim();
}
