import type { Facts } from "../../explanation";
import type { ComposeService, Position, Range } from "../../protocol";
import type { ProjectModel } from "../project/model";
import { resource } from "../project/resources";
import { rangeOf } from "../read/lines";
import type { ComposeFile } from "../read/parse";
import { entriesOf, get, type Value, type YamlScalar } from "../read/yaml";
import { readMount, refusedMount } from "../value/mounts";
import { splitPort } from "../value/ports";

/** What stands behind an entry of `volumes` or `ports`. */
export interface Hint {
  position: Position;
  topic: string;
  facts: Facts;
}

type Told = Omit<Hint, "position"> | undefined;

/**
 * For entries in the short form that end in the range: which kind of storage a mount is, and who can reach a port. The long form says so
 * itself, and what a variable decides is not known here.
 */
export function inlayHints(compose: ComposeFile, project: ProjectModel, { start, end }: Range): Hint[] {
  const services = new Map(project.services.map((service) => [service.name, service]));
  const hints: Hint[] = [];
  const seen = new Set<Value>();
  const each = (list: Value | undefined, tell: (item: YamlScalar) => Told): void => {
    if (list?.kind !== "list" || seen.has(list)) return;
    seen.add(list);
    for (const item of list.items) {
      if (item.kind !== "scalar" || item.empty || item.style === "block" || item.text.includes("$")) continue;
      const position = rangeOf(compose.lineStarts, item).end;
      if (position.line < start.line || position.line > end.line || seen.has(item)) continue;
      seen.add(item);
      const told = tell(item);
      if (told) hints.push({ position, ...told });
    }
  };
  for (const { root } of compose.documents) {
    for (const [name, service] of entriesOf(get(root, "services"))) {
      each(get(service, "volumes"), (item) => tellOfMount(project, item));
      if (publishes(services.get(name))) each(get(service, "ports"), ({ text }) => tellOfPort(text));
    }
  }
  return hints;
}

/** Another container's network, or the host's, has no ports of this service to publish. */
function publishes(service: ComposeService | undefined): boolean {
  return service !== undefined && service.networkMode === undefined;
}

function tellOfMount({ root }: ProjectModel, item: YamlScalar): Told {
  const mount = refusedMount(item.text) === undefined ? readMount(item) : undefined;
  if (mount?.kind === "bind") return { topic: "inlay.bind", facts: {} };
  if (mount?.kind === "anonymous") return { topic: "inlay.anonymous", facts: {} };
  if (mount?.kind !== "volume" || !mount.source) return undefined;
  const { declared, external, nameOnMachine } = resource(root, "volumes", mount.source);
  return { topic: "inlay.volume", facts: { key: mount.source, name: nameOnMachine, declared, external } };
}

function tellOfPort(text: string): Told {
  const { hostIp, host, container } = splitPort(text);
  if (!/^[\d-]+$/.test(container.text)) return undefined;
  const local = hostIp !== undefined && /^(?:127\.|\[?::1\]?$)/.test(hostIp.text);
  const everywhere = hostIp === undefined || /^(?:0\.0\.0\.0|\[?::\]?)$/.test(hostIp.text);
  const free = host === undefined;
  return local || everywhere || free ? { topic: "inlay.port", facts: { local, everywhere, free } } : undefined;
}
