import type { Base } from "../facts";
import type { Phrases } from "../phrases";
import { historyCommand, isOfficial } from "../reference";

/** What a picture or a table says of the base image, in one line. */
export function baseSaid({ parts, known }: Base, texts: Phrases): string {
  const official = parts && isOfficial(parts) ? `${texts.official} · ` : "";
  if (known) return official + texts.baseOpen;
  return `${official}${texts.baseClosed} ${parts ? historyCommand(parts) : ""}`.trimEnd();
}
