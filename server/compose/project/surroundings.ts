import type { ComposeInclude, ComposeInterpolation } from "../../protocol";
import { textAsList } from "../read/forms";
import { get, textOf, type YamlMap } from "../read/yaml";
import { defined } from "../value/defined";
import type { Reading } from "./reading";
import type { Resolved } from "./resolve";

/** Files that belong to the project; none of them is read here. */
export function includesIn(reading: Reading, root: YamlMap): ComposeInclude[] {
  const include = get(root, "include");
  if (include && include.kind !== "list" && !(include.kind === "scalar" && include.empty)) {
    reading.refuse(include, `\`include\` must be a list, got ${include.kind === "map" ? "map[]" : include.text}`);
  }
  return reading.items(include).flatMap((item) => {
    const paths = item.kind === "map" ? get(item, "path") : item;
    return reading.items(paths && textAsList(paths)).flatMap((path) => {
      const text = textOf(path);
      return text === undefined ? [] : [{ path: text, range: reading.range(path) }];
    });
  });
}

/** The variables of all values, each once. */
export function interpolationsOf(reading: Reading, asked: Resolved["asked"]): ComposeInterpolation[] {
  const found = new Map<string, ComposeInterpolation>();
  for (const { value: place, result } of asked) {
    for (const { name, value, blank } of result.asked) {
      let variable = found.get(name);
      if (!variable) {
        variable = { name, ...defined({ value }), blank: false, ranges: [] };
        found.set(name, variable);
      }
      variable.blank ||= blank;
      variable.ranges.push(reading.range(place));
    }
  }
  return [...found.values()];
}
