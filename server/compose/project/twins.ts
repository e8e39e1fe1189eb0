import { get, getIn, textOf, type Value } from "../read/yaml";
import { bytesOf } from "../value/bytes";

const asText = (value: Value): string | undefined => textOf(value);
const asNumber = (value: Value): string => String(Number(textOf(value)));
const asBytes = (value: Value): string => String(bytesOf(textOf(value) ?? ""));

/** Keys of a service with a twin under `deploy`, and how to see that the two say the same. Source: docker compose 2.40. */
const twins: readonly [key: string, twin: string, same: (value: Value) => string | undefined][] = [
  ["scale", "deploy.replicas", asText],
  ["cpus", "deploy.resources.limits.cpus", asNumber],
  ["mem_limit", "deploy.resources.limits.memory", asBytes],
  ["pids_limit", "deploy.resources.limits.pids", asNumber],
  ["mem_reservation", "deploy.resources.reservations.memory", asBytes],
];

/** Twins that a service has both of, and that do not say the same: Compose refuses the file. */
export function distinctTwins(service: Value): { key: string; twin: string; one: Value; other: Value }[] {
  return twins.flatMap(([key, twin, same]) => {
    const [one, other] = [get(service, key), getIn(service, twin.split("."))];
    return one && other && same(one) !== same(other) ? [{ key, twin, one, other }] : [];
  });
}
