import type { Language } from "../../../server/protocol";

/** The words around findings, whose own text comes with the model. */
export interface FindingPhrases {
  /** Heads those of stages that are not in the pile. */
  elsewhere: string;
  finding: string;
  cure: string;
}

export const findingPhrases: Record<Language, FindingPhrases> = {
  en: { elsewhere: "worth a look in other stages", finding: "finding", cure: "What to do: " },
  ko: { elsewhere: "다른 스테이지에서 살펴볼 것", finding: "살펴볼 것", cure: "해결: " },
};
