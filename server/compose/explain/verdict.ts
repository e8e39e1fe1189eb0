import type { Explanation } from "../../explanation";
import type { Position, Range } from "../../protocol";
import type { Finding } from "../insights/finding";
import type { Refusal } from "../project/reading";
import type { ComposeFile } from "../read/parse";
import { getIn, textOf } from "../read/yaml";

/** What is refused for want of something that a file merged with this one may bring. */
const incomplete = /depends on undefined|refers to undefined|neither an image nor a build/;

/**
 * What there is to say at a position where docker compose refuses something, or where there is a finding: a refusal takes the place of
 * everything else (also where there is nothing else, as at a key that Compose does not know), a finding goes with it, and so does a refusal
 * that another file may undo. What is refused only because nobody has told the value of a variable is not certain, and not told.
 */
export function withVerdict(
  found: Explanation | null,
  position: Position,
  compose: ComposeFile,
  { refusals, findings }: { refusals: readonly Refusal[]; findings: readonly Finding[] },
): Explanation | null {
  const isHere = ({ range }: { range: Range }): boolean =>
    contains(range, { start: position, end: { ...position, character: position.character + 1 } }) ||
    (found !== null && isAbout(compose, range, found.range));

  const refusal = refusals.find((each) => isHere(each) && isCertain(compose, each));
  if (refusal) {
    const facts = { message: refusal.message };
    if (found && incomplete.test(refusal.message))
      return { ...found, finding: { topic: "composeRefused.alone", facts } };
    const range = found && isOfSeveralLines(refusal.range) ? found.range : refusal.range;
    return { topic: "composeRefused", facts, range };
  }
  const finding = found && findings.find(isHere);
  if (!finding) return found;
  const topic = `composeFinding.${finding.kind}`;
  const facts = {
    finding: { topic, facts: finding.facts },
    cure: { topic: `${topic}.cure`, facts: finding.facts },
  };
  return { ...found, finding: { topic: "finding", facts } };
}

/** Whether the refusal stands whatever the variables of the value are; nobody has told them. */
export function isCertain(
  { text, lineStarts, root }: ComposeFile,
  { range: { start, end }, message }: Refusal,
): boolean {
  if (message.startsWith("invalid interpolation")) return true;
  const written = text.slice(lineStarts[start.line]! + start.character, lineStarts[end.line]! + end.character);
  const image = textOf(getIn(root, ["services", written, "image"]));
  return !`${written}${image}`.includes("$");
}

/** The `-` before an item stands for the whole of it, and of a map of several lines its first key. */
function isAbout({ lines }: ComposeFile, range: Range, token: Range): boolean {
  if (token.start.line !== range.start.line) return false;
  const upTo = lines[range.start.line]!.slice(token.start.character, range.start.character);
  return upTo.trimEnd() === "-" || (isOfSeveralLines(range) ? upTo === "" : contains(range, token));
}

function contains(range: Range, { start, end }: Range): boolean {
  return (
    !isOfSeveralLines(range) &&
    range.start.line === start.line &&
    start.line === end.line &&
    range.start.character <= start.character &&
    end.character <= range.end.character
  );
}

function isOfSeveralLines({ start, end }: Range): boolean {
  return start.line !== end.line;
}
