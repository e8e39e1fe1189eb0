import { explains } from "./explains";

explains([
  [
    "EXPOSE",
    "FROM a\n<|>EXPOSE 3000 53/UDP",
    "**No layer** · sets metadata: ExposedPorts",
    ["listens on `3000/tcp`, `53/udp`; it opens no port and publishes none", "`docker run -p 3000:3000 …`"],
  ],
  [
    "EXPOSE of a variable port",
    "FROM scratch\nARG P=53/udp\n<|>EXPOSE $P",
    "**No layer** · sets metadata: ExposedPorts",
    ["listens on `53/udp`", "`docker run -p 53:53/udp …`"],
  ],
  [
    "EXPOSE of nothing",
    "FROM scratch\n<|>EXPOSE $NOPE",
    "**No layer** · sets metadata: ExposedPorts",
    ["no port is left", "!listens"],
  ],
  [
    "VOLUME",
    "FROM a\n<|>VOLUME /data /logs\nRUN x",
    "**No layer** · sets metadata: Volumes",
    [
      "a new anonymous volume at `/data`, `/logs`",
      "outside the layers",
      "What the image has at these paths is copied into the new volume when the container is created.",
      "`docker run -v my-data:/data …`",
      "the classic builder threw it away",
    ],
  ],
  ["VOLUME at the end", "FROM a\n<|>VOLUME /data", "**No layer** · sets metadata: Volumes", ["!classic builder"]],
  [
    "USER",
    "FROM a\n<|>USER app\nCOPY a /a\nRUN x",
    "**No layer** · sets metadata: User",
    ["so does the program in every container of the image", "`/etc/passwd`", "re-runs the `RUN` on line 4"],
  ],
  [
    "USER by number, changed later",
    "FROM a\n<|>USER 1000:1000\nWORKDIR /a\nUSER root",
    "**No layer** · sets metadata: User",
    ["until line 4 changes the user again", "!/etc/passwd", "re-runs the `WORKDIR` on line 3"],
  ],
  [
    "SHELL",
    'FROM a\n<|>SHELL ["/bin/bash", "-ec"]\nRUN ["x"]\nRUN y',
    "**No layer** · sets metadata: Shell",
    [
      "`/bin/bash -ec` now reads every shell form that follows",
      "in place of `/bin/sh -c`",
      "re-runs the `RUN` on line 4",
    ],
  ],
  [
    "LABEL",
    "FROM a\n<|>LABEL org.example=x",
    "**No layer** · sets metadata: Labels",
    ["Writes `org.example` on the image", "`docker image ls --filter label=org.example`"],
  ],
  [
    "MAINTAINER",
    "FROM a\n<|>MAINTAINER Jo",
    "**No layer** · sets metadata: author",
    ["Deprecated", '`LABEL org.opencontainers.image.authors="Jo"`', "#maintainer-deprecated"],
  ],
  [
    "ONBUILD",
    "FROM a\n<|>ONBUILD COPY . /app",
    "**No layer** · kept for later builds, no history entry",
    ["`COPY . /app` is stored", "adds one layer there", "the build context of that build"],
  ],
  [
    "ONBUILD with a child in the file",
    "FROM a AS base\n<|>ONBUILD ENV A=1\nFROM base",
    "**No layer** · kept for later builds, no history entry",
    ["it takes effect right after that `FROM`", "In this file, that is the stage on line 3."],
  ],
  [
    "inside ONBUILD, a layer",
    "FROM a\nONBUILD <|>RUN npm ci",
    "**No layer here** · adds one layer in each build `FROM` this image",
    ["Its command runs there, on top of all layers of this image.", "#run"],
  ],
  [
    "inside ONBUILD, metadata",
    "FROM a\nONBUILD <|>ENV A=1",
    "**Nothing here** · sets metadata in each build `FROM` this image: Env",
    ["does not check the inner instruction now"],
  ],
  [
    "inside ONBUILD, a variable",
    "FROM a\nONBUILD <|>ARG A",
    "**Nothing here** · build time only, in each build `FROM` this image",
    [],
  ],
]);
