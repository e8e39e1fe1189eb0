import type { Occurrence } from "../../names/occurrence";
import type { Range } from "../../protocol";
import type { Analysis } from "../analysis";
import { expandedWords } from "../explain/tokens/expandedWords";
import { rangeIn } from "../explain/tokens/wordPlace";
import type { Instruction, Pair } from "../read/syntax";
import { expand, type VariableUse } from "../value/expand";
import { Group } from "./occurrences";
import { stageOf } from "./stageOf";

interface Definition {
  range: Range;
  group: Group;
}

/** What reaches a place under a name: the last that wrote it, and an ARG above that only has a value when one is given from outside. */
interface Reaching {
  writer?: Definition;
  declared?: Definition;
}

type Scope = Map<string, Reaching>;

/** A definition that a stage's ONBUILD holds for the stages on top of it. */
interface Triggered {
  name: string;
  definition: Definition;
  writes: boolean;
}

/** Only the places count here, not the values; with this one no operand is refused. */
const anyValue = { text: "x", known: true };

/** Arguments that have a value in every build, without a line that gives one. */
const predefined = /^(?:(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)|TARGETSTAGE)$/;

/**
 * The ARGs and ENVs of a file, and the places where the builder uses them. A use belongs to the definitions that reach it: those of its
 * stage and of the stages below, the last writer of ENV and ARG alike; in FROM the ARGs before the first FROM.
 */
export function variableOccurrences(analysis: Analysis): Occurrence[] {
  return new Reader(analysis).read();
}

class Reader {
  readonly #analysis: Analysis;
  readonly #occurrences: Occurrence[] = [];
  readonly #globals: Scope = new Map();
  readonly #scopes: Scope[] = [];
  readonly #triggers: Triggered[][] = [];

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  read(): Occurrence[] {
    const { dockerfile, stack } = this.#analysis;
    for (const [step, instruction] of dockerfile.instructions.entries()) {
      const stage = stageOf(stack, stack.steps[step]!);
      if (!stage) {
        const isGlobal = instruction.name === "ARG" && stack.steps[step]!.stage < 0;
        if (isGlobal) this.#define(instruction, this.#globals, true);
      } else if (instruction.name === "FROM") {
        this.#use(instruction, this.#globals);
        const below = stage.base.stage ?? -1;
        this.#scopes[stage.index] = new Map(this.#scopes[below]);
        this.#triggers[stage.index] = [];
        for (const trigger of this.#triggers[below] ?? []) declare(this.#scopes[stage.index]!, trigger);
      } else this.#step(instruction, stage.index);
    }
    return this.#occurrences;
  }

  #step(instruction: Instruction, stage: number): void {
    const scope = this.#scopes[stage]!;
    const { trigger } = instruction;
    if (instruction.name === "ARG" || instruction.name === "ENV") this.#define(instruction, scope, false);
    else if (trigger?.name === "ARG" || trigger?.name === "ENV") {
      for (const pair of trigger.pairs) {
        const name = this.#nameOf(trigger, pair);
        const definition = this.#definition(pair, []);
        this.#triggers[stage]!.push({ name, definition, writes: pair.value !== undefined });
      }
    } else this.#use(instruction, scope);
  }

  #define(instruction: Instruction, scope: Scope, global: boolean): void {
    // The pairs of an ENV see the variables as they were above it; those of an ARG see the pairs before them.
    if (instruction.name === "ENV") this.#use(instruction, scope);
    for (const pair of instruction.pairs) {
      if (instruction.name === "ARG") this.#use({ ...instruction, pairs: [pair] }, scope);
      const name = this.#nameOf(instruction, pair);
      const taken = global || pair.value ? undefined : this.#globals.get(name);
      const definition = this.#definition(pair, taken ? reachingOf(taken) : []);
      declare(scope, { name, definition, writes: !!pair.value || !!taken?.writer || predefined.test(name) });
    }
  }

  /** ENV's names are expanded; what variables make of one is not known here. */
  #nameOf({ name }: Instruction, { key }: Pair): string {
    if (name === "ARG") return key.text;
    const expanded = expand(key.text, () => undefined, { ...this.#analysis.dockerfile, keepUnset: true });
    return "error" in expanded ? key.text : expanded.text;
  }

  #definition({ key: { range } }: Pair, from: Definition[]): Definition {
    const group = new Group();
    for (const each of from) each.group.merge(group);
    const definitions = from.length > 0 ? from.map((each) => each.range) : [range];
    this.#occurrences.push({ range, reach: range, role: "definition", definitions, group });
    return { range, group };
  }

  #use(instruction: Instruction, scope: Scope): void {
    for (const { word, options } of expandedWords(instruction, this.#analysis.dockerfile)) {
      const onUse = ({ name, start }: VariableUse): void => {
        const reaching = scope.get(name);
        if (!reaching) return;
        const [first, ...others] = reachingOf(reaching);
        for (const other of others) first!.group.merge(other.group);
        const nameStart = start + (word.text[start + 1] === "{" ? 2 : 1);
        const end = nameStart + name.length;
        this.#occurrences.push({
          range: rangeIn(word, { start: nameStart, end }),
          reach: rangeIn(word, { start, end }),
          role: "use",
          definitions: [first!, ...others].map((each) => each.range),
          group: first!.group,
        });
      };
      if (word.text.includes("$")) expand(word.text, () => anyValue, { ...options, onUse });
    }
  }
}

function reachingOf({ writer, declared }: Reaching): Definition[] {
  return [declared, writer].filter((each) => each !== undefined);
}

function declare(scope: Scope, { name, definition, writes }: Triggered): void {
  if (name === "") return;
  const before = scope.get(name);
  // What is given from outside for the one is given for the other.
  if (!writes && before?.declared) before.declared.group.merge(definition.group);
  scope.set(name, writes ? { writer: definition } : { ...before, declared: definition });
}
