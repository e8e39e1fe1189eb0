import type { ComposePort } from "../../protocol";
import { typeOf } from "../read/scalars";
import { get, type Value } from "../read/yaml";
import { expandPort } from "../value/portRanges";
import type { Reading } from "./reading";

/** The ports of a service, ranges taken apart; an entry that says the same port again takes the place of the earlier one. */
export function portsIn(reading: Reading, name: string, service: Value | undefined): ComposePort[] {
  const ports = new Map<string, ComposePort>();
  for (const [at, item] of reading.items(get(service, "ports")).entries()) {
    if (item.kind === "scalar" && typeOf(item) === "float64") {
      reading.refuse(item, `services.${name}.ports: invalid type float64 for port`);
      continue;
    }
    const entry = expandPort(item, reading.ports.left);
    if ("refused" in entry) {
      reading.refuse(
        item,
        entry.refused.replace("{path}", `services.${name}.ports.[${at}]`).replace("{service}", `services.${name}`),
      );
      continue;
    }
    reading.ports.left -= entry.ports.length;
    for (const port of entry.ports) {
      const { hostIp = "0.0.0.0", published, target, protocol } = port;
      // docker compose does not recognize a number it did not read itself as the text it makes of one.
      const isNumber = item.kind === "map" && isPlainNumber(get(item, "published"));
      ports.set([hostIp, isNumber, published, target, protocol].join(" "), { ...port, range: reading.range(item) });
    }
  }
  return [...ports.values()];
}

function isPlainNumber(value: Value | undefined): boolean {
  return value?.kind === "scalar" && typeOf(value) === "int";
}
