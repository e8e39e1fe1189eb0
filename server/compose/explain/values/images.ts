import type { Fact, Facts } from "../../../explanation";
import { imageFacts } from "../../../images/facts";
import { parseReference, partsOf, type Reference } from "../../../images/reference";
import { mountsOf } from "../../project/project";
import { get } from "../../read/yaml";
import { interpolate } from "../../value/interpolate";
import { interpolationsIn } from "../../value/interpolation";
import { cleanPath, isWithin } from "../../value/paths";
import { type Item, isOpen, type ValueAt } from "../item";
import { type Place, pullPolicy, variableNames } from "../serviceFacts";

/** The part of an image reference at the cursor. */
export function imageItem({ place, pattern, text, at }: ValueAt): Item | undefined {
  if (text === "") return undefined;
  const reference = parseReference(filledIn(text));
  if ("error" in reference) return { topic: "compose.image.wrong", facts: { written: text } };
  const parts = partsOf(text, filledIn);
  const part = parts.find(({ end }) => at <= end) ?? parts.at(-1)!;
  const piece = text.slice(part.start, part.end);
  const made = isMade(pattern, get(place.service, "build") !== undefined);
  const policy = pattern === "services.*.image" ? pullPolicy(place.service) : undefined;
  const facts = { ...referenceFacts(reference, text), ...hereFacts(place, reference), piece, policy };
  return { topic: `compose.image.${made ? "made" : "used"}.${part.kind}`, facts, part };
}

/** Where a variable stands, the facts show the text and not what it would be without a value. */
function referenceFacts(reference: Reference, text: string): Facts {
  const facts = imageFacts(reference);
  return isOpen(text) ? { ...facts, reference: text.replace(/@.*/, ""), latest: false } : facts;
}

/** Whether the reference names what `build` makes, and not an image that is there. */
function isMade(pattern: string, built: boolean): boolean {
  return pattern.endsWith(".tags[]") || (pattern === "services.*.image" && built);
}

/**
 * What the image needs and the service does not give: `needs` one of its variables (an `env_file` could), mounts for the volumes that
 * are `unmounted`.
 */
function hereFacts({ service }: Place, reference: Reference): Facts {
  const { oneOf, volumes } = imageFacts(reference);
  const names = variableNames(get(service, "environment"));
  const wanted = listOf(oneOf).map((variable) => variable.split("=", 1)[0]!);
  const targets = mountsOf(service).map(({ target }) => cleanPath(target));
  const isMounted = (path: string) => targets.some((target) => target === path || isWithin(target, path));
  return {
    needs: wanted.length > 0 && !get(service, "env_file") && !wanted.some((name) => names.includes(name)),
    unmounted: listOf(volumes).filter((path) => !isMounted(path)),
  };
}

function listOf(fact: Fact | undefined): readonly string[] {
  return Array.isArray(fact) ? fact : [];
}

/** The text as it is when no variable is set; a letter stands for one without a default. */
function filledIn(text: string): string {
  let filled = "";
  let at = 0;
  for (const one of interpolationsIn(text)) {
    filled += text.slice(at, one.start) + (interpolate(one.text, () => undefined).text || "v");
    at = one.end;
  }
  return filled + text.slice(at);
}
