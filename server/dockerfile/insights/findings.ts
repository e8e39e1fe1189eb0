import type { StageNode } from "../build/stages";
import type { Evaluation } from "../evaluate";
import { copiedBeforeInstall } from "./copiedBeforeInstall";
import { deletedLater } from "./deletedLater";
import type { Finding } from "./finding";
import { packageCaches } from "./packageCaches";
import { packageLists } from "./packageLists";
import { secretArguments } from "./secretArguments";
import { secretFiles } from "./secretFiles";
import { type StageStep, stageSteps } from "./stageSteps";
import { lateInstalls, staleLists } from "./staleLists";
import { storedTwice } from "./storedTwice";

/** How many stages below one another are looked at of a stage that is not shipped: many such stages may stand on one long chain. */
const deepest = 20;

/**
 * What this build could do better, by step; of one step the weightiest first. Only what is certain: a text that may mean something else
 * gives nothing. What is about size looks at the layers that the image ships; a stage that is only copied from ships none.
 */
export function findings(evaluation: Evaluation): Finding[] {
  const steps = stageSteps(evaluation);
  const { target } = evaluation.graph;
  const shipped = target ? chainOf(target, steps) : [];
  const stages = new Set<StageNode>();
  for (let node = target; node; node = node.base) stages.add(node);
  const left = [...steps].filter(([node]) => !stages.has(node) && evaluation.built.reachable.has(node));
  const cached = [shipped, ...left.map(([node]) => chainOf(node, steps, deepest))];
  const late = cached.flatMap(lateInstalls);
  const needed = new Set(late.map(({ updated }) => updated.step));
  const root = [...stages].at(-1);
  const all = [
    ...secretFiles(shipped, true),
    ...left.flatMap(([, own]) => secretFiles(own, false)),
    ...secretArguments(shipped),
    ...deletedLater(shipped),
    ...storedTwice(shipped),
    ...packageLists(shipped, needed),
    ...packageCaches(shipped, root?.baseName ?? ""),
    ...once(staleLists(late)),
    ...once(cached.flatMap(copiedBeforeInstall)),
  ];
  return all.sort((a, b) => a.step - b.step);
}

/** The steps of a stage and of the stages below it, lowest first. */
function chainOf(
  node: StageNode,
  steps: ReadonlyMap<StageNode, StageStep[]>,
  most = Number.POSITIVE_INFINITY,
): StageStep[] {
  const chain: StageStep[][] = [];
  for (let at: StageNode | undefined = node; at && chain.length < most; at = at.base) chain.push(steps.get(at) ?? []);
  return chain.reverse().flat();
}

/** Stages on one base find the same in it. */
function once(all: readonly Finding[]): Finding[] {
  return [...new Map(all.map((each) => [`${each.kind} ${each.step}`, each])).values()];
}
