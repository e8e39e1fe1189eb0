import assert from "node:assert/strict";
import { test } from "node:test";
import { mountKeyTopics } from "../../server/dockerfile/explain/tokens/mounts";
import { mountKeys, mountTypes } from "../../server/dockerfile/value/mounts";
import { at, isSound, most } from "../support/dockerfileHover";

const values: Readonly<Record<string, string>> = {
  "mount.type": "bind",
  "mount.target": "/a/b",
  "mount.source": "a/b",
  "mount.from": "base",
  "mount.readonly": "true",
  "mount.readwrite": "false",
  "mount.id": "some-id",
  "mount.sharing": "locked",
  "mount.size": "64m",
  "mount.required": "true",
  "mount.env": "TOKEN",
  "mount.mode": "0400",
  "mount.uid": "1000",
  "mount.gid": "1000",
};

/** What stands before the RUN and below it: in the image, for later builds, in a stage that is not built. */
const places = [
  ["", ""],
  ["ONBUILD ", ""],
  ["", "\nFROM b"],
] as const;

for (const type of mountTypes) {
  for (const key of mountKeys) {
    test(`tokens: --mount=type=${type} with ${key}`, () => {
      const value = key === "type" ? type : values[mountKeyTopics[key]!];
      for (const [onbuild, end] of places) {
        const before = `FROM a AS base\nFROM a\n${onbuild}RUN --mount=${key === "type" ? "" : `type=${type},target=/t,`}`;
        isSound(`${before}${key.slice(0, 1)}<|>${key.slice(1)}=${value} x${end}`, most.name);
        isSound(`${before}${key}=${value}<|> x${end}`, most.value);
        isSound(`${before}${key.toUpperCase()}<|>=${value} x${end}`, most.name);
        assert.equal(at(`${before}${key}<|>=${value} x${end}`)?.topic, mountKeyTopics[key]);
      }
    });
  }
}
