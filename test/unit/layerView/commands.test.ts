import assert from "node:assert/strict";
import { test } from "node:test";
import { commandsOf } from "../../../media/layerView/path/commands";
import { evaluate } from "../../../server/dockerfile/evaluate";
import { parse } from "../../../server/dockerfile/read/parse";
import { layerStack } from "../../../server/dockerfile/stack";
import { dockerfileSnapshot } from "../../support/layerViewSnapshot";

interface Case {
  name: string;
  text: string;
  file?: string;
  folder?: string;
  target?: string;
  build: string;
  run: string;
  runWithVolumes?: string;
}

const cases: Case[] = [
  { name: "nothing declared", text: "FROM a", build: "docker build -t web .", run: "docker run --rm web" },
  {
    name: "ports of the host are those of the container; tcp goes without saying",
    text: "FROM a\nEXPOSE 80 53/udp",
    build: "docker build -t web .",
    run: "docker run --rm -p 53:53/udp -p 80:80 web",
  },
  {
    name: "volumes get a name one can find again",
    text: "FROM a\nVOLUME /var/lib/data /srv/",
    build: "docker build -t web .",
    run: "docker run --rm web",
    runWithVolumes: "docker run --rm -v web-data:/var/lib/data -v web-srv:/srv/ web",
  },
  {
    name: "another file and a stage",
    text: "FROM a AS dev\nEXPOSE 1\nFROM a",
    file: "Dockerfile.prod",
    target: "dev",
    build: "docker build -t web -f Dockerfile.prod --target dev .",
    run: "docker run --rm -p 1:1 web",
  },
  {
    name: "a folder that is no image's name",
    text: "FROM a",
    folder: "My App_",
    build: "docker build -t my-app .",
    run: "docker run --rm my-app",
  },
  {
    name: "a folder without a letter",
    text: "FROM a",
    folder: "__",
    build: "docker build -t app .",
    run: "docker run --rm app",
  },
  {
    name: "what a shell would read differently is quoted",
    text: 'FROM a\nVOLUME ["/my $data"]',
    file: "it's.Dockerfile",
    build: "docker build -t web -f 'it'\\''s.Dockerfile' .",
    run: "docker run --rm web",
    runWithVolumes: "docker run --rm -v 'web-my-data:/my ${data}' web",
  },
];

for (const { name, text, file = "Dockerfile", folder = "web", target, ...expected } of cases) {
  test(`path: ${name}`, () => {
    const stack = layerStack(evaluate(parse(text), target === undefined ? {} : { target }), 1);
    const shown = dockerfileSnapshot(stack, { file, folder, ...(target !== undefined && { target }) });
    assert.deepEqual(commandsOf(shown), expected);
  });
}
