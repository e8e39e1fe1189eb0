import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze } from "../../server/dockerfile/analysis";

/** Each finding of a Dockerfile as `kind line`, with the line of the other place behind `<`. */
export function found(text: string): string[] {
  const { findings, dockerfile } = analyze(text, 1);
  const line = (step: number) => dockerfile.instructions[step]!.range.start.line + 1;
  return findings().map(
    ({ kind, step, related }) => `${kind} ${line(step)}${related ? ` < ${line(related.step)}` : ""}`,
  );
}

/** One test for each: a Dockerfile and its findings. */
export function finds(cases: [name: string, lines: string, ...findings: string[]][]): void {
  for (const [name, lines, ...findings] of cases) {
    test(`findings: ${name}`, () => assert.deepEqual(found(lines), findings));
  }
}

export const debian = "FROM debian:13\n";
