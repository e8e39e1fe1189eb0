import type { Facts } from "../../../explanation";
import type { Analysis } from "../../analysis";
import { metadata } from "../../build/metadata";
import { Dispatch, inherit, Refused, type StageState } from "../../build/stageState";
import { predefined } from "../../build/stages";
import { workdir } from "../../build/workdirStep";
import { refusedForm } from "../../check/refusals";
import { standardPlatform } from "../../evaluate";
import type { Instruction } from "../../read/syntax";
import { Environment } from "../../value/environment";
import { externalBase, lineOf, type Place } from "../place";
import { clip } from "./clip";
import { howToGive } from "./origin";
import { type ValuesAt, valuesAt } from "./valuesAt";

const applied = { ARG: metadata.ARG!, ENV: metadata.ENV!, WORKDIR: workdir };

/**
 * What variables are where an ONBUILD runs its trigger: in a build `FROM` this image, whose `ENV` is the one the stage ends with, after
 * the triggers above it. Its ARGs reach only a stage of this very file, and what the other build gives is not known, so both are left
 * out (run on Docker Engine 28). Of an ARG with several names, `pairs` says how many of them are read already.
 */
export function triggerValuesAt(analysis: Analysis, index: number, pairs = 0): ValuesAt {
  const { dockerfile, stack } = analysis;
  const stage = stack.steps[index]?.stage;
  const own = dockerfile.instructions.flatMap((_, at) => (stack.steps[at]?.stage === stage ? [at] : []));
  const end = valuesAt(analysis, (own.at(-1) ?? index) + 1);
  if (!end.state) return end;
  const state = childOf(end.state);
  const globals = predefined("", { platform: standardPlatform, buildArgs: {} });
  for (const at of own.filter((each) => each <= index)) {
    const trigger = dockerfile.instructions[at]?.trigger;
    const instruction = trigger && at === index ? { ...trigger, pairs: trigger.pairs.slice(0, pairs) } : trigger;
    const apply = instruction && applied[instruction.name as keyof typeof applied];
    if (!apply || refusedForm(instruction, dockerfile.frontend) || (at === index && pairs === 0)) continue;
    const command = { instruction, step: at, onbuild: true, sources: [] };
    apply(new Dispatch(state, command, { buildArgs: {}, globals, dialect: dockerfile }, new Refused()));
  }
  const { environment } = state;
  return { get: (name) => environment.get(name), writtenBy: (name) => environment.writtenBy(name), state };
}

/** What a build `FROM` the stage's image starts with. */
function childOf(state: StageState): StageState {
  const environment = new Environment(!state.baseKnown);
  for (const [name, { value, step }] of state.configEnv) environment.set(name, value, step);
  return { ...inherit(state), environment, buildArgs: [] };
}

/** Where the value of a variable comes from in a trigger, or why it has none: facts of the topic `variable-origin`. */
export function triggerOriginFacts(place: Place, values: ValuesAt, name: string): Facts {
  const { instructions, stack, step, index, lineage } = place;
  const sets = (each: Instruction | undefined, keyword: string): boolean =>
    each?.name === keyword && each.pairs.some(({ key }) => key.text === name);
  const writer = values.writtenBy(name);
  if (writer !== undefined && instructions[writer]?.trigger) {
    const { trigger, range } = instructions[writer];
    if (trigger.name === "ENV") return { triggerEnvLine: lineOf(range) };
    return { triggerArgLine: lineOf(range), give: howToGive(name) };
  }
  const inLineage = (at: number): boolean => lineage.has(stack.steps[at]!.stage);
  const env = instructions.findLast((each, at) => inLineage(at) && sets(each, "ENV"));
  if (env && values.get(name)) return { imageEnvLine: lineOf(env.range) };
  if (values.get(name)?.known) return { ofBase: externalBase(place) ?? true };
  const declared = instructions.findLast(
    (each, at) => at <= index && stack.steps[at]!.stage === step.stage && sets(each.trigger, "ARG"),
  );
  const base = externalBase(place);
  const arg = instructions.findLast((each, at) => inLineage(at) && sets(each, "ARG"));
  return {
    ...(declared
      ? { asksLine: lineOf(declared.range), give: howToGive(name) }
      : arg
        ? { stageArgLine: lineOf(arg.range), repeat: `ONBUILD ARG ${clip(name)}` }
        : { nowhere: true }),
    ...(values.get(name) && base !== undefined && { perhapsBase: clip(base) }),
  };
}
