import { type Item, isOpen, type ValueAt } from "../item";

/** `command` or `entrypoint` as one string, which Compose splits into words itself. */
export function commandItem({ text, topic }: ValueAt): Item | undefined {
  if (text === "") return undefined;
  if (hasOpenQuote(text)) return { topic: "compose.command.wrong", facts: { written: text } };
  const facts = { entry: topic.endsWith("entrypoint"), dollars: text.includes("$$") };
  return { topic: "compose.command.string", facts };
}

/** A `'` or `"` without its partner; a backslash takes the next character. */
function hasOpenQuote(text: string): boolean {
  return /["']/.test(text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\\./gs, ""));
}

/** The test of a health check: the line for the shell, or a first word that Compose does not know. */
export function healthTestItem({ path, text }: ValueAt): Item | undefined {
  const key = "compose.service.healthcheck.test.short";
  if (typeof path.at(-1) === "string") return text === "" ? undefined : { topic: `${key}.string`, facts: {} };
  const isWrong = path.at(-1) === 0 && !isOpen(text) && !["CMD", "CMD-SHELL", "NONE"].includes(text);
  return isWrong ? { topic: `${key}.wrong`, facts: { written: text } } : undefined;
}
