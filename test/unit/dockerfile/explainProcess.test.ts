import { explains } from "./explains";

explains([
  [
    "CMD alone, exec form",
    'FROM scratch\n<|>CMD ["/app", "$PORT"]',
    "**No layer** · sets metadata: Cmd",
    [
      'A container starts `["/app", "$PORT"]`: this line, since there is no `ENTRYPOINT`.',
      "`/app` runs as PID 1",
      "`$PORT` arrives as it is written",
      "editing this line re-runs nothing",
    ],
  ],
  [
    "CMD alone, shell form",
    'FROM scratch\nSHELL ["/bin/ash", "-c"]\n<|>CMD run $PORT',
    "**No layer** · sets metadata: Cmd",
    ["In shell form PID 1 is `/bin/ash`", "!arrives as it is written"],
  ],
  [
    "CMD on an image nobody looked up",
    'FROM node:22\n<|>CMD ["server.js"]',
    "**No layer** · sets metadata: Cmd",
    ['A container starts `["server.js"]`, unless `node:22` has an `ENTRYPOINT` (unknown here)'],
  ],
  [
    "CMD as arguments",
    'FROM a\nENTRYPOINT ["node"]\n<|>CMD ["server.js"]',
    "**No layer** · sets metadata: Cmd",
    ['A container starts `["node", "server.js"]`: the `ENTRYPOINT` of line 2, with this line as its arguments.'],
  ],
  [
    "CMD under a shell ENTRYPOINT",
    'FROM a\nENTRYPOINT exec node\n<|>CMD ["server.js"]',
    "**No layer** · sets metadata: Cmd",
    ["The `ENTRYPOINT` of line 2 is in shell form, so its command never sees this line", "!A container starts"],
  ],
  [
    "CMD that a shell reads after all",
    'FROM a\nENTRYPOINT ["/bin/sh", "-c"]\n<|>CMD ["echo $A"]',
    "**No layer** · sets metadata: Cmd",
    ["!arrives as it is written"],
  ],
  [
    "CMD that is replaced",
    "FROM a\n<|>CMD one\nCMD two",
    "**No layer** · sets metadata: Cmd",
    ["Without effect on the container: line 3 sets `CMD` again", "!A container starts"],
  ],
  [
    "CMD that an ENTRYPOINT of a later stage clears",
    'FROM a AS base\n<|>CMD one\nFROM base\nENTRYPOINT ["x"]',
    "**No layer** · sets metadata: Cmd",
    ["the `ENTRYPOINT` on line 4 stands in a later stage, and there it clears the `CMD` it inherits"],
  ],
  [
    "CMD before the ENTRYPOINT of its own stage",
    'FROM a\n<|>CMD ["one"]\nENTRYPOINT ["x"]',
    "**No layer** · sets metadata: Cmd",
    ['A container starts `["x", "one"]`'],
  ],
  ["CMD, empty", "FROM a\n<|>CMD []", "**No layer** · sets metadata: Cmd", ["The empty list sets no command"]],
  [
    "ENTRYPOINT, exec form",
    'FROM a\n<|>ENTRYPOINT ["node"]\nCMD ["server.js"]',
    "**No layer** · sets metadata: Entrypoint",
    ["with the `CMD` of line 3 as its arguments", "`node` runs as PID 1", "only `--entrypoint` replaces this line"],
  ],
  [
    "ENTRYPOINT, shell form",
    "FROM a\n<|>ENTRYPOINT node server.js\nCMD x",
    "**No layer** · sets metadata: Entrypoint",
    ["the `CMD` of line 3 has no effect on it", "In shell form PID 1 is `/bin/sh`"],
  ],
  [
    "ENTRYPOINT that clears a CMD",
    'FROM a AS base\nCMD one\nFROM base\n<|>ENTRYPOINT ["x"]',
    "**No layer** · sets metadata: Entrypoint",
    ["It clears the `CMD` of line 2, which this stage inherits.", 'A container starts `["x"]`.'],
  ],
  [
    "ENTRYPOINT on an image nobody looked up",
    'FROM a\n<|>ENTRYPOINT ["x"]',
    "**No layer** · sets metadata: Entrypoint",
    ["It clears a `CMD` that `a` may have set."],
  ],
  [
    "ENTRYPOINT that is replaced",
    'FROM a\n<|>ENTRYPOINT ["x"]\nENTRYPOINT ["y"]',
    "**No layer** · sets metadata: Entrypoint",
    ["line 3 sets `ENTRYPOINT` again"],
  ],
  [
    "HEALTHCHECK",
    "FROM a\n<|>HEALTHCHECK --interval=5s --retries=0 CMD curl -f localhost",
    "**No layer** · sets metadata: Healthcheck",
    ["`curl -f localhost`", "`5s` after the start", "may take 30s", "After 3 failures in a row", "`unhealthy`"],
  ],
  [
    "HEALTHCHECK with a start period",
    'FROM a\n<|>HEALTHCHECK --start-period=1m CMD ["/check"]',
    "**No layer** · sets metadata: Healthcheck",
    ['`["/check"]`', "In the first `1m` failures do not count, and it checks every 5s"],
  ],
  [
    "HEALTHCHECK NONE",
    "FROM a\n<|>HEALTHCHECK NONE",
    "**No layer** · sets metadata: Healthcheck",
    ["Switches off a health check inherited from `a`"],
  ],
  [
    "STOPSIGNAL",
    'FROM scratch\n<|>STOPSIGNAL SIGINT\nCMD ["/app"]',
    "**No layer** · sets metadata: StopSignal",
    [
      "sends `SIGINT` to PID 1 of the container, which is `/app` here",
      "Without this line it would be `SIGTERM`",
      "`SIGKILL`",
    ],
  ],
  [
    "STOPSIGNAL on an image nobody looked up",
    'FROM a\n<|>STOPSIGNAL SIGTERM\nCMD ["/app"]',
    "**No layer** · sets metadata: StopSignal",
    ["!/app", "`SIGTERM` is the default"],
  ],
]);
