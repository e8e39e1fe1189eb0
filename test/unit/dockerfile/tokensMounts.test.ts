import assert from "node:assert/strict";
import { test } from "node:test";
import { mountKeysSince } from "../../../server/dockerfile/check/flagRules";
import { mountKeyTopics } from "../../../server/dockerfile/explain/tokens/mounts";
import { mountKeys, mountTypes, sharingModes } from "../../../server/dockerfile/value/mounts";
import { at, isSound, most } from "../../support/dockerfileHover";
import { explainsTokens, holdsTopics } from "./tokens";

for (const mode of sharingModes) {
  test(`tokens: sharing=${mode}`, () => {
    isSound(`FROM a\nRUN --mount=type=cache,target=/c,sharing=${mode}<|> x`, most.value);
    assert.equal(at(`FROM a\nRUN --mount=type=cache,target=/c,sharing=<|>${mode} x`)?.topic, `mount.sharing.${mode}`);
  });
}

test("tokens: the topics about mounts are the keys, the types and the ways to share", () => {
  assert.deepEqual(Object.keys(mountKeyTopics).sort(), [...mountKeys].sort());
  assert.deepEqual(
    Object.keys(mountKeysSince).filter((key) => !mountKeys.includes(key)),
    [],
  );
  holdsTopics("mount.", [
    ...Object.values(mountKeyTopics),
    ...mountTypes.map((type) => `mount.type.${type}`),
    ...sharingModes.map((mode) => `mount.sharing.${mode}`),
  ]);
});

explainsTokens(most.name, [
  [
    "FROM a\nRUN --mo<|>unt=type=cache,target=/root/.npm npm ci",
    "--mount",
    "flag.mount",
    "**Only while this `RUN` runs** · never in layer 1",
    "`/root/.npm` is a directory of the builder that outlives the build",
    "Since Dockerfile 1.2",
  ],
  [
    "FROM a\nRUN --mount=type=ca<|>che,target=/c x",
    "cache",
    "mount.type.cache",
    "**In no layer** · kept by the builder for the next build",
    "mounts the id `/c`",
    "its content is not compared",
  ],
  [
    "FROM a\nRUN --mount=type=sec<|>ret,id=npmrc x",
    "secret",
    "mount.type.secret",
    "**In no layer and no history** · only while this `RUN` runs",
    "is the file `/run/secrets/npmrc`",
  ],
  [
    "FROM a\nRUN --mount=type=secret,id=t,e<|>nv=TOKEN x",
    "env",
    "mount.env",
    "**A variable of this command only** · in no layer, no `Env`",
    "Since Dockerfile 1.10",
    "a file is made only if there is a `target`",
  ],
  [
    "FROM a AS b\nFROM c\nRUN --mount=from=b,source=/out,tar<|>get=/in x",
    "target",
    "mount.target",
    "**Hides what the layers have there** · only while it runs",
    "#run---mounttypebind",
  ],
  [
    "FROM a AS b\nFROM c\nRUN --mount=from=b,so<|>urce=/out,target=/in x",
    "source",
    "mount.source",
    "**Chooses what the command sees** · without a layer",
    "a path in stage `b`",
  ],
  [
    "FROM a\nWORKDIR /app\nRUN --mount=target=s<|>ub x",
    "sub",
    "mount.target",
    "**Hides what the layers have there** · only while it runs",
    "at `/app/sub`",
  ],
  [
    "FROM a\nRUN --mount=target=/x,r<|>w x",
    "rw",
    "mount.readwrite",
    "**The command can write there** · the layer gets nothing of it",
    "thrown away",
  ],
  [
    "FROM a\nRUN --mount=target=/x,ro=fa<|>lse x",
    "false",
    "mount.readonly",
    "**The command can write there** · the layer gets nothing all the same",
    "!without the key",
  ],
  [
    "FROM a\nRUN --mount=target=/x,sha<|>ring=locked x",
    "sharing",
    "mount.sharing",
    "**Nothing to share here** · only for `cache`",
    "The builder refuses it here: `invalid cache sharing set for bind mount`.",
  ],
  [
    "FROM a\nRUN --mount='type=cache,\"target=/a,<|>b\"' x",
    "/a,b",
    "mount.target",
    "**Hides what the layers have there** · only while it runs",
    "`/a,b`",
  ],
  [
    "FROM a\nRUN --mount=type=cache,\\\nta<|>rget=/c x",
    "target",
    "mount.target",
    "**Hides what the layers have there** · only while it runs",
  ],
  [
    "FROM a\nONBUILD RUN --mount=type=ss<|>h x",
    "ssh",
    "mount.type.ssh",
    "**In no layer** · a connection, only while this `RUN` runs",
    "It happens in builds `FROM` this image.",
  ],
]);

for (const [name, dockerfile] of [
  ["an unknown key", "FROM a\nRUN --mount=tar<|>ge=/x x"],
  ["a name that every object has", "FROM a\nRUN --mount=const<|>ructor=/x x"],
  ["a mount of the shell's own", "FROM a\nRUN docker run --mount=type=ca<|>che x"],
  ["a comment inside", "FROM a\nRUN --mount=type=cache,\\\n# tar<|>get\ntarget=/x x"],
  ["an empty mount", "FROM a\nRUN --mount=<|> x"],
] as const) {
  test(`tokens: silent on ${name}`, () => assert.equal(at(dockerfile), null));
}
