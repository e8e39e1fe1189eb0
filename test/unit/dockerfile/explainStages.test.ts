import { explains } from "./explains";

explains([
  [
    "a step of a stage that is built but not shipped",
    "FROM golang:1.23 AS build\nCOPY . /src\n<|>RUN go build -o /app\nFROM scratch\nCOPY --from=build /app /app",
    "**Adds layer 2 of 2 to its stage** · stage `build` is not shipped",
    ["Of this stage, only what `COPY --from` on line 5 takes goes further.", "become layer 2."],
  ],
  [
    "a stage without a name that is not shipped",
    "FROM golang\n<|>RUN go build\nFROM scratch\nCOPY --from=0 /app /app",
    "**Adds layer 1 of 1 to its stage** · stage 0 is not shipped",
    ["only what `COPY --from` on line 4 takes"],
  ],
  [
    "a stage that only another stage stands on",
    "FROM node AS deps\n<|>RUN npm ci\nFROM deps AS build\nRUN npm run build\nFROM scratch\nCOPY --from=build /out /",
    "**Adds layer 1 of 1 to its stage** · stage `deps` is not shipped",
    ["The stage on line 3 stands on the layers of this one."],
  ],
  [
    "the first step on a stage that is not shipped",
    "FROM node AS deps\nRUN npm ci\nFROM deps AS build\n<|>RUN npm run build\nFROM scratch\nCOPY --from=build /out /",
    "**Adds layer 1 of 1 to its stage** · stage `build` is not shipped",
    ["on top of stage `deps`;"],
  ],
  [
    "a stage that is only mounted",
    "FROM a AS tools\n<|>RUN make tools\nFROM b\nRUN --mount=from=tools,target=/t /t/x",
    "**Adds layer 1 of 1 to its stage** · stage `tools` is not shipped",
    ["`RUN --mount` on line 4 reads from this stage, and nothing of it is copied"],
  ],
  [
    "a step of a stage that is not built",
    "FROM node AS test\nRUN a\n<|>RUN npm test\nFROM node AS final\nRUN b",
    "**Not built** · stage `final` does not need stage `test`",
    [
      "BuildKit leaves this line out",
      "`docker build --target test .` builds it; there this line adds layer 2 of 2 of the stage.",
    ],
  ],
  [
    "metadata of a stage that is not built",
    "FROM node AS test\n<|>CMD x\nFROM node",
    "**Not built** · stage 1 does not need stage `test`",
    ["there this line sets metadata: Cmd."],
  ],
  [
    "the FROM of a stage that is not built and has no name",
    "F<|>ROM node\nFROM node",
    "**Not built** · stage 1 does not need stage 0",
    ["`--target` cannot ask for it"],
  ],
  [
    "metadata of a stage that is not shipped",
    "FROM a AS b\n<|>EXPOSE 80\nFROM c\nCOPY --from=b /x /x",
    "**No layer** · sets metadata: ExposedPorts of stage `b`, which is not shipped",
    [
      "carry files out of a stage, never its configuration",
      "It would count in the image that `docker build --target b .` makes.",
    ],
  ],
  [
    "FROM an image",
    "<|>FROM node:22 AS app\nRUN a\nRUN b",
    "**Starts stage `app`** · on all layers of `node:22`",
    [
      "is unknown here, because nobody has looked the image up",
      "it adds 2 layers on top",
      "comes to mean other layers",
    ],
  ],
  [
    "FROM an image without a tag",
    "<|>FROM node",
    "**Starts stage 0** · on all layers of `node`",
    ["this means `latest`", "!counted from 0"],
  ],
  [
    "FROM a variable",
    "ARG V=22\n<|>FROM node:$V",
    "**Starts stage 0** · on all layers of `node:22`",
    ["`node:$V` means that image here.", "!latest"],
  ],
  [
    "FROM a digest",
    `<|>FROM node@sha256:${"ab".repeat(32)}`,
    "**Starts stage 0** · on all layers of `node@sha256:abababababab…`",
    ["the digest pins the image", "!latest"],
  ],
  [
    "FROM scratch",
    "<|>FROM scratch\nCOPY a /",
    "**Starts stage 0** · empty, no layer below",
    ["starts without a single file", "the 1 layer of its lines is the whole image"],
  ],
  [
    "FROM an earlier stage",
    "FROM node AS base\nRUN a\nRUN b\n<|>FROM base\nRUN c",
    "**Starts stage 1** · on all layers of stage `base`",
    [
      "Everything of stage `base` (line 1) lies below: 2 layers of this file",
      "it adds 1 layer on top",
      "goes by its number, counted from 0",
    ],
  ],
  [
    "FROM of the stage below the target",
    "<|>FROM node:22 AS base\nRUN a\nFROM base AS final\nRUN c",
    "**Starts stage `base`** · on all layers of `node:22`",
    ["Stage `final` stands on this one, so the 1 layer added here is part of the image."],
  ],
  [
    "FROM of a stage below the target that adds nothing",
    "<|>FROM node:22 AS base\nENV A=1\nFROM base AS final\nRUN c",
    "**Starts stage `base`** · on all layers of `node:22`",
    ["Stage `final` stands on this one, which adds no layer of its own."],
  ],
  [
    "FROM of a stage that is not shipped",
    "<|>FROM node:22 AS build\nRUN a\nFROM scratch\nCOPY --from=build /a /a\nCOPY --from=build /b /b",
    "**Starts stage `build`** · on all layers of `node:22`",
    ["The stage is built and not shipped.", "only what `COPY --from` on lines 4, 5 takes goes further"],
  ],
  [
    "FROM a stage with triggers",
    "FROM scratch AS base\nONBUILD COPY a /a\n<|>FROM base\nCOPY b /b",
    "**Starts stage 1** · on all layers of stage `base`",
    ["The `ONBUILD` triggers of stage `base` run first and add 1 layer here."],
  ],
]);
