/** A code span or block (what looks like a link in there is text), or a link to an editor command. */
const codeOrLink =
  /(?<!`)(?<ticks>`+)(?!`).*?(?<!`)\k<ticks>(?!`)|\[(?<text>[^[\]]*)\]\(command:(?<command>[^?)\s]*)[^)]*\)/gs;

/** Keeps the Markdown's `command:` links whose command the editor announced; of every other one only the text stays. */
export function keepCommandLinks(markdown: string, announced: readonly string[]): string {
  return markdown.replace(codeOrLink, (whole, ...match) => {
    const { text, command = "" } = match.at(-1) as Record<string, string | undefined>;
    return text === undefined || announced.includes(command) ? whole : text;
  });
}
