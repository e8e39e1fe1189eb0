import type { Explanation, Facts } from "../../../explanation";
import { shellAt } from "../inForce";
import { contains } from "../place";
import { cmdFacts, entrypointFacts, healthcheckFacts } from "../process";
import { explained, type Locator, type TokenPlace, tokenFacts, tokenPlaceOf } from "./token";

/** How a command is written and what it starts: at the `[` of the exec form, at the program's word, at HEALTHCHECK's NONE and CMD. */
export const locateForm: Locator = (analysis, index, position) => {
  const place = tokenPlaceOf(analysis, index);
  if (!place || !/^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK)$/.test(place.instruction.name)) return null;
  const { type, head, form, args, name } = place.instruction;
  if (type && contains(type.range, position)) return explainType(place);
  const program = form === "exec" ? args[0] : name === "RUN" ? undefined : head;
  const token = [form === "exec" ? head : undefined, name === "RUN" ? undefined : program].find(
    (word) => word && contains(word.range, position),
  );
  if (!token || type?.text.toUpperCase() === "NONE") return null;
  const facts = { ...tokenFacts(place, token.range), program: program?.text ?? "", ...startFacts(place) };
  return explained(`form.${form}.${name.toLowerCase()}`, facts, token.range);
};

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
  const shell = instruction.form === "shell" ? shellAt(place)[0] : undefined;
  if (instruction.name === "HEALTHCHECK") return { shell, replacedLine: healthcheckFacts(place).replacedLine };
  if (instruction.name === "RUN") return {};
  if (onbuild || fate !== "image") return { shell, elsewhere: fate === "left" && !onbuild };
  const { start: _, ...facts } = instruction.name === "CMD" ? cmdFacts(place) : entrypointFacts(place);
  const pid = facts.counts ? place.stack.container.command[0] : undefined;
  return { ...facts, shell, pid };
}
