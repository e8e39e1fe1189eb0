import type { Language } from "../../server/protocol";
import { renderedLines } from "../support/renderedLines";
import type { Book, ShownPlace, ShownTopic } from "./book";

/** Of a long line of a demo, so much is shown, and so much of it before the token. */
const columns = 110;
const before = 30;

/** The book as one Markdown page: each topic with the lines of the demos where it answers and the hovers there. */
export function page(book: Book, language: Language): string {
  return [
    `# Topics (${language})`,
    ...book.chapters.flatMap(({ name, topics }) => [`## ${name}`, ...topics.map(topicSection)]),
    "## Topics that no demo reaches",
    listOf(book.unreached),
    "## Sentences that no demo says",
    listOf(book.unsaid.map(({ topic, line }) => `${topic}: \`\` ${line} \`\``)),
  ].join("\n\n");
}

function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? "None." : lines.map((line) => `- ${line}`).join("\n");
}

function topicSection({ id, title, places, partOf }: ShownTopic): string {
  const head = `### ${title} (${id})`;
  if (places.length > 0) return [head, ...places.map(placeSection)].join("\n\n");
  return partOf.length > 0 ? `${head}\n\nIn the hovers of: ${partOf.join(", ")}` : head;
}

function placeSection({ document, range, contents }: ShownPlace): string {
  const { line, character } = range.start;
  const whole = document.getText().split("\n")[line] ?? "";
  const end = range.end.line === line ? range.end.character : whole.length;
  const from = end > columns ? Math.max(0, character - before) : 0;
  const text = (from > 0 ? "…" : "") + whole.slice(from, Math.max(from + columns, end));
  const marks = " ".repeat(character - from + (from > 0 ? 1 : 0)) + "^".repeat(Math.max(1, end - character));
  const where = `${document.uri}:${line + 1}, ${renderedLines(contents)} lines`;
  return `${where}\n\n\`\`\`\n${text}\n${marks}\n\`\`\`\n\n${quoted(contents)}`;
}

function quoted(markdown: string): string {
  return markdown.replace(/^/gm, "> ");
}
