#!/usr/bin/env node
// Stands in for `docker` where no engine runs: gives the answers that a real one gave (test/engine/record-engine.mjs), and knows nothing else.
import { readFileSync } from "node:fs";

const recording = new URL("../engine/recorded/engine.json", import.meta.url);
/** @type {{ answers: Record<string, string> }} */
const { answers } = JSON.parse(readFileSync(recording, "utf8"));
const question = process.argv.slice(2).join(" ");
const answer = answers[question];
if (answer === undefined) {
  console.error(`Error: nothing was recorded for: ${question}`);
  process.exitCode = 1;
} else process.stdout.write(answer);
