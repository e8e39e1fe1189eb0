import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, opened } from "../../support/bridge";

const dockerfile = `ARG NODE=22
FROM node:\${NODE} AS build
ARG UNUSED
WORKDIR /src
RUN make

FROM node:\${NODE} AS runtime
WORKDIR /app
ENV MODE=production PORT=80
COPY --from=build /src/out ./out
VOLUME /data
EXPOSE 80 53/udp
USER node
STOPSIGNAL SIGINT
HEALTHCHECK --interval=5s CMD ["/check"]
ENTRYPOINT ["node"]
CMD ["server.js"]
`;

const files = { "web/Dockerfile": dockerfile };

/** A service that builds it, with further lines. */
function web(...lines: string[]): string {
  const all = lines.some((line) => line.startsWith("bui")) ? lines : ["build: ./web", ...lines];
  return ["services:", "  web:", ...all.map((line) => `    ${line}`)].join("\n");
}

const hovers: [name: string, marked: string, expected: string][] = [
  [
    "build leads to the last stage",
    web("bui<|>ld: ./web"),
    "It leads to line 7 of `web/Dockerfile`, stage `runtime`: 2 layers on top of `node:22`. The file says that a container starts `node server.js`.",
  ],
  [
    "build.target begins somewhere",
    web("build:", "  context: web", "  target: bui<|>ld"),
    "It begins on line 2 of `web/Dockerfile` and is 2 layers on top of `node:22`. Not built for it: `runtime`.",
  ],
  [
    "build.target that does not exist",
    web("build:", "  context: web", "  target: runtim<|>"),
    "**`web/Dockerfile` has no such stage: the build fails.** Was `runtime` meant? Stages there: `build`, `runtime`.",
  ],
  [
    "an argument takes the place of the default",
    web("build:", "  context: web", "  args:", "    NO<|>DE: 24"),
    "It takes the place of the default `22` on line 1 of `web/Dockerfile`.",
  ],
  [
    "an argument in a list",
    web("build:", "  context: web", "  args: [NOD<|>=24]"),
    "**No effect: `web/Dockerfile` has no `ARG` `NOD`.**",
  ],
  [
    "an argument of a stage that is not built",
    web("build:", "  context: web", "  dockerfile: Dockerfile.x", "  target: b", "  args:", "    ONLY<|>A: 1"),
    "**No effect: `ARG` `ONLYA` on line 2 of `web/Dockerfile.x` is in a stage that is not built for `web`.**",
  ],
  [
    "command stands behind the entrypoint",
    web("comm<|>and: [worker.js]"),
    'It takes the place of `CMD ["server.js"]` on line 17 of `web/Dockerfile`. It is appended to `ENTRYPOINT ["node"]` on line 16, so the process is `node worker.js`.',
  ],
  [
    "entrypoint drops the command",
    web("entry<|>point: [sh, -c, x]"),
    'It takes the place of `ENTRYPOINT ["node"]` on line 16 of `web/Dockerfile`. `CMD ["server.js"]` on line 17 of `web/Dockerfile` is dropped with it. The process is `sh -c x`.',
  ],
  [
    "environment overrides ENV",
    web("environment:", "  MO<|>DE: dev"),
    "It takes the place of `production`, which `ENV` on line 9 of `web/Dockerfile` sets.",
  ],
  ["environment in a list", web("environment: [PO<|>RT=80]"), "`ENV` on line 9 of `web/Dockerfile` says the same."],
  [
    "a variable without a value",
    web("environment: [PO<|>RT]"),
    "`ENV` on line 9 of `web/Dockerfile` sets `80`; the value that Compose finds takes its place, and without one the container has no such variable.",
  ],
  [
    "all of environment",
    web("env<|>ironment: [A=1, MODE=dev]"),
    "`ENV` in `web/Dockerfile` sets `MODE` too; what stands here wins.",
  ],
  ["a variable that only stands here", web("environment: [O<|>WN=1]"), ""],
  ["a port that EXPOSE names", web('ports: ["8080:8<|>0"]'), "`EXPOSE` on line 12 of `web/Dockerfile` names it."],
  [
    "a port that EXPOSE does not name",
    web('ports: ["8080:300<|>0"]'),
    "`EXPOSE` in `web/Dockerfile` names `53/udp`, `80/tcp` and not `3000/tcp`: check where the process listens, for publishing does not depend on `EXPOSE`.",
  ],
  [
    "ports of which not all are published",
    web('po<|>rts: ["8080:80"]'),
    "`EXPOSE` in `web/Dockerfile` names `53/udp`, `80/tcp`. Of these, nothing here publishes `53/udp`.",
  ],
  [
    "a bind mount over what the image has",
    web("volumes: [./src:/a<|>pp]"),
    "Hidden under it is what `web/Dockerfile` puts there: `WORKDIR /app`, `COPY --from=build /src/out ./out` (lines 8, 10).",
  ],
  ["a bind mount below what the image copies says nothing of it", web("volumes: [./src:/app/<|>src]"), ""],
  [
    "a named volume is filled",
    `${web("volumes: [out:/app/o<|>ut]")}\nvolumes: {out: }`,
    "While it is empty, it gets a copy of what `web/Dockerfile` puts there: `COPY --from=build /src/out ./out` (line 10); later builds do not refresh it.",
  ],
  [
    "a volume that is not filled",
    `${web("volumes: ['out:/app/o<|>ut:nocopy']")}\nvolumes: {out: }`,
    "Hidden under it is what `web/Dockerfile` puts there: `COPY --from=build /src/out ./out` (line 10).",
  ],
  [
    "a mount in the place of VOLUME",
    `${web("volumes: [data:/da<|>ta]")}\nvolumes: {data: }`,
    "It takes the place of the anonymous volume that `VOLUME` on line 11 asks for.",
  ],
  [
    "a long mount",
    web("volumes:", "  - type: bind", "    source: ./o", "    target: /app/o<|>ut"),
    "Hidden under it is what `web/Dockerfile` puts there: `COPY --from=build /src/out ./out` (line 10).",
  ],
  ["user", web("us<|>er: root"), "It takes the place of `USER node` on line 13 of `web/Dockerfile`."],
  ["working_dir", web("working_d<|>ir: /"), "It takes the place of `WORKDIR /app` on line 8 of `web/Dockerfile`."],
  [
    "stop_signal",
    web("stop_sig<|>nal: SIGTERM"),
    "It takes the place of `STOPSIGNAL SIGINT` on line 14 of `web/Dockerfile`.",
  ],
  [
    "healthcheck without a test",
    web("health<|>check:", "  interval: 1m"),
    'The test stays that of `HEALTHCHECK --interval=5s CMD ["/check"]` on line 15 of `web/Dockerfile`.',
  ],
];

for (const [name, marked, expected] of hovers) {
  test(`bridge: ${name}`, () => {
    const other = { "web/Dockerfile.x": "FROM scratch AS a\nARG ONLYA\nFROM scratch AS b\n" };
    assert.equal(beside("compose.yaml", marked, { ...files, ...other }), expected);
  });
}

test("bridge: a Dockerfile that does not exist", () => {
  const marked = web("bui<|>ld: ./web");
  const missing = "**There is no file `web/Dockerfile`: the build fails.**";
  assert.equal(beside("compose.yaml", marked, { "web/Dockerfile": null }), missing);
  assert.equal(beside("compose.yaml", marked, {}), "");
});

test("bridge: an inline Dockerfile needs no other file", () => {
  const marked = web(
    "build:",
    "  dockerfile_inline: |",
    "    FROM scratch",
    "    CMD [a]",
    '    CMD ["/a"]',
    "comm<|>and: /b",
  );
  assert.match(hoverOf(marked), /It takes the place of `CMD \["\/a"\]` on line 3 of `dockerfile_inline`\./);
});

test("bridge: a path with a variable, an address and another's folder", () => {
  const inner = { Dockerfile: dockerfile, "web/Dockerfile": dockerfile };
  assert.equal(beside("compose.yaml", web("bui<|>ld: ./${DIR}"), inner), "");
  assert.equal(beside("compose.yaml", web("bui<|>ld: https://example.com/a.git"), inner), "");
  assert.match(
    beside("a/b/compose.yaml", web("bui<|>ld: ../../web"), inner),
    /line 7 of `\.\.\/\.\.\/web\/Dockerfile`/,
  );
});

function hoverOf(marked: string): string {
  const { service, document, position } = opened("compose.yaml", marked);
  return service.hover(document, position, "en")?.contents ?? "";
}
