import type { ComposeAttachment } from "../../protocol";
import { namesAsMap } from "../read/forms";
import { entriesWithKeys, get, type Span, textOf, textsOf, type Value } from "../read/yaml";
import { defined } from "../value/defined";

/** A network that a service joins; `at` is absent where it joins one without a word. */
export interface Attachment extends Omit<ComposeAttachment, "range"> {
  at?: Span;
}

/** Networks that the service joins: `default` unless it says otherwise; none with a `network_mode`, and none for what is no container. */
export function attachmentsIn(service: Value | undefined): Attachment[] {
  if (textOf(get(service, "network_mode")) !== undefined || get(service, "provider")) return [];
  const networks = get(service, "networks");
  const listed = [...entriesWithKeys(networks && namesAsMap(networks))];
  if (listed.length === 0) return [{ network: "default", aliases: [] }];
  return listed.map(([network, { key, value }]) => {
    const text = (name: string) => textOf(get(value, name));
    return {
      network,
      aliases: [...new Set(textsOf(get(value, "aliases")))],
      at: key,
      ...defined({
        ipv4: text("ipv4_address"),
        ipv6: text("ipv6_address"),
        macAddress: text("mac_address"),
        priority: numberOf(text("priority")),
        gatewayPriority: numberOf(text("gw_priority")),
      }),
    };
  });
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}
