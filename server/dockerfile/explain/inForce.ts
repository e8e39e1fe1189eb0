import { type Place, resultOf, stepsBelow } from "./place";

/** A setting that a line above made and that holds at a place. */
export interface InForce {
  value: string;
  /** Index of the step that set it. */
  step: number;
}

/** The USER in force above a step; undefined: this file sets none. */
export function userAt(place: Place): InForce | undefined {
  return settingAt(place, "USER");
}

/** The working directory a step starts in, as an absolute path; undefined: unknown, or no line of this file sets it. */
export function workdirAt(place: Place): InForce | undefined {
  const { stack, instructions } = place;
  for (const step of stepsBelow(place)) {
    if (stack.steps[step]!.instruction !== "WORKDIR") continue;
    const value = resultOf(stack, stack.steps[step]!) ?? instructions[step]!.text;
    return /^\/[^$]*$/.test(value) ? { value, step } : undefined;
  }
  return undefined;
}

/** The shell that reads a shell form at this place, as far as this file says; a base image nobody looked up may have set another. */
export function shellAt(place: Place): string[] {
  const below = stepsBelow(place).find((at) => place.instructions[at]!.name === "SHELL");
  const words = below === undefined ? [] : place.instructions[below]!.args.map(({ text }) => text);
  return words.length > 0 ? words : ["/bin/sh", "-c"];
}

/** Names of the ENV and ARG variables of this file that are set at this place, then `USER` and `SHELL` when a line above sets them. */
export function valuesInScope(place: Place): string[] {
  const { stack, instructions } = place;
  const names = new Set<string>();
  const settings = new Set<string>();
  for (const at of stepsBelow(place).reverse()) {
    const { instruction } = stack.steps[at]!;
    if (instruction === "ENV" || instruction === "ARG") {
      for (const { key } of instructions[at]!.pairs) if (key.text !== "") names.add(key.text);
    } else if (instruction === "USER") settings.add(instruction);
    else if (instruction === "SHELL" && place.instruction.form === "shell") settings.add(instruction);
  }
  return [...names, ...settings];
}

/** A destination or working directory made absolute; undefined when it is so already or when that cannot be told. */
export function absolute(place: Place, path: string): InForce | undefined {
  if (path.startsWith("/") || path.includes("$")) return undefined;
  const from = workdirAt(place);
  if (!from) return undefined;
  const parts: string[] = [];
  for (const part of `${from.value}/${path}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  const folder = parts.length > 0 && /(?:^|\/)\.{0,2}$/.test(path) ? "/" : "";
  return { value: `/${parts.join("/")}${folder}`, step: from.step };
}

function settingAt(place: Place, keyword: string): InForce | undefined {
  const step = stepsBelow(place).find((at) => place.stack.steps[at]!.instruction === keyword);
  if (step === undefined) return undefined;
  return { value: resultOf(place.stack, place.stack.steps[step]!) ?? place.instructions[step]!.text, step };
}
