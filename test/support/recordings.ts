import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Check, checkDockerfile } from "../../server/dockerfile/check/checks";
import { type IgnorePatterns, parseDockerignore } from "../../server/dockerfile/check/dockerignore";
import { type Evaluation, evaluate } from "../../server/dockerfile/evaluate";
import { parse } from "../../server/dockerfile/read/parse";
import { layerStack } from "../../server/dockerfile/stack";
import type { HistoryEntry, ImageConfig, OciImage } from "../../server/protocol";
import type { Build, Fixture } from "../engine/fixtures/fixture.mjs";
import { root } from "./root.mjs";

/** An image as the engine built it; history and layers are those that the Dockerfile adds to its base. */
export interface RecordedImage {
  history: Pick<HistoryEntry, "created_by" | "empty_layer">[];
  layers: number;
  config: ImageConfig;
  author?: string;
}

/** What the builder refused: its words, and the lines that it marked of the Dockerfile, if it did. */
export interface Refusal {
  message: string;
  line?: number | null;
  lastLine?: number;
}

/** A step of a second build as the builder shows it: `at` counts the steps of the stage from 1. */
export interface RecordedStep {
  stage: string;
  at: number;
  text: string;
  cached: boolean;
}

export interface RecordedChange {
  name: string;
  before: Record<string, OciImage>;
  after: Record<string, OciImage>;
  steps: RecordedStep[];
}

export interface RecordedCase {
  fixture: Fixture;
  images?: Record<string, OciImage>;
  result?: RecordedImage;
  refused?: Refusal;
  check?: { warnings: { rule: string; line: number | null; message: string }[]; refused?: string };
  changes?: RecordedChange[];
}

/** What `npm run record` wrote for one area. */
export interface Recording {
  recorder: { engine: string; platform: string; buildx: string };
  images: Record<string, OciImage>;
  cases: RecordedCase[];
}

export function readRecording(area: string): Recording {
  return JSON.parse(readFileSync(`${root}/test/engine/recorded/${area}.json`, "utf8"));
}

export type Inputs = Pick<Build, "dockerfile" | "context" | "buildArgs" | "target" | "platform">;

/** What the build context leaves out. */
export function ignoreOf({ context = {} }: Inputs): IgnorePatterns | undefined {
  const file = context["Dockerfile.dockerignore"] ?? context[".dockerignore"];
  return typeof file === "string" ? parseDockerignore(file) : undefined;
}

/** The model's work on a case. */
export function evaluateCase(inputs: Inputs, platform: string, images: Record<string, OciImage>): Evaluation {
  const { dockerfile, buildArgs, target } = inputs;
  const ignore = ignoreOf(inputs);
  return evaluate(parse(dockerfile), {
    images,
    platform: inputs.platform ?? platform,
    ...(target ? { target } : {}),
    ...(buildArgs ? { buildArgs } : {}),
    ...(ignore ? { ignore } : {}),
  });
}

/** The model's image is the engine's, and nothing is refused. */
export function assertImage(evaluation: Evaluation, expected: RecordedImage): void {
  const { image, problems } = layerStack(evaluation, 1);
  const history = image.history.map(({ created_by, empty_layer }) => ({ created_by, empty_layer }));
  assert.deepEqual(problems, []);
  assert.deepEqual(history, expected.history);
  assert.equal(image.layers, expected.layers);
  assert.deepEqual(image.config, expected.config);
  assert.equal(image.author, expected.author);
}

/**
 * The model's first problem is what the engine said, in the lines that it marked. The words "dockerfile parse error on line 2" are left
 * out, because the model says the place as a range.
 */
export function assertRefused({ problems }: Evaluation, { message, line, lastLine = line ?? 0 }: Refusal): void {
  const [first] = problems;
  assert.equal(first?.message, message.replace(/^dockerfile parse error on line \d+: /, ""));
  if (typeof line !== "number") return;
  const at = first!.range.start.line + 1;
  assert.ok(line <= at && at <= lastLine, `line ${at} is not in ${line} to ${lastLine}`);
}

/** What the model warns of, as the engine writes it. */
export function checksOf(evaluation: Evaluation): { rule: string; line: number; message: string }[] {
  const { dockerfile, options } = evaluation;
  return checkDockerfile(dockerfile, options).map(({ rule, range, message }: Check) => ({
    rule,
    line: range.start.line + 1,
    message,
  }));
}
