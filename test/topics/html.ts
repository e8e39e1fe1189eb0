import type { Language } from "../../server/protocol";

const style = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }
pre, code { font-family: ui-monospace, monospace; font-size: 0.9em }
pre { background: #f4f5f7; padding: 0.5em 0.8em; overflow-x: auto; margin: 0.3em 0 }
code { background: #eef0f3; padding: 0 0.2em; border-radius: 3px }
pre code { background: none; padding: 0 }
blockquote { margin: 0 0 1.5em; padding: 0.2em 1em; border: 1px solid #c8ccd2; border-radius: 4px; width: 80ch; max-width: 95% }
h3 { margin-top: 2em; border-top: 1px solid #ddd; padding-top: 0.5em }
`;

/** A page of the book, which is Markdown of our own, as one HTML file that needs nothing else. */
export function htmlPage(markdown: string, language: Language): string {
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? "";
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${style}</style>
${blocks(markdown)}
</html>
`;
}

/** A code block, a quotation, a heading, a list, or a paragraph up to the next blank line. */
const block =
  /^```[^\n]*\n(?<code>.*?)^```$|^(?<quote>(?:>[^\n]*(?:\n|$))+)|^(?<level>#+) (?<heading>[^\n]*)$|^(?<list>(?:- [^\n]*(?:\n|$))+)|^(?<text>\S.*?)(?=\n\n|(?![\s\S]))/gms;

function blocks(markdown: string): string {
  return [...markdown.matchAll(block)]
    .map(({ groups = {} }) => {
      const { code, quote, level, heading, list, text } = groups;
      if (code !== undefined) return `<pre><code>${escaped(code)}</code></pre>`;
      if (quote !== undefined) return `<blockquote>${blocks(quote.replace(/^> ?/gm, "").trim())}</blockquote>`;
      if (heading !== undefined) return `<h${level!.length}>${inline(heading)}</h${level!.length}>`;
      if (list !== undefined)
        return `<ul>${list.replace(/^- (.*)\n?/gm, (_, item: string) => `<li>${inline(item)}</li>`)}</ul>`;
      return `<p>${inline(text ?? "")}</p>`;
    })
    .join("\n");
}

const span =
  /(?<ticks>`+)(?<code>.+?)(?<!`)\k<ticks>(?!`)|\*\*(?<bold>.+?)\*\*(?!\*)|\[(?<label>[^\]]*)\]\((?<href>[^)]*)\)/gs;

/** Code spans, bold text and links; a link to a command of the editor has nowhere to lead here. */
function inline(markdown: string): string {
  let html = "";
  let at = 0;
  for (const match of markdown.matchAll(span)) {
    const { code, bold, label, href = "" } = match.groups ?? {};
    html += escaped(markdown.slice(at, match.index));
    at = match.index + match[0].length;
    if (code !== undefined) html += `<code>${escaped(code.replace(/^ (.*) $/s, "$1"))}</code>`;
    else if (bold !== undefined) html += `<strong>${inline(bold)}</strong>`;
    else
      html += /^https:/.test(href)
        ? `<a href="${escaped(href)}">${inline(label ?? "")}</a>`
        : `<u>${inline(label ?? "")}</u>`;
  }
  return html + escaped(markdown.slice(at));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
