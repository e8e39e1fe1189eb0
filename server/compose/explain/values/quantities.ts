import { bytesOf } from "../../value/bytes";
import { durationParts, secondsOf, spellDuration } from "../../value/duration";
import { modeOf } from "../../value/mode";
import { spellNumber } from "../../value/spellNumber";
import { type Item, isOpen, type ValueAt } from "../item";

/** A duration: the part of `1h30m` at the cursor, or what the whole makes; a number of seconds needs no word more than its key's. */
export function durationItem({ text, at, topic }: ValueAt): Item | undefined {
  if (isOpen(text)) return undefined;
  const parts = durationParts(text);
  if (!parts) return { topic: "compose.duration.wrong", facts: { written: text, [mistakeIn(text)]: true } };
  const seconds = secondsOf(text)!;
  const facts = {
    key: topic.replace(/^.*\./, ""),
    written: text,
    seconds: spellNumber(seconds),
    spelled: spelled(text, seconds),
  };
  const part = parts.find(({ end }) => at <= end) ?? parts.at(-1)!;
  if (parts.length > 1) {
    const partFacts = { piece: part.text, pieceSeconds: spellNumber(part.seconds), [`unit${part.unit}`]: true };
    return { topic: "compose.duration.part", facts: { ...facts, ...partFacts }, part };
  }
  return { topic: `${topic}.value`, ...(part.unit === "s" ? {} : { otherwise: ["compose.duration"] }), facts };
}

function mistakeIn(text: string): "blank" | "upperCase" | "unitless" | "otherMistake" {
  if (/\s/.test(text)) return "blank";
  if (/[A-Z]/.test(text)) return "upperCase";
  return /[\d.]$/.test(text) ? "unitless" : "otherMistake";
}

/** As Compose hands it on, when that reads otherwise. */
function spelled(text: string, seconds: number): string | undefined {
  const normal = spellDuration(seconds);
  return normal === text ? undefined : normal;
}

/** A size in bytes: what `64m` makes; `-1`, where it means no limit, is told by its key. */
export function sizeItem({ text, quoted, topic }: ValueAt): Item | undefined {
  if (isOpen(text) || (text === "-1" && !quoted)) return undefined;
  const bytes = bytesOf(text);
  if (bytes === undefined) return { topic: "compose.size.wrong", facts: { written: text, minusOne: text === "-1" } };
  return { topic: `${topic}.value`, otherwise: ["compose.size"], facts: { written: text, bytes: spellNumber(bytes) } };
}

/** Permissions that Compose refuses; what the others mean is told by the key. */
export function modeItem({ text, quoted, pattern }: ValueAt): Item | undefined {
  const needsNumber = quoted && pattern.endsWith("tmpfs.mode");
  if (isOpen(text) || (modeOf(text, quoted) !== undefined && !needsNumber)) return undefined;
  return { topic: "compose.mode.wrong", facts: { written: text, needsNumber } };
}
