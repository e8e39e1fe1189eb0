import type { Facts } from "../../server/explanation";
import type { Topic } from "../../server/topics/chapter";
import { fill } from "../../server/topics/template";

/** A source line of a topic: one sentence with its conditions and placeholders. */
export interface Sentence {
  topic: string;
  line: string;
}

const include = /^\{>([\w.-]+)\}$/;
const fence = /^[^\n]*```\w*\n.*?^```$/gms;

/** The sentences of a topic and of the topics it includes; examples are none. */
export function sentencesOf(book: ReadonlyMap<string, Topic>, topic: string): Sentence[] {
  const lines = book.get(topic)?.body.replace(fence, "").split("\n").filter(Boolean) ?? [];
  return lines.flatMap((line) => {
    const part = include.exec(line)?.[1];
    return part === undefined ? [{ topic, line }] : sentencesOf(book, part);
  });
}

/** Whether the sentence stands where these facts hold. */
export function isSaid({ line }: Sentence, facts: Facts): boolean {
  return fill(line, facts) !== "";
}
