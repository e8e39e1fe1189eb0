/** A number of our own making as Markdown, with commas between the thousands. */
export function spellNumber(value: number): { markdown: string } {
  return { markdown: value.toLocaleString("en-US", { maximumFractionDigits: 9 }) };
}
