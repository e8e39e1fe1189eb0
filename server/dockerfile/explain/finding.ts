import type { Facts } from "../../explanation";
import type { Analysis } from "../analysis";
import type { Place } from "./place";

/** What could be better about this step and how; of several findings the first. */
export function findingFacts(analysis: Analysis, { index }: Place): Facts {
  const found = analysis.findings().find(({ step }) => step === index);
  if (!found) return {};
  const { topic, facts } = found;
  return { finding: { topic, facts }, cure: { topic: `${topic}.cure`, facts } };
}
