import type { ComposeHealthcheck } from "../../protocol";
import { get, textOf, textsOf, type Value } from "../read/yaml";
import { defined } from "../value/defined";
import { durationParts } from "../value/duration";
import type { Reading } from "./reading";

const durations = ["interval", "timeout", "start_period", "start_interval"] as const;

/** How the engine checks a container's health; undefined when the service says nothing of it. */
export function healthcheckIn(
  reading: Reading,
  name: string,
  service: Value | undefined,
): ComposeHealthcheck | undefined {
  const value = get(service, "healthcheck");
  if (value?.kind !== "map") return undefined;
  const [interval, timeout, startPeriod, startInterval] = durations.map((key) => {
    const duration = get(value, key);
    const text = textOf(duration);
    if (duration && text !== undefined) refuseDuration(reading, duration, `services[${name}].healthcheck.${key}`);
    return text;
  });
  const retries = textOf(get(value, "retries"));
  const test = testOf(reading, get(value, "test"));
  return {
    range: reading.range(value),
    disable: textOf(get(value, "disable")) === "true" || test?.[0] === "NONE",
    ...defined({
      test,
      interval,
      timeout,
      startPeriod,
      startInterval,
      retries: retries !== undefined && /^\d+$/.test(retries) ? Number(retries) : undefined,
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

/** `path` as docker compose's decoder names it. */
export function refuseDuration(reading: Reading, value: Value, path: string): void {
  const text = textOf(value);
  if (text === undefined || value.kind !== "scalar" || durationParts(text)) return;
  if (value.style === "plain" && /^\d/.test(text) && !/[a-zµμ]/.test(text)) return;
  const quoted = JSON.stringify(text);
  const [, number, unit] = /^[-+]?(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(text) ?? [];
  const why =
    number === undefined
      ? `invalid duration ${quoted}`
      : unit === ""
        ? `missing unit in duration ${quoted}`
        : `unknown unit ${JSON.stringify(unit)} in duration ${quoted}`;
  reading.refuse(value, `'${path}' time: ${why}`);
}
