import type { ComposeDependency } from "../../protocol";
import { dependenciesAsMap } from "../read/forms";
import { booleanIn } from "../read/scalars";
import { entriesWithKeys, get, type Span, textOf, type Value } from "../read/yaml";

/** A service that another waits for, with the place that says so. */
export interface Dependency extends Omit<ComposeDependency, "range"> {
  at: Span;
}

/** Keys by which a service shares a namespace of another: `service:NAME`. */
export const namespaces = ["network_mode", "ipc", "pid", "uts", "cgroup"];

/**
 * What a service waits for: `depends_on`, and then the keys that borrow from another service without naming it there. The list
 * form means `service_started`, and so does borrowing.
 */
export function dependenciesIn(service: Value | undefined): Map<string, Dependency> {
  const found = new Map<string, Dependency>();
  const add = (dependency: Dependency): void => {
    if (!found.has(dependency.service)) found.set(dependency.service, dependency);
  };
  const dependsOn = get(service, "depends_on");
  for (const [name, { key, value }] of entriesWithKeys(dependsOn && dependenciesAsMap(dependsOn))) {
    add({
      service: name,
      condition: textOf(get(value, "condition")) ?? "service_started",
      required: booleanIn(get(value, "required")) !== false,
      restart: booleanIn(get(value, "restart")) === true,
      because: "depends_on",
      at: key,
    });
  }
  const started = { condition: "service_started", required: true };
  for (const link of itemsOf(get(service, "links"))) {
    add({
      service: /^([^:]*):[^:]*$/.exec(link.text)?.[1] ?? link.text,
      ...started,
      restart: true,
      because: "links",
      at: link.at,
    });
  }
  for (const key of namespaces) {
    const mode = get(service, key);
    const name = /^service:(.+)/.exec(textOf(mode) ?? "")?.[1];
    if (mode && name !== undefined) add({ service: name, ...started, restart: true, because: key, at: mode });
  }
  for (const { text, at } of itemsOf(get(service, "volumes_from"))) {
    if (text.startsWith("container:")) continue;
    add({ service: partBefore(text, ":"), ...started, restart: false, because: "volumes_from", at });
  }
  return found;
}

function partBefore(text: string, separator: string): string {
  return text.split(separator, 1)[0]!;
}

function itemsOf(list: Value | undefined): { text: string; at: Span }[] {
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item) => {
    const text = textOf(item);
    return text ? [{ text, at: item }] : [];
  });
}
