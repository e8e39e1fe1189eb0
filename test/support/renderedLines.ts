const columns = 80;
const wide = /[\u1100-\u115F\u2E80-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u;
const codeBlock = /^```[^\n]*\n(.*?)\n```$/s;

/** Lines of text that a reader sees of a hover 80 columns wide; Hangul takes two columns, a code block its own lines. */
export function renderedLines(markdown: string): number {
  return markdown.split("\n\n").reduce((lines, paragraph) => {
    const code = codeBlock.exec(paragraph)?.[1];
    if (code !== undefined) return lines + code.split("\n").length;
    return lines + wrapped(paragraph.replace(/\]\([^)]*\)/g, "").replace(/\*\*|`|\[/g, ""));
  }, 0);
}

function wrapped(paragraph: string): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(/\s+/)) {
    const width = [...word].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
    if (used > 0 && used + 1 + width > columns) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + width;
  }
  return lines;
}
