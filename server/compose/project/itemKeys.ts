import { typeOf } from "../read/scalars";
import { get, textOf, type Value } from "../read/yaml";
import type { KeyOf } from "./shape";

/** Items that are their own key. */
export const byText: KeyOf = (item, way) => {
  const type = goTypeOf(item);
  return type === "string" ? undefined : `${way}: unexpected type ${type === "nil" ? "<nil>" : type}`;
};

/** Items that are their own key, and may be numbers or maps, too. */
export const byName: KeyOf = (item, way) => {
  const type = goTypeOf(item);
  return type === "string" || item.kind === "map"
    ? undefined
    : `${way}: unsupported expose value ${printed(item, type)}`;
};
export const byPort: KeyOf = (item, way) => {
  return goTypeOf(item) === "int" ? undefined : byName(item, way);
};

/** Items with a `target`. */
export const byTarget = (what: string): KeyOf => {
  return (item, way) => {
    if (item.kind !== "map") return undefined;
    const target = get(item, "target");
    const isText = target !== undefined && goTypeOf(target) === "string";
    return isText ? undefined : `service ${what} ${way} is missing a mount target`;
  };
};

export const byPath: KeyOf = (item, way) => {
  return item.kind === "map" && !get(item, "path") ? `environment path attribute ${way} is missing` : undefined;
};

function goTypeOf(item: Value): string {
  if (item.kind === "scalar") return typeOf(item);
  return item.kind === "list" ? "[]interface {}" : "map[string]interface {}";
}

/** What Go prints for a value where a text is wanted. */
function printed(item: Value, type: string): string {
  if (item.kind === "list") return `[${item.items.map(textOf).join(" ")}]`;
  return type === "nil" ? "%!s(<nil>)" : `%!s(${type}=${textOf(item)})`;
}
