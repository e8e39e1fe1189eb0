import type { ComposePort, ComposeService } from "../../protocol";
import type { ProjectModel } from "../project/model";
import { isOnEveryAddress } from "./databases";
import type { Finding } from "./finding";

/** Ports of the host that two containers of one `up` want, and ports that are published by nobody. */
export function hostPortFindings({ services }: ProjectModel): Finding[] {
  const taken = new Map<string, string>();
  return services.flatMap((service) => {
    if (service.networkMode === "host") return ignored(service);
    return service.profiles.length > 0 ? [] : twice(service, taken);
  });
}

function ignored(service: ComposeService): Finding[] {
  const [first] = service.ports;
  if (!first) return [];
  return [{ kind: "portsIgnored", service: service.name, range: first.range, facts: { service: service.name } }];
}

/** A range to pick from and a port that the engine chooses never meet another. */
function twice(service: ComposeService, taken: Map<string, string>): Finding[] {
  const { name, replicas } = service;
  return service.ports.flatMap((port): Finding[] => {
    const { published, range } = port;
    if (published === undefined || published.includes("-")) return [];
    const place = placeOf(port, published);
    const other = taken.get(place);
    if (replicas > 0) taken.set(place, name);
    if (other !== undefined && replicas > 0) {
      return [
        { kind: "portTwice", service: name, range, facts: { service: name, published, other, same: other === name } },
      ];
    }
    if (replicas < 2) return [];
    return [
      {
        kind: "portTwice",
        service: name,
        range,
        facts: { service: name, published, replicas, target: String(port.target) },
      },
    ];
  });
}

function placeOf(port: ComposePort, published: string): string {
  return `${isOnEveryAddress(port) ? "*" : port.hostIp}:${published}/${port.protocol}`;
}
