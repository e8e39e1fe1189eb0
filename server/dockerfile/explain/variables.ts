import type { Facts } from "../../explanation";
import type { Instruction } from "../read/syntax";
import { affectedByVariables, affectedFacts, mentions } from "./affected";
import { filledIn, lineOf, type Place, stepsAboveInImage } from "./place";
import { lineFacts } from "./standing";

/** ENV: what is set, what it becomes, who sees it, and what a new value re-runs. */
export function envFacts(place: Place): Facts {
  const { instruction, instructions } = place;
  const names = namesOf(instruction);
  const first = names[0];
  const replaced = stepsAboveInImage(place).find(
    (at) => instructions[at]!.name === "ENV" && namesOf(instructions[at]!).some((name) => names.includes(name)),
  );
  return {
    names,
    assignments: instruction.pairs.map(({ key, value }) => `${key.text}=${value?.text ?? ""}`),
    result: shownResult(place),
    ...(first && { override: `docker run -e ${first}=…` }),
    ...(replaced !== undefined && {
      replacedLine: lineOf(instructions[replaced]!.range),
      replacedName: namesOf(instructions[replaced]!).find((name) => names.includes(name)),
    }),
    ...affectedFacts(place, names, affectedByVariables),
  };
}

/** ARG in a stage: its default or global value, and what a new value re-runs. */
export function argFacts(place: Place): Facts {
  const { instruction, instructions, stack } = place;
  const names = namesOf(instruction);
  const valueless = instruction.pairs.filter(({ value }) => !value).map(({ key }) => key.text);
  const globalAt = instructions.findIndex(
    (each, at) =>
      stack.steps[at]?.stage === -1 &&
      each.pairs.some(({ key, value }) => value && valueless.length > 0 && key.text === valueless[0]),
  );
  const result = shownResult(place);
  return {
    names,
    defaults: instruction.pairs.flatMap(({ key, value }) => (value ? [`${key.text}=${value.text}`] : [])),
    result,
    ...(globalAt >= 0 && { globalLine: lineOf(instructions[globalAt]!.range) }),
    unset: globalAt < 0 && result === undefined ? valueless : undefined,
    give: `docker build --build-arg ${names[0] ?? ""}=…`,
    ...affectedFacts(place, names, affectedByVariables),
  };
}

/** ARG before the first FROM: which FROM lines use it, which stages take it in. */
export function globalArgFacts({ instruction, instructions, index, stack }: Place): Facts {
  const names = namesOf(instruction);
  const held = new Set(names);
  const uses: number[] = [];
  const again: number[] = [];
  for (const [at, each] of instructions.entries()) {
    if (at <= index) continue;
    if (each.name === "FROM" && mentions(each.original, held)) uses.push(lineOf(each.range));
    if (each.name !== "ARG") continue;
    if (stack.steps[at]?.stage === -1) {
      for (const { key, value } of each.pairs) if (value && mentions(value.text, held)) held.add(key.text);
    } else if (each.pairs.some(({ key, value }) => !value && held.has(key.text))) again.push(lineOf(each.range));
  }
  return {
    names,
    defaults: instruction.pairs.flatMap(({ key, value }) => (value ? [`${key.text}=${value.text}`] : [])),
    ...lineFacts("use", uses),
    ...lineFacts("again", again),
    repeat: `ARG ${names[0] ?? ""}`,
    give: `docker build --build-arg ${names[0] ?? ""}=…`,
  };
}

function namesOf({ pairs }: Instruction): string[] {
  return [...new Set(pairs.map(({ key }) => key.text).filter((name) => name !== ""))];
}

/** The line after expansion, where history says so and it tells more than the line itself. */
function shownResult({ stack, step, instruction }: Place): string | undefined {
  const result = filledIn(stack, step);
  if (result === undefined) return undefined;
  const changed = instruction.name === "ARG" ? result !== instruction.text : instruction.text.includes("$");
  return changed && result.includes("=") ? result : undefined;
}
