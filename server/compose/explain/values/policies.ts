import { getIn } from "../../read/yaml";
import { secondsOf } from "../../value/duration";
import { spellNumber } from "../../value/spellNumber";
import { type Item, isOpen, type ValueAt } from "../item";

/** The value of `restart`. */
export function restartItem({ place, text, topic }: ValueAt): Item | undefined {
  if (isOpen(text)) return undefined;
  const [, name, attempts] = /^(no|always|unless-stopped|on-failure)(?::(\d+))?$/.exec(text) ?? [];
  const overridden = getIn(place.service, ["deploy", "restart_policy"]) !== undefined;
  if (!name || (attempts && name !== "on-failure")) {
    return { topic: `${topic}.wrong`, facts: { written: text, counted: name !== undefined } };
  }
  return { topic: `${topic}.is.${name}`, facts: { service: place.name, attempts, overridden } };
}

/** `every_<duration>` of `pull_policy`; undefined for the policies that are words. */
export function pullPolicyItem({ text, topic }: ValueAt): Item | undefined {
  const period = /^every_(.*)$/.exec(text)?.[1];
  if (period === undefined || isOpen(text)) return undefined;
  // The schema takes whole numbers here, of these units.
  const seconds = /^(?:\d+[wdhms])+$/.test(period) ? secondsOf(period) : undefined;
  const facts = { written: text, period, seconds: seconds === undefined ? undefined : spellNumber(seconds) };
  return { topic: `${topic}.short.${seconds === undefined ? "wrong" : "every"}`, facts };
}
