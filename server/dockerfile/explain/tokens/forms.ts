import type { Explanation, Facts } from "../../../explanation";
import type { Position, Range } from "../../../protocol";
import type { Instruction } from "../../read/syntax";
import { copyFacts } from "../copy";
import { shellAt } from "../inForce";
import { shellFacts } from "../metadata";
import { contains } from "../place";
import { cmdFacts, entrypointFacts, healthcheckFacts } from "../process";
import { explained, type Locator, type TokenPlace, tokenFacts, tokenPlaceOf } from "./token";

/** Instructions that start a program. */
const starting = /^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK)$/;

/** How a line is written and what it starts: at the brackets of a JSON list, at a program's word, at HEALTHCHECK's NONE and CMD. */
export const locateForm: Locator = (analysis, index, position) => {
  const place = tokenPlaceOf(analysis, index);
  if (!place) return null;
  const { type, form, args, name } = place.instruction;
  if (type && contains(type.range, position)) return explainType(place);
  if (type?.text.toUpperCase() === "NONE") return null;
  const range = bracketAt(place.instruction, position) ?? programAt(place.instruction, position);
  if (!range || (!starting.test(name) && args.length === 0)) return null;
  const facts = { ...tokenFacts(place, range), ...(starting.test(name) ? startFacts(place) : listFacts(place)) };
  return explained(`form.${form}.${name.toLowerCase()}`, facts, range);
};

/** Where a bracket and a string meet, the cursor belongs to the one that starts there. */
function bracketAt({ brackets, args }: Instruction, position: Position): Range | undefined {
  const inString = args.some(({ range }) => contains(range, position));
  return [brackets?.open, brackets?.close].find(
    (range) => range && contains(range, position) && (!inString || range.start.character === position.character),
  );
}

/** The word that names the program; text of RUN is the shell's, and its list is told at the brackets. */
function programAt(instruction: Instruction, position: Position): Range | undefined {
  if (!starting.test(instruction.name) || instruction.name === "RUN") return undefined;
  const range = programOf(instruction)?.range;
  return range && contains(range, position) ? range : undefined;
}

function programOf({ form, args, head }: Instruction) {
  return form === "exec" ? args[0] : head;
}

function explainType(place: TokenPlace): Explanation | null {
  const type = place.instruction.type!;
  const word = type.text.toLowerCase();
  if (word !== "none" && word !== "cmd") return null;
  const { base, replacedLine } = healthcheckFacts(place);
  const facts: Facts = {
    ...tokenFacts(place, type.range),
    base,
    replacedLine,
    exec: place.instruction.form === "exec",
    shell: shellAt(place)[0],
  };
  return explained(`healthcheck.${word}`, facts, type.range);
}

/** Which process starts, and whether this line decides it. */
function startFacts(place: TokenPlace): Facts {
  const { instruction, fate, onbuild } = place;
  const program = programOf(instruction)?.text ?? "";
  const shell = instruction.form === "shell" ? shellAt(place)[0] : undefined;
  if (instruction.name === "HEALTHCHECK") return { program, shell, replacedLine: healthcheckFacts(place).replacedLine };
  if (instruction.name === "RUN") return { program };
  if (onbuild || fate !== "image") {
    const empty = instruction.form === "exec" && instruction.args.length === 0;
    return { program, shell, empty, elsewhere: fate === "left" && !onbuild };
  }
  const { start: _, ...facts } = instruction.name === "CMD" ? cmdFacts(place) : entrypointFacts(place);
  const pid = facts.counts ? place.stack.container.command[0] : undefined;
  return { ...facts, program, shell, pid };
}

/** What the strings of a list are, of an instruction that starts no program by itself. */
function listFacts(place: TokenPlace): Facts {
  const { instruction, onbuild } = place;
  if (instruction.name === "SHELL") {
    const { shell, firstKeyword, firstLine, replacedLine } = shellFacts(place);
    return { shell, ...(!onbuild && { firstKeyword, firstLine, replacedLine }) };
  }
  const words = instruction.args.map(({ text }) => text);
  if (instruction.name === "VOLUME") return { paths: words, left: place.fate === "left" && !onbuild };
  const { destination } = copyFacts(place);
  return { destination, blank: words.some((word) => word.includes(" ")) };
}
