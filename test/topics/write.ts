import { mkdirSync, writeFileSync } from "node:fs";
import { root } from "../support/root.mjs";
import { bookOf } from "./book";
import { readDemos } from "./demos";
import { htmlPage } from "./html";
import { page } from "./page";

const folder = `${root}/dist/topics`;
mkdirSync(folder, { recursive: true });
const demos = readDemos();
for (const language of ["en", "ko"] as const) {
  const book = bookOf(demos, language);
  const markdown = page(book, language);
  writeFileSync(`${folder}/topics.${language}.md`, `${markdown}\n`);
  writeFileSync(`${folder}/topics.${language}.html`, htmlPage(markdown, language));
  console.log(
    `dist/topics/topics.${language}: ${book.unreached.length} topics unreached, ${book.unsaid.length} sentences unsaid`,
  );
}
