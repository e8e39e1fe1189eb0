import type { ComposeHealthcheck } from "../../protocol";
import { booleanIn, plainText } from "../read/scalars";
import { get, textOf, textsOf, type Value } from "../read/yaml";
import { defined } from "../value/defined";
import type { Reading } from "./reading";

const durations = ["interval", "timeout", "start_period", "start_interval"] as const;

/** How the engine checks a container's health; undefined when the service says nothing of it. */
export function healthcheckIn(reading: Reading, service: Value | undefined): ComposeHealthcheck | undefined {
  const value = get(service, "healthcheck");
  if (value?.kind !== "map") return undefined;
  const [interval, timeout, startPeriod, startInterval] = durations.map((key) => textOf(get(value, key)));
  const retries = Math.trunc(Number(plainText(get(value, "retries"))));
  const test = testOf(reading, get(value, "test"));
  return {
    range: reading.range(value),
    disable: booleanIn(get(value, "disable")) === true || test?.[0] === "NONE",
    ...defined({
      test,
      interval,
      timeout,
      startPeriod,
      startInterval,
      retries: retries >= 0 ? retries : undefined,
    }),
  };
}

/** A text runs in a shell; a list says itself how it runs. */
function testOf(reading: Reading, value: Value | undefined): string[] | undefined {
  if (value?.kind !== "list") {
    const text = textOf(value);
    return text === undefined ? undefined : ["CMD-SHELL", text];
  }
  const words = textsOf(value);
  if (words.length > 0 && !/^(?:CMD|CMD-SHELL|NONE)$/.test(words[0]!)) {
    reading.refuse(value.items[0]!, 'healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"');
  }
  return words.length === 0 ? undefined : words;
}
