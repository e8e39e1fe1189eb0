import type { Facts } from "../../explanation";
import { affectedByShell, affectedByUser, affectedFacts } from "./affected";
import { absolute, shellAt, userAt, workdirAt } from "./inForce";
import { filledIn, lineOf, type Place, stepsAboveInImage, stepsBelow } from "./place";

/** WORKDIR: which directory it means, whose it is, and whether a later one takes its place. */
export function workdirFacts(place: Place): Facts {
  const { instruction, instructions, stack, step } = place;
  const written = instruction.text;
  const result = filledIn(stack, step) ?? absolute(place, written)?.value ?? written;
  const user = userAt(place);
  const same = stepsBelow(place).find(
    (at) =>
      stack.steps[at]!.effect === "layer" &&
      instructions[at]!.name === "WORKDIR" &&
      (filledIn(stack, stack.steps[at]!) ?? instructions[at]!.text) === result,
  );
  const before = workdirAt(place);
  return {
    path: result,
    written: written !== result ? written : undefined,
    ...(before && !written.startsWith("/") && { workdirLine: lineOf(instructions[before.step]!.range) }),
    ...(user && { userLine: lineOf(instructions[user.step]!.range) }),
    ...(user?.value && !/^(?:root|0)(?::|$)/.test(user.value) && { user: user.value }),
    ...(same !== undefined && { sameLine: lineOf(instructions[same]!.range) }),
    ...laterFacts(place),
  };
}

/** USER: who runs what comes after it. */
export function userFacts(place: Place): Facts {
  const { instruction, stack, step } = place;
  const user = filledIn(stack, step) ?? instruction.text;
  return {
    user: user || undefined,
    byName: !/^\d+(?::\d+)?$/.test(user) && !user.includes("$"),
    ...laterFacts(place),
    ...affectedFacts(place, ["USER"], affectedByUser),
  };
}

/** SHELL: which program reads the shell forms that follow. */
export function shellFacts(place: Place): Facts {
  const words = place.instruction.args.map(({ text }) => text);
  return {
    shell: words.join(" "),
    before: shellAt(place).join(" "),
    ...laterFacts(place),
    ...affectedFacts(place, ["SHELL"], affectedByShell),
  };
}

/** LABEL: its keys. */
export function labelFacts({ instruction }: Place): Facts {
  const keys = instruction.pairs.map(({ key }) => key.text.replace(/^(["'])(.*)\1$/, "$2"));
  return { keys, ...(keys[0] && { filter: `docker image ls --filter label=${keys[0]}` }) };
}

/** EXPOSE: the ports as the image's config has them. */
export function exposeFacts(place: Place): Facts {
  const ports = listOf(place);
  const port = /^(\d+)(?:\/(\w+))?$/.exec(ports[0] ?? "");
  const protocol = port?.[2] && port[2].toLowerCase() !== "tcp" ? `/${port[2].toLowerCase()}` : "";
  return { ports, ...(port && { publish: `docker run -p ${port[1]}:${port[1]}${protocol} …` }) };
}

/** VOLUME: its paths, and whether later steps may still write below them. */
export function volumeFacts(place: Place): Facts {
  const paths = listOf(place);
  return {
    paths,
    ...(paths[0] && { mount: `docker run -v my-data:${paths[0]} …` }),
    later: stepsAboveInImage(place).some((at) => /^(?:RUN|COPY|ADD)$/.test(place.instructions[at]!.name)),
  };
}

/** MAINTAINER: the author, and the label that took its place. */
export function maintainerFacts({ instruction }: Place): Facts {
  const author = instruction.text;
  return { author, instead: `LABEL org.opencontainers.image.authors=${JSON.stringify(author)}` };
}

/** The words of EXPOSE or VOLUME; with variables in them, what history says they became. */
function listOf({ instruction, stack, step }: Place): string[] {
  const words = instruction.args.map(({ text }) => text);
  const result = filledIn(stack, step);
  const expanded = instruction.name === "EXPOSE" || words.some((word) => word.includes("$"));
  if (!result || !expanded) return words;
  return result
    .replace(/^\[|\]$/g, "")
    .split(" ")
    .filter((word) => word !== "");
}

/** The later line of the target's image that sets the same again. */
function laterFacts(place: Place): Facts {
  const later = stepsAboveInImage(place).find((at) => place.instructions[at]!.name === place.instruction.name);
  return later === undefined ? {} : { replacedLine: lineOf(place.instructions[later]!.range) };
}
