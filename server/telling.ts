import type { Finding as ComposeFinding } from "./compose/insights/finding";
import { composeCureOf } from "./composeCures";
import { cureOf } from "./cures";
import type { Finding } from "./dockerfile/insights/finding";
import type { Explanation, Facts } from "./explanation";
import { plainText } from "./plainText";
import type { ComposeProject, Language, LayerStack, Problem } from "./protocol";
import { explainTopic } from "./topics/topics";

/** The one line of plain text of a topic. */
export function lineOf(language: Language, topic: string, facts: Facts): string {
  return plainText(explainTopic(language, topic, facts) ?? "");
}

/** The problem with what to do about it, where that is known. */
export function withCure(problem: Problem, language: Language, cure: typeof cureOf = cureOf): Problem {
  const text = cureText(problem.message, language, cure);
  return text ? { ...problem, cure: plainText(text) } : problem;
}

const curesOfRefused: Readonly<Record<string, typeof cureOf>> = {
  refused: cureOf,
  composeRefused: composeCureOf,
  "composeRefused.alone": composeCureOf,
};

/** The hover of what the builder or docker compose refuses, with what to do about it. */
export function cured(found: Explanation, language: Language): Explanation {
  const { finding } = found;
  return { ...withCureFact(found, language), ...(finding && { finding: withCureFact(finding, language) }) };
}

function withCureFact<Told extends { topic: string; facts: Facts }>(told: Told, language: Language): Told {
  const { message } = told.facts;
  const cure = curesOfRefused[told.topic];
  const text = cure && typeof message === "string" ? cureText(message, language, cure) : undefined;
  return text ? { ...told, facts: { ...told.facts, cure: { markdown: text } } } : told;
}

function cureText(message: string, language: Language, cure: typeof cureOf = cureOf): string | undefined {
  const found = cure(message);
  return found && explainTopic(language, found.topic, found.facts);
}

/** A Dockerfile's finding in words. */
export function tell(
  { kind, step, range, topic, facts, related }: Finding,
  language: Language,
): LayerStack["findings"][number] {
  const message = lineOf(language, topic, facts);
  const cure = lineOf(language, `${topic}.cure`, facts);
  return { kind, step, range, message, cure, ...(related && { related: related.step }) };
}

/** A service's finding in words. */
export function tellOfService(
  { kind, service, range, facts }: ComposeFinding,
  language: Language,
): ComposeProject["findings"][number] {
  const topic = `composeFinding.${kind}`;
  const message = lineOf(language, topic, facts);
  return { kind, service, range, message, cure: lineOf(language, `${topic}.cure`, facts) };
}
