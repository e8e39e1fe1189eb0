import type { Explanation, Facts } from "../explanation";
import type { Position, Problem, Range } from "../protocol";
import type { Analysis } from "./analysis";
import { belowFacts } from "./explain/below";
import { copyFacts } from "./explain/copy";
import { fieldOf, forms } from "./explain/fields";
import { findingFacts } from "./explain/finding";
import { fromFacts, fromTopic } from "./explain/from";
import {
  exposeFacts,
  labelFacts,
  maintainerFacts,
  shellFacts,
  userFacts,
  volumeFacts,
  workdirFacts,
} from "./explain/metadata";
import { onbuildFacts } from "./explain/onbuild";
import { contains, type Place, placeOf } from "./explain/place";
import { cmdFacts, entrypointFacts, healthcheckFacts, stopSignalFacts } from "./explain/process";
import { runFacts } from "./explain/run";
import { standingFacts } from "./explain/standing";
import { locateCheckComment, locateDirective } from "./explain/tokens/directives";
import { locateFlag } from "./explain/tokens/flags";
import { locateForm } from "./explain/tokens/forms";
import { locateHeredoc } from "./explain/tokens/heredocs";
import { locateImage } from "./explain/tokens/images";
import { locateLabel } from "./explain/tokens/labels";
import { locateMount } from "./explain/tokens/mounts";
import { locatePath } from "./explain/tokens/paths";
import { locatePort } from "./explain/tokens/ports";
import { locateSignal } from "./explain/tokens/signals";
import { locateStage } from "./explain/tokens/stages";
import type { Locator } from "./explain/tokens/token";
import { locateUser } from "./explain/tokens/users";
import { locateVariableName } from "./explain/tokens/variableNames";
import { locateVariable } from "./explain/tokens/variables";
import { argFacts, envFacts, globalArgFacts } from "./explain/variables";

const factsOf: Readonly<Record<string, (place: Place) => Facts>> = {
  ADD: copyFacts,
  ARG: argFacts,
  CMD: cmdFacts,
  COPY: copyFacts,
  ENTRYPOINT: entrypointFacts,
  ENV: envFacts,
  EXPOSE: exposeFacts,
  FROM: fromFacts,
  HEALTHCHECK: healthcheckFacts,
  LABEL: labelFacts,
  MAINTAINER: maintainerFacts,
  ONBUILD: onbuildFacts,
  RUN: runFacts,
  SHELL: shellFacts,
  STOPSIGNAL: stopSignalFacts,
  USER: userFacts,
  VOLUME: volumeFacts,
  WORKDIR: workdirFacts,
};

/** Instructions that only describe a container or an image: in a stage that is not shipped, nothing reads what they write. */
const describesOnly = new Set([
  "CMD",
  "ENTRYPOINT",
  "EXPOSE",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER",
  "STOPSIGNAL",
  "VOLUME",
]);

/** What answers off the keywords, the first that has something to say; whoever knows the smaller token stands first. */
const tokens: readonly Locator[] = [
  locateVariable,
  locateStage,
  locateImage,
  locateVariableName,
  locateDirective,
  locateMount,
  locateFlag,
  locateHeredoc,
  locateForm,
  locateSignal,
  locateUser,
  locatePath,
  locatePort,
  locateLabel,
];

/** What there is to say about the token at that position; null where there is nothing to say. Never throws. */
export function locate(analysis: Analysis, position: Position): Explanation | null {
  // A token that goes on over several lines may have a comment inside.
  if (analysis.dockerfile.comments.some((range) => contains(range, position)))
    return locateCheckComment(analysis, position);
  const index = analysis.dockerfile.instructions.findIndex(({ range }) => contains(range, position));
  return locateKeyword(analysis, index, position) ?? locateToken(analysis, index, position);
}

function locateToken(analysis: Analysis, index: number, position: Position): Explanation | null {
  for (const locator of tokens) {
    const found = locator(analysis, index, position);
    if (found) return found;
  }
  return null;
}

function locateKeyword(analysis: Analysis, index: number, position: Position): Explanation | null {
  const place = placeOf(analysis, index);
  if (!place || !Object.hasOwn(factsOf, place.instruction.name)) return null;
  const { keyword, trigger } = place.instruction;
  if (contains(keyword.range, position)) return explainKeyword(analysis, place);
  if (trigger && contains(trigger.keyword.range, position))
    return explainTrigger(analysis, place, trigger.keyword.range);
  return null;
}

function explainKeyword(analysis: Analysis, place: Place): Explanation {
  const { name, keyword } = place.instruction;
  const problem = problemIn(analysis, place);
  const common = commonFacts(place, name);
  if (problem) return { topic: "refused", facts: { ...common, message: problem.message }, range: keyword.range };
  const facts = place.fate === "global" ? globalArgFacts(place) : factsOf[name]!(place);
  const found = findingFacts(analysis, place);
  const below = belowFacts(place, { ...common, ...facts });
  return { topic: topicOf(place), facts: { ...common, ...below, ...facts, ...found }, range: keyword.range };
}

function explainTrigger(analysis: Analysis, place: Place, range: Range): Explanation | null {
  const inner = place.instruction.trigger?.name ?? "";
  if (!Object.hasOwn(factsOf, inner)) return null;
  const problem = problemIn(analysis, place);
  if (problem) return { topic: "refused", facts: { ...commonFacts(place, inner), message: problem.message }, range };
  const topic = place.fate === "unbuilt" ? "unbuilt" : "onbuild-inner";
  return { topic, facts: { ...commonFacts(place, inner), ...onbuildFacts(place) }, range };
}

function topicOf(place: Place): string {
  const { instruction, fate, step } = place;
  if (fate === "unbuilt") return "unbuilt";
  if (fate === "left" && describesOnly.has(instruction.name)) return "left-metadata";
  if (fate === "global") return instruction.name === "ARG" ? "arg-global" : "unplaced";
  if (fate === "image" && step.history === undefined && !/^(?:FROM|ONBUILD)$/.test(instruction.name)) return "unplaced";
  if (instruction.name === "FROM") return fromTopic(place);
  if (instruction.name === "WORKDIR" && step.effect !== "layer") return "workdir-root";
  return instruction.name.toLowerCase();
}

function commonFacts(place: Place, keyword: string): Facts {
  const anchor = keyword === "MAINTAINER" ? "maintainer-deprecated" : keyword.toLowerCase();
  return {
    keyword: { markdown: keyword },
    link: { markdown: `https://docs.docker.com/reference/dockerfile/#${anchor}` },
    form: forms[keyword],
    field: fieldOf(keyword),
    ...standingFacts(place),
  };
}

/** What the builder refuses about this instruction, wherever in it. */
function problemIn({ stack }: Analysis, { instruction }: Place): Problem | undefined {
  return stack.problems.find(({ range }) => contains(instruction.range, range.start));
}
