import { explains } from "./explains";

explains([
  [
    "ENV",
    "FROM scratch\nARG V=1\n<|>ENV A=$V B=2\nRUN x",
    "**No layer** · sets metadata: Env",
    [
      "has `A=$V`, `B=2` in its environment",
      "that is `A=1 B=2`",
      "`docker run -e A=…`",
      "a new value re-runs the `RUN` on line 4 and every layer above it",
    ],
  ],
  [
    "ENV that is set again",
    "FROM a\n<|>ENV A=1\nENV A=2\nRUN x",
    "**No layer** · sets metadata: Env",
    ["Line 3 sets `A` again", "no later step depends on its value"],
  ],
  [
    "ENV that only a COPY uses",
    "FROM a\n<|>ENV D=/d\nCOPY a /a\nCOPY b $D/",
    "**No layer** · sets metadata: Env",
    ["re-runs the `COPY` on line 4"],
  ],
  [
    "ENV that a stage above inherits",
    "FROM a AS base\n<|>ENV A=1\nFROM base\nRUN x",
    "**No layer** · sets metadata: Env",
    ["re-runs the `RUN` on line 4"],
  ],
  [
    "ENV in a stage that is not shipped",
    "FROM a AS b\n<|>ENV A=1\nRUN x\nFROM c\nCOPY --from=b /x /",
    "**No layer** · sets metadata: Env of stage `b`, which is not shipped",
    ["a container of the image does not", "!docker run -e"],
  ],
  [
    "ARG with a default",
    "FROM a\n<|>ARG V=1\nRUN x",
    "**Build time only** · gone in the container",
    ["Without another value from outside it is `V=1`.", "history keeps the value", "re-runs the `RUN` on line 3"],
  ],
  [
    "ARG without a value",
    "FROM a\n<|>ARG V\nRUN x",
    "**Build time only** · gone in the container",
    ["`V` has no value unless `docker build --build-arg V=…` gives one."],
  ],
  [
    "ARG that takes a global value in",
    "ARG V=1\nFROM a:$V\n<|>ARG V\nRUN x",
    "**Build time only** · gone in the container",
    ["The value comes from the `ARG` on line 1, before the first `FROM`.", "!has no value"],
  ],
  [
    "ARG that the builder fills in",
    "FROM a\n<|>ARG TARGETARCH",
    "**Build time only** · gone in the container",
    ["that is `TARGETARCH=amd64`", "!has no value"],
  ],
  [
    "ARG before the first FROM",
    "<|>ARG V=1\nFROM a:$V\nARG V\nFROM b:$V",
    "**Build time only** · for `FROM` lines",
    [
      "Lines 2, 4 use it in `FROM`.",
      "`ARG` on line 3 takes the value into its stage.",
      "rebuilds everything on top of them",
    ],
  ],
  [
    "ARG before the first FROM that nothing uses",
    "<|>ARG V=1\nFROM a",
    "**Build time only** · for `FROM` lines",
    ["A stage that wants it repeats `ARG V` below its `FROM`", "nothing uses it so far"],
  ],
]);
