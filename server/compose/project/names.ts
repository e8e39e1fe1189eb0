import { get, textOf, type YamlMap } from "../read/yaml";
import type { Reading } from "./reading";

/** Stands for the project's name where only the folder or the command line gives it, which the text cannot tell. */
const unnamed = "<project>";

/** The name the file gives the project, as docker compose tidies it; one with a variable in it stays as it is written. */
export function projectName(root: YamlMap): string | undefined {
  const name = textOf(get(root, "name"));
  if (name === undefined || name.includes("$")) return name;
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9_-]/g, "")
      .replace(/^[_-]+/, "") || undefined
  );
}

/** Nothing of the name is left, or of what its variables make of it. */
export function refuseName(reading: Reading, root: YamlMap): void {
  const name = get(root, "name");
  if (textOf(name) && projectName(root) === undefined) reading.refuse(name!, "project name must not be empty");
}

export function projectPrefix(root: YamlMap): string {
  return projectName(root) ?? unnamed;
}
