import assert from "node:assert/strict";
import { test } from "node:test";
import { flagsOf } from "../../server/dockerfile/check/flagRules";
import { at, isSound, most } from "../support/dockerfileHover";

/** Values to show each flag with, and lines that carry them. */
const values: Readonly<Record<string, readonly string[]>> = {
  platform: ["linux/arm64"],
  mount: ["type=cache,target=/c", "type=secret,id=s", "type=ssh", "type=tmpfs,target=/t", "from=base,target=/b"],
  network: ["default", "none", "host"],
  security: ["sandbox", "insecure"],
  device: ["vendor.com/class=gpu"],
  from: ["base", "nginx:1.27"],
  chown: ["app:app", "app", "1000", "1000:1000"],
  chmod: ["0755", "u=rwX,go=rX"],
  link: ["true", "false"],
  parents: ["true", "false"],
  exclude: ["*.md"],
  checksum: ["sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"],
  "keep-git-dir": ["true", "false"],
  unpack: ["true", "false"],
  interval: ["1m30s", "0s"],
  timeout: ["10s"],
  "start-period": ["5s", "0s"],
  "start-interval": ["2s"],
  retries: ["1", "5"],
};

const rest: Readonly<Record<string, string>> = {
  FROM: "node:22 AS last",
  RUN: "make",
  COPY: "a b /x/",
  ADD: "https://example.com/a.tar /x/",
  HEALTHCHECK: "CMD true",
};

/** What stands before an instruction and below it: in the image, for later builds, in a stage that is not built. */
const places = [
  ["", ""],
  ["ONBUILD ", ""],
  ["", "\nFROM b"],
] as const;

const cases = Object.entries(flagsOf).flatMap(([instruction, flags]) =>
  Object.keys(flags).flatMap((flag) => (values[flag] ?? []).map((value) => ({ instruction, flag, value }))),
);

for (const { instruction, flag, value } of cases) {
  for (const [onbuild, end] of instruction === "FROM" ? [["", ""]] : places) {
    const syntax = `# syntax=docker/dockerfile:1${flag === "device" ? "-labs" : ""}\n`;
    const head = `${syntax}FROM a AS base\nFROM a\n${onbuild}${instruction} `;
    test(`tokens: ${onbuild}${instruction} --${flag}=${value}${end && ", not built"}`, () => {
      isSound(`${head}-<|>-${flag}=${value} ${rest[instruction]}${end}`, most.name);
      // Behind `--mount=` stands a key.
      isSound(`${head}--${flag}=<|>${value} ${rest[instruction]}${end}`, flag === "mount" ? most.name : most.value);
      isSound(`${head}--${flag}=${value}<|> ${rest[instruction]}${end}`, flag === "mount" ? most.name : most.value);
      const name = at(`${head}--${flag}<|>=${value} ${rest[instruction]}${end}`);
      assert.equal(name?.topic, `flag.${flag}`);
    });
  }
}

test("tokens: every flag is shown with a value", () => {
  const flags = Object.values(flagsOf).flatMap((rules) => Object.keys(rules));
  assert.deepEqual(Object.keys(values).sort(), [...new Set(flags)].sort());
});
