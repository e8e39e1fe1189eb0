import assert from "node:assert/strict";
import { test } from "node:test";
import { flagsOf } from "../../../server/dockerfile/check/flagRules";
import { flagValueTopics } from "../../../server/dockerfile/explain/tokens/flags";
import { at } from "./hover";
import { explainsTokens, holdsTopics, isSound, most } from "./tokens";

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

test("tokens: the topics about flags are the flags of the table", () => {
  const flags = Object.values(flagsOf).flatMap((rules) => Object.keys(rules).map((name) => `flag.${name}`));
  holdsTopics("flag.", [...flags, ...flagValueTopics]);
});

explainsTokens(most.name, [
  [
    "FROM --plat<|>form=linux/arm64 node:22",
    "--platform",
    "flag.platform",
    "**Chooses whose layers this stage stands on** · adds none",
    "Of `node:22`, the builder takes the variant for `linux/arm64`",
    "!Since Dockerfile",
  ],
  [
    "FROM a AS b\nFROM --platform=linux/ar<|>m64 b",
    "linux/arm64",
    "flag.platform",
    "**Changes no layer** · this stage stands on stage `b`",
    "(line 1)",
  ],
  [
    "FROM a\nCOPY --ch<|>own=app x /x",
    "--chown",
    "flag.chown",
    "**Sets the owner of the files in layer 1** · `app`",
    "the user's own in `/etc/passwd`",
  ],
  [
    "FROM a\nCOPY --chown=10<|>00 x /x",
    "1000",
    "flag.chown",
    "**Sets the owner of the files in layer 1** · `1000`",
    "The number is the group's, too.",
  ],
  [
    "FROM a\nRUN x\nADD --link --<|>chmod=+x x /x",
    "--chmod",
    "flag.chmod",
    "**Sets the mode of the files in layer 2** · `+x`",
    "Since Dockerfile 1.2 · [Dockerfile reference](https://docs.docker.com/reference/dockerfile/#add---chown---chmod)",
  ],
  [
    "FROM a\nCOPY --li<|>nk x /x",
    "--link",
    "flag.link",
    "**Makes layer 1 independent of those below** · on the containerd image store",
    "Since Dockerfile 1.4",
  ],
  [
    "FROM a\nCOPY --li<|>nk --chmod=644 x /x",
    "--link",
    "flag.link",
    "**Changes no layer** · `--chmod` beside it switches it off",
  ],
  ["FROM a\nCOPY --link=fal<|>se x /x", "false", "flag.link", "**Changes no layer** · `false` is the default"],
  [
    "FROM a\nCOPY --par<|>ents x /x",
    "--parents",
    "flag.parents",
    "**Keeps the directories of the sources in the layer**",
    "The frontend here refuses it; with `# syntax=docker/dockerfile:1` as first line",
    "Since Dockerfile 1.20",
  ],
  [
    "FROM a\nRUN --dev<|>ice=gpu x",
    "--device",
    "flag.device",
    "**Only while this `RUN` runs** · the image stores no device",
    "with `# syntax=docker/dockerfile:1-labs` as first line",
    "Since Dockerfile 1.14-labs",
  ],
  [
    "FROM a\nRUN --network=no<|>ne x",
    "none",
    "flag.network.none",
    "**Only while this `RUN` runs** · no network but loopback",
    "!Since",
  ],
  [
    "FROM a\nHEALTHCHECK --ret<|>ries=1 CMD x",
    "--retries",
    "flag.retries",
    "**No layer** · when the container counts as `unhealthy`",
    "After 1 failure in a row",
  ],
  [
    "FROM a\nHEALTHCHECK --interval=0<|>s CMD x\nHEALTHCHECK CMD y",
    "0s",
    "flag.interval",
    "**No layer** · how often Docker checks the container",
    "30s after a check",
    "line 3 sets `HEALTHCHECK` again",
  ],
  [
    "FROM a\nHEALTHCHECK --time<|>out=5s NONE",
    "--timeout",
    "flag.timeout",
    "**No layer** · how long a check of the container may take",
    "`NONE` ignores every option",
  ],
  [
    "FROM a AS b\nCOPY --exclude=*<|>.md . /\nFROM c",
    "*.md",
    "flag.exclude",
    "**Leaves files out of the layer** · `*.md`",
    "Stage `b` is not built for 1, so nothing",
  ],
  [
    "FROM a\nONBUILD COPY --fr<|>om=b . /",
    "--from",
    "flag.from",
    "**Takes the files of the layer from elsewhere** · not from the context",
    "`b` is looked up in the build that runs it",
    "It happens in builds `FROM` this image.",
  ],
  [
    'FROM a\nCOPY \\\n  # why\n  --chown="ap<|>p:x" \\\n  x /x',
    '"app:x"',
    "flag.chown",
    "**Sets the owner of the files in layer 1** · `app:x`",
  ],
]);

for (const [name, dockerfile] of [
  ["an unknown flag", "FROM a\nCOPY --fr<|>o=b x /x"],
  ["a flag of another instruction", "FROM a\nRUN --ch<|>own=b x"],
  ["a name that every object has", "FROM a\nRUN --const<|>ructor=b x"],
  ["a value that is no word of the language", "FROM a\nRUN --network=fo<|>o x"],
  ["words of the shell that look like flags", "FROM a\nRUN npm --net<|>work=none"],
  ["a comment between flags", "FROM a\nCOPY --link \\\n# --ch<|>own=x\n --chmod=1 x /x"],
  ["the dashes that end the flags", "FROM a\nCOPY -<|>- x /x"],
] as const) {
  test(`tokens: silent on ${name}`, () => assert.equal(at(dockerfile), null));
}
