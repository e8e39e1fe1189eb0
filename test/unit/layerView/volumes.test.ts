import assert from "node:assert/strict";
import { test } from "node:test";
import { commandsOf } from "../../../media/layerView/path/commands";
import { volumesOf } from "../../../media/layerView/volumes";
import type { LayerStack } from "../../../server/protocol";
import { opened } from "../../support/bridge";
import { dockerfileSnapshot } from "../../support/layerViewSnapshot";

/** The stack of `FROM a`, VOLUME of the paths and no more, with these compose files of the workspace. */
function stackOf(lines: string, files: Record<string, string> = {}, target?: string): LayerStack {
  const { service, document } = opened("app/Dockerfile", `<|>${lines}`, files);
  return service.layerStack(document, target === undefined ? {} : { target })!;
}

const compose = (volumes: string, more = "") =>
  `services:\n  web:\n    build: {context: app${more}}\n    volumes: [${volumes}]\nvolumes: {data: {}}\n`;

const cases: [what: string, lines: string, files: Record<string, string>, expected: string[]][] = [
  ["VOLUME, each with its line", 'FROM a\nVOLUME /a\nRUN x\nVOLUME ["/b c", "/d"]\n', {}, ["/a:1", "/b c:3", "/d:3"]],
  [
    "a service mounts what VOLUME names",
    "FROM a\nVOLUME /d/\n",
    { "compose.yaml": compose("data:/d") },
    ["/d/:1 data web ../compose.yaml"],
  ],
  [
    "what only a service mounts",
    "FROM a\nVOLUME /d\n",
    { "compose.yaml": compose("./src:/src, /anonymous") },
    ["/d:1", "/src ./src web ../compose.yaml", "/anonymous  web ../compose.yaml"],
  ],
  ["a tmpfs is memory, no volume", "FROM a\n", { "compose.yaml": compose("{type: tmpfs, target: /t}") }, []],
  [
    "of two services that build it, the first says what is mounted",
    "FROM a\n",
    { "compose.yaml": compose("data:/d"), "other.compose.yaml": compose("./d:/d") },
    ["/d data web ../compose.yaml"],
  ],
  [
    "a service that builds another stage",
    "FROM a AS one\nFROM a\n",
    { "compose.yaml": compose("data:/d", ", target: one") },
    [],
  ],
];

for (const [what, lines, files, expected] of cases) {
  test(`volumes: ${what}`, () => {
    const shown = volumesOf(stackOf(lines, files)).map(
      ({ path, range, mounted }) =>
        path +
        (range ? `:${range.start.line}` : "") +
        (mounted ? ` ${mounted.source ?? ""} ${mounted.service} ${mounted.file}` : ""),
    );
    assert.deepEqual(shown, expected);
  });
}

test("volumes: the stage that a service builds has its mounts", () => {
  const files = { "compose.yaml": compose("data:/d", ", target: one") };
  assert.deepEqual(
    volumesOf(stackOf("FROM a AS one\nFROM a\n", files, "one")).map(({ path }) => path),
    ["/d"],
  );
});

const commands: [file: string, command: string | undefined][] = [
  ["compose.yaml", "docker compose up -d web"],
  ["app/docker-compose.yml", "docker compose up -d web"],
  ["compose.prod.yaml", "docker compose -f ../compose.prod.yaml up -d web"],
  ["infra/compose.yaml", "docker compose -f ../infra/compose.yaml up -d web"],
];

for (const [file, command] of commands) {
  test(`path: what mounts the volumes of ${file}`, () => {
    const folder = "../".repeat(file.split("/").length - 1);
    const text = compose("data:/d").replace("context: app", `context: ${folder}app`);
    const stack = stackOf("FROM a\nVOLUME /d\n", { [file]: text });
    assert.equal(commandsOf(dockerfileSnapshot(stack)).runWithVolumes, command);
  });
}

test("path: a service that mounts nothing leaves the command to VOLUME", () => {
  const stack = stackOf("FROM a\nVOLUME /d\n", { "compose.yaml": "services: {web: {build: app}}\n" });
  assert.match(commandsOf(dockerfileSnapshot(stack)).runWithVolumes ?? "", /-v app-d:\/d/);
});
