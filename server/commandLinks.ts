/** A code span or block (what looks like a link in there is text), or a link to an editor command. */
const codeOrLink =
  /(?<!`)(?<ticks>`+)(?!`).*?(?<!`)\k<ticks>(?!`)|(?<separator> · )?\[(?<text>[^[\]]*)\]\(command:(?<command>[^?)\s]*)[^)]*\)/gs;

/**
 * Keeps the Markdown's `command:` links whose command the editor announced. Of every other one the text stays,
 * but nothing of one that a ` · ` joins to other links: its text alone would offer what cannot be done.
 */
export function keepCommandLinks(markdown: string, announced: readonly string[]): string {
  return markdown.replace(codeOrLink, (whole, ...match) => {
    const { text, command = "", separator } = match.at(-1) as Record<string, string | undefined>;
    if (text === undefined || announced.includes(command)) return whole;
    return separator ? "" : text;
  });
}
