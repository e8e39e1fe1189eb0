import assert from "node:assert/strict";
import { test } from "node:test";
import { flagsOf } from "../../../server/dockerfile/check/flagRules";
import { flagValueTopics } from "../../../server/dockerfile/explain/tokens/flags";
import { at, most } from "../../support/dockerfileHover";
import { explainsTokens, holdsTopics } from "./tokens";

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
    "looked up in this stage's `/etc/passwd`",
  ],
  [
    "FROM a\nCOPY --chown=10<|>00 x /x",
    "1000",
    "flag.chown",
    "**Sets the owner of the files in layer 1** · `1000`",
    "The group gets the same number.",
  ],
  [
    "FROM a\nRUN x\nADD --link --<|>chmod=+x x /x",
    "--chmod",
    "flag.chmod",
    "**Sets the mode of the files in layer 2** · `+x`",
    "Since Dockerfile 1.2 · [Dockerfile reference](https://docs.docker.com/reference/dockerfile/#add---chmod)",
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
    "The frontend of this file refuses it; with `# syntax=docker/dockerfile:1` as its first line",
    "Since Dockerfile 1.20",
  ],
  [
    "FROM a\nRUN --dev<|>ice=gpu x",
    "--device",
    "flag.device",
    "**Only while this `RUN` runs** · the image stores no device",
    "with `# syntax=docker/dockerfile:1-labs` as its first line",
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
    "after 1 failure in a row",
  ],
  [
    "FROM a\nHEALTHCHECK --interval=0<|>s CMD x\nHEALTHCHECK CMD y",
    "0s",
    "flag.interval",
    "**No layer** · how often Docker checks the container",
    "30s after one has ended",
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
    "Stage 1 does not need stage `b`, so nothing",
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
