import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ImageConfig, LayerStack, OciImage } from "../../server/protocol";
import { stageIndex } from "./rebuilds";
import type { RecordedImage, RecordedStep, Refusal } from "./recordings";
import { root } from "./root.mjs";

/** Recordings that lie beside the repository in the project's own workplace; a clone does without them. */
const folder = `${root}/../shared`;

export const isShared = existsSync(`${folder}/facts/engine-cases.json`);

interface SharedInputs {
  dockerfile: string;
  context?: Record<string, string>;
  buildArgs?: Record<string, string> | null;
  flags?: string[];
}

export interface SharedCase extends SharedInputs {
  name: string;
  result: {
    history?: RecordedImage["history"];
    layers: unknown[];
    config: ImageConfig;
    author?: string;
    error?: string;
  };
}

export interface SharedCheck extends SharedInputs {
  name: string;
  result: { warnings: { rule: string; line: number; detail: string }[] };
}

export interface SharedRebuild extends SharedInputs {
  name: string;
  before: Partial<SharedInputs>;
  result: { steps: { step: string; cached: boolean }[] };
}

export interface CorpusFile extends RecordedImage {
  file: string;
  text?: string;
  refs?: string[];
  refused?: Refusal;
  skip?: string;
  warnings: { rule: string; line: number }[];
  rebuilds?: { changed: string; steps: { stage: string; text: string; cached: boolean }[] }[];
}

export function readShared<T>(file: string): T {
  return JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
}

/** Dockerfiles to read: the sample's and, where they are, those of others. */
export function realDockerfiles(): { name: string; text: string }[] {
  const others = `${folder}/corpora/dockerfiles`;
  const files = isShared ? readdirSync(others).map((file) => `${others}/${file}`) : [];
  return [`${root}/test/sample/Dockerfile`, ...files].map((file) => ({
    name: path.basename(file),
    text: readFileSync(file, "utf8"),
  }));
}

/** The Dockerfile that was built. */
export function corpusText({ file, text }: CorpusFile): string {
  return text ?? readFileSync(`${folder}/corpora/dockerfiles/${file}`, "utf8");
}

/** The base image of these recordings: one layer, no configuration but PATH. */
export const stub: OciImage = {
  config: { Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], WorkingDir: "/" },
  rootfs: { diff_ids: ["sha256:1"] },
};

/** A stub of every image that a corpus file used. */
export function stubsOf({ refs = [] }: CorpusFile): Record<string, OciImage> {
  const { WorkingDir: _, ...config } = stub.config!;
  return Object.fromEntries(refs.map((reference) => [reference, { ...stub, config }]));
}

/** Value of a flag of the command line. */
export function flag({ flags = [] }: SharedInputs, name: string): string | undefined {
  const at = flags.indexOf(name);
  return at < 0 ? undefined : flags[at + 1];
}

/** Steps as `[stage 2/5] RUN x` or in two fields. A base image that was pulled counts as the first step of its stage. */
export function placeSteps(
  steps: readonly { step?: string; stage?: string; text?: string; cached: boolean }[],
  stack: LayerStack,
): RecordedStep[] {
  return steps.flatMap(({ step, stage = "", text = "", cached }) => {
    const [, label = "", at, said = text] = /^\[?(?:(\S+) )? *(\d+)\/\d+(?:\] (.*))?$/s.exec(step ?? stage) ?? [];
    if (said.startsWith("FROM ")) return [];
    const onImage = stack.stages[stageIndex(stack, label)]?.base.reference !== undefined;
    return [{ stage: label, at: Number(at) - (onImage ? 1 : 0), text: said, cached }];
  });
}
