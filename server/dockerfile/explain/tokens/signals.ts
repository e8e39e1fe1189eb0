import { signalOf } from "../../../images/signals";
import { contains, filledIn } from "../place";
import { stopSignalFacts } from "../process";
import { explained, isRefused, type Locator, tokenFacts, tokenPlaceOf } from "./token";

/** STOPSIGNAL's signal: what it asks the process to do. */
export const locateSignal: Locator = (analysis, index, position) => {
  const place = tokenPlaceOf(analysis, index);
  const word = place?.instruction.args[0];
  if (place?.instruction.name !== "STOPSIGNAL" || !word || !contains(word.range, position)) return null;
  const signal = signalOf((place.onbuild ? undefined : filledIn(place.stack, place.step)) ?? word.text);
  if (!signal) {
    // The builder takes any number but 0.
    const facts = { ...tokenFacts(place, word.range), value: word.text, taken: /^0*[1-9]\d*$/.test(word.text) };
    return word.text.includes("$") || isRefused(place) ? null : explained("signal.none", facts, word.range);
  }
  const { pid, replacedLine } = place.onbuild ? {} : stopSignalFacts(place);
  return explained(
    `signal.${signal.name}`,
    {
      ...tokenFacts(place, word.range),
      signal: signal.number,
      pid: place.fate === "image" ? pid : undefined,
      replacedLine,
      left: place.fate === "left",
      idle: place.fate !== "image" || replacedLine !== undefined,
      // What the kernel does to PID 1, too.
      forced: signal.name === "KILL" || signal.name === "STOP",
    },
    word.range,
  );
};
