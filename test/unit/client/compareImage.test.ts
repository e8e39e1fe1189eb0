import assert from "node:assert/strict";
import { test } from "node:test";
import { readContainers, readHistory, readImage, readImages } from "../../../client/layerView/engine/answers";
import { type Built, compareImage } from "../../../client/layerView/engine/compareImage";
import type { ComparedEntry } from "../../../media/layerView/messages";
import { analyze } from "../../../server/dockerfile/analysis";

const base = [
  { created_by: "ADD rootfs.tar / # buildkit", size: 8000 },
  { created_by: 'CMD ["/bin/sh"]', size: 0 },
];
const own = [
  { created_by: "RUN /bin/sh -c x # buildkit", size: 100 },
  { created_by: "ENV A=1", size: 0 },
  { created_by: "COPY a /a # buildkit", size: 20 },
];
const file = "FROM alpine\nRUN x\nENV A=1\nCOPY a /a\n";

function built(history: Built["history"], more: Partial<Built> = {}): Built {
  const image = { id: "sha256:1", size: 8120, image: { config: { Env: ["PATH=/bin", "A=1"], Cmd: ["/bin/sh"] } } };
  return { name: "web:1", image, history, containers: [], ...more };
}

const letters = (rows: ComparedEntry[]) =>
  rows.map((row) => (row.kind === "extra" ? "+" : row.kind === "missing" ? `-${row.entry}` : `${row.entry}`)).join(" ");

const cases: [name: string, text: string, history: Built["history"], rows: string, below: number][] = [
  ["as predicted", file, [...base, ...own], "0 1 2", 2],
  ["a line added since", file.replace("ENV", "RUN y\nENV"), [...base, ...own], "0 -1 2 3", 2],
  ["a line removed since", file.replace("ENV A=1\n", ""), [...base, ...own], "0 + 1", 2],
  ["another text of a line", file.replace("RUN x", "RUN z"), [...base, ...own], "+ -0 1 2", 2],
  ["nothing in common", "FROM alpine\nRUN z\n", [...base, ...own], "+ + + -0", 2],
];

for (const [name, text, history, rows, below] of cases) {
  test(`compare: ${name}`, () => {
    const comparison = compareImage(analyze(text, 1).stack, built(history, { base }));
    assert.equal(letters(comparison.rows), rows);
    assert.equal(comparison.base.length, below);
  });
}

test("compare: without the base image at hand, the file's entries are the last ones", () => {
  const comparison = compareImage(analyze(file, 1).stack, built([...base, ...own]));
  assert.equal(letters(comparison.rows), "0 1 2");
  assert.deepEqual(comparison.base, base);
});

test("compare: what only the base image knows matches whatever it is", () => {
  const text = "FROM alpine\nENV P=$PATH:/x\n";
  const entry = { created_by: "ENV P=/usr/bin:/bin:/x", size: 0 };
  assert.equal(letters(compareImage(analyze(text, 1).stack, built([...base, entry], { base })).rows), "0");
});

test("compare: what an unknown base image sets is no difference, what the file sets is", () => {
  const same = compareImage(analyze(file, 1).stack, built([...base, ...own], { base }));
  assert.deepEqual(same.config, []);
  const other = compareImage(analyze(`${file}USER u\nENV A=2\n`, 1).stack, built([...base, ...own], { base }));
  assert.deepEqual(other.config, ["Env", "User"]);
});

test("compare: another builder's words are told from another file", () => {
  const classic = [...base, { created_by: "/bin/sh -c #(nop)  ENV A=1", size: 0 }];
  assert.equal(compareImage(analyze(file, 1).stack, built(classic, { base })).classicBuilder, true);
  assert.equal(compareImage(analyze(file, 1).stack, built([...base, ...own], { base })).classicBuilder, false);
});

test("engine: Docker's lines and Podman's lists say the same", () => {
  const docker = '{"CreatedBy":"CMD x","Size":"0"}\n{"CreatedBy":"RUN y","Size":"12"}\n';
  const podman = '[{"createdBy":"CMD x","size":0},{"createdBy":"RUN y","size":12}]';
  const expected = [
    { created_by: "RUN y", size: 12 },
    { created_by: "CMD x", size: 0 },
  ];
  assert.deepEqual(readHistory(docker), expected);
  assert.deepEqual(readHistory(podman), expected);
  assert.deepEqual(
    readImages('{"Repository":"web","Tag":"1","ID":"ab"}\n{"Repository":"<none>","Tag":"<none>","ID":"cd"}\n'),
    [{ name: "web:1", id: "ab" }],
  );
  assert.deepEqual(readImages('[{"Id":"ab","Names":["localhost/web:1","x:2"]}]'), [
    { name: "localhost/web:1", id: "ab" },
    { name: "x:2", id: "ab" },
  ]);
});

test("engine: an inspected image becomes what the model takes, without what it does not have", () => {
  const inspected = [
    {
      Id: "sha256:1",
      Size: 5,
      Os: "linux",
      RootFS: { Layers: ["sha256:a"] },
      Config: { Env: ["A=1"], Cmd: null, User: "" },
    },
  ];
  assert.deepEqual(readImage(JSON.stringify(inspected)), {
    id: "sha256:1",
    size: 5,
    image: { os: "linux", config: { Env: ["A=1"] }, rootfs: { diff_ids: ["sha256:a"] } },
  });
  assert.equal(readImage(""), undefined);
  assert.equal(readImage("no json"), undefined);
});

test("engine: containers with what is in their writable layer and what they keep outside", () => {
  const mounts = [
    { Type: "volume", Name: "data", Source: "/var/lib/x", Destination: "/d" },
    { Type: "bind", Source: "/h", Destination: "/b" },
  ];
  const output = JSON.stringify([{ Name: "/web-1", SizeRw: 7, State: { Running: true }, Mounts: mounts }]);
  assert.deepEqual(readContainers(output), [
    {
      name: "web-1",
      running: true,
      writable: 7,
      mounts: [
        { kind: "volume", source: "data", target: "/d" },
        { kind: "bind", source: "/h", target: "/b" },
      ],
    },
  ]);
});
