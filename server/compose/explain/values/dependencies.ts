import { dependenciesOf, isOptional } from "../../project/project";
import { get, getIn } from "../../read/yaml";
import { attachmentFacts } from "../attachmentFacts";
import type { Item, ValueAt } from "../item";
import { conditionFacts } from "../processFacts";
import { type Place, serviceFacts } from "../serviceFacts";

/** A service named under `depends_on`, as a list item or as a key. */
export function dependencyItem(place: Place, dependency: string): Item {
  const condition = dependenciesOf(place.service).get(dependency) ?? "service_started";
  const service = getIn(place.root, ["services", dependency]);
  return {
    topic: "compose.service.depends_on.entry",
    facts: {
      ...serviceFacts(place),
      dependency,
      ...conditionFacts(condition),
      missing: service === undefined,
      checked: get(service, "healthcheck") !== undefined,
      optional: isOptional(place.service, dependency),
    },
  };
}

/** A network named under a service's `networks`, as a list item or as a key. */
export function attachmentItem(place: Place, network: string): Item {
  return { topic: "compose.service.networks.entry", facts: attachmentFacts(place, network) };
}

/** The value of `condition`; undefined when Compose knows no such condition. */
export function conditionItem({ place, path, text, topic }: ValueAt): Item | undefined {
  if (!/^service_(started|healthy|completed_successfully)$/.test(text)) return undefined;
  const dependency = String(path[3]);
  const target = getIn(place.root, ["services", dependency]);
  const checked = get(target, "healthcheck") !== undefined;
  const optional = isOptional(place.service, dependency);
  return { topic: `${topic}.is.${text}`, facts: { service: place.name, dependency, checked, optional } };
}
