import { signalOf } from "../../value/signals";
import { contains, filledIn } from "../place";
import { stopSignalFacts } from "../process";
import { explained, type Locator, tokenFacts, tokenPlaceOf } from "./token";

/** STOPSIGNAL's signal: what it asks the process to do. */
export const locateSignal: Locator = (analysis, index, position) => {
  const place = tokenPlaceOf(analysis, index);
  const word = place?.instruction.args[0];
  if (place?.instruction.name !== "STOPSIGNAL" || !word || !contains(word.range, position)) return null;
  const signal = signalOf((place.onbuild ? undefined : filledIn(place.stack, place.step)) ?? word.text);
  if (!signal) return null;
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
