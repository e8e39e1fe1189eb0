import assert from "node:assert/strict";
import { test } from "node:test";
import {
  historyCommand,
  isOfficial,
  partsOf,
  type ReferenceParts,
  shortReference,
} from "../../../media/layerView/reference";

const hub = "docker.io";
const references: [reference: string, short: string, parts: ReferenceParts | undefined, official?: boolean][] = [
  ["python:3.12-slim", "python:3.12-slim", { registry: hub, name: "library/python", tag: "3.12-slim" }, true],
  ["docker.io/library/python", "python", { registry: hub, name: "library/python" }, true],
  ["index.docker.io/library/python:3", "python:3", { registry: hub, name: "library/python", tag: "3" }, true],
  ["grafana/grafana:12", "grafana/grafana:12", { registry: hub, name: "grafana/grafana", tag: "12" }],
  [
    "ghcr.io/a/b:1@sha256:0000",
    "ghcr.io/a/b:1@sha256:0000",
    { registry: "ghcr.io", name: "a/b", tag: "1", digest: "sha256:0000" },
  ],
  ["localhost:5000/a", "localhost:5000/a", { registry: "localhost:5000", name: "a" }],
  ["localhost/a", "localhost/a", { registry: "localhost", name: "a" }],
  ["host:5000/a/b:1", "host:5000/a/b:1", { registry: "host:5000", name: "a/b", tag: "1" }],
  ["", "", undefined],
  ["${BASE}", "${BASE}", undefined],
  ["a b", "a b", undefined],
];

for (const [reference, short, parts, official = false] of references) {
  test(`reference: ${reference}`, () => {
    assert.equal(shortReference(reference), short);
    assert.deepEqual(partsOf(reference), parts);
    if (parts) assert.equal(isOfficial(parts), official);
  });
}

test("reference: the command that looks it up names it as one would", () => {
  assert.equal(historyCommand({ registry: hub, name: "library/python", tag: "3" }), "docker image history python:3");
  assert.equal(historyCommand({ registry: "ghcr.io", name: "a/b" }), "docker image history ghcr.io/a/b");
});
