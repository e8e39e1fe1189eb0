import type { Facts } from "../../explanation";
import { get, textOf, type Value } from "../read/yaml";
import { split } from "../value/pieces";
import type { OwnFacts } from "./ownFacts";
import type { Place } from "./serviceFacts";

/** Facts of a service's `devices`. */
export const hostDeviceFacts: Record<string, OwnFacts> = { devices: devicesFacts };

function devicesFacts({ service }: Place, keys: readonly string[]): Facts {
  const list = get(service, "devices");
  const devices = (list?.kind === "list" ? list.items : []).map(deviceOf);
  if (keys[1] === undefined)
    return { devices: devices.map(({ device }) => device).filter((path) => path !== undefined) };
  const { device, inside, permissions, isLong } = devices[Number(keys[1])] ?? {};
  const isCdi = /^[^/]+\/[^=]+=./.test(device ?? "");
  return {
    device,
    inside,
    isCdi,
    elsewhere: inside !== undefined && inside !== device,
    noTarget: isLong === true && inside === undefined,
    // docker compose gives the long form no default, and the runtime takes no device without rights.
    noPermissions: isLong === true && !isCdi && permissions === undefined,
    mayRead: permissions?.includes("r") ?? false,
    mayWrite: permissions?.includes("w") ?? false,
    mayCreate: permissions?.includes("m") ?? false,
  };
}

function deviceOf(item: Value) {
  if (item.kind === "map") {
    return {
      device: textOf(get(item, "source")),
      inside: textOf(get(item, "target")),
      permissions: textOf(get(item, "permissions")),
      isLong: true,
    };
  }
  const [device, inside, permissions] = split(textOf(item) ?? "", ":").map(({ text }) => text);
  return { device: device || undefined, inside: inside ?? device, permissions: permissions ?? "rwm", isLong: false };
}
