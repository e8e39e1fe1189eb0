/** The Markdown without its code spans: what is left is the product's own text. */
export function withoutCode(markdown: string): string {
  return markdown.replace(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/gs, "");
}
