import type { Facts } from "../../explanation";
import { attachmentsIn } from "../project/attachments";
import { networkUsers, projectPrefix } from "../project/project";
import { booleanIn } from "../read/scalars";
import { get, getIn, textOf, type Value, type YamlMap } from "../read/yaml";
import { networkFacts } from "./resourceFacts";
import { labelFacts } from "./surroundingsFacts";

/** Facts of a top-level network and of the keys below it; `keys` is the path below its name. */
export function networkKeyFacts(root: YamlMap, network: string, keys: readonly string[]): Facts {
  const declaration = getIn(root, ["networks", network]);
  const pool = getIn(declaration, ["ipam", "config", Number(keys[2])]);
  return {
    ...networkFacts(root, network),
    nameInProject: `${projectPrefix(root)}_${network}`,
    byRouter: /^(?:macvlan|ipvlan)$/.test(textOf(get(declaration, "driver")) ?? ""),
    isOverlay: textOf(get(declaration, "driver")) === "overlay",
    withoutIpvSix: booleanIn(get(declaration, "enable_ipv6")) !== true,
    fixed: fixedAddresses(root, network),
    ...(keys[0] === "labels" ? labelFacts(get(declaration, "labels"), keys[1]) : {}),
    ...(keys[0] === "driver_opts" && keys[1] !== undefined ? { [driverOptions[keys[1]] ?? "isOther"]: true } : {}),
    ...(keys[1] === "config" && pool ? poolFacts(pool) : {}),
  };
}

/** Services with an address of their own on the network. */
function fixedAddresses(root: YamlMap, network: string): string[] {
  return networkUsers(root, network).flatMap((user) => {
    const joined = attachmentsIn(getIn(root, ["services", user])).find((attachment) => attachment.network === network);
    return [joined?.ipv4, joined?.ipv6]
      .filter((address) => address !== undefined)
      .map((address) => `${user}: ${address}`);
  });
}

/** Options that drivers of the engine read, and the switch of the sentence about each. Source: Docker Engine 28. */
const driverOptions: Readonly<Record<string, string>> = {
  "com.docker.network.bridge.name": "isBridgeName",
  "com.docker.network.bridge.enable_icc": "isBetween",
  "com.docker.network.bridge.enable_ip_masquerade": "isMasquerade",
  "com.docker.network.bridge.host_binding_ipv4": "isHostBinding",
  "com.docker.network.driver.mtu": "isMtu",
  parent: "isParent",
  macvlan_mode: "isMode",
  ipvlan_mode: "isMode",
  encrypted: "isEncrypted",
};

function poolFacts(pool: Value): Facts {
  const subnet = textOf(get(pool, "subnet"));
  return { subnet, isIpvSix: subnet?.includes(":") ?? false };
}
