import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDockerfile } from "../../../server/dockerfile/check/checks";
import { evaluate } from "../../../server/dockerfile/evaluate";
import { parse } from "../../../server/dockerfile/read/parse";

/** Seen on Docker Engine 28 with the containerd image store; the recorder's engine has the graph-driver store and cannot show it. */
const cases: [dockerfile: string, platform: { os: string; architecture: string }, warnings: string[]][] = [
  [
    "FROM armimg\nLABEL a=b\n",
    { os: "linux", architecture: "arm64" },
    ['1: Base image armimg was pulled with platform "linux/arm64", expected "linux/amd64" for current build'],
  ],
  ["FROM armimg\nLABEL a=b\n", { os: "linux", architecture: "amd64" }, []],
];

for (const [dockerfile, platform, warnings] of cases) {
  test(`check: InvalidBaseImagePlatform: a ${platform.architecture} image`, () => {
    const file = parse(dockerfile);
    const { options } = evaluate(file, { images: { armimg: { ...platform, config: {} } } });
    const found = checkDockerfile(file, options).filter(({ rule }) => rule === "InvalidBaseImagePlatform");
    assert.deepEqual(
      found.map(({ range, message }) => `${range.start.line + 1}: ${message}`),
      warnings,
    );
  });
}
