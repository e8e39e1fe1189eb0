import assert from "node:assert/strict";
import { test } from "node:test";
import { type Added, addedBy } from "../../../media/layerView/adds";
import { analyze } from "../../../server/dockerfile/analysis";

const cases: [line: string, added: Added][] = [
  ["RUN make", { kind: "run", mounts: [] }],
  ["RUN --mount=type=cache,target=/c make", { kind: "run", mounts: [] }],
  ["RUN --mount=from=tools,target=/t make", { kind: "run", mounts: [{ stage: 0 }] }],
  ["COPY a b /to/", { kind: "copy", paths: ["a", "b"], inline: 0 }],
  ['COPY ["a b", "/to"]', { kind: "copy", paths: ["a b"], inline: 0 }],
  ["COPY --chown=1:1 --from=tools /a /b", { kind: "copy", from: { stage: 0 }, paths: ["/a"], inline: 0 }],
  ["COPY --from=nginx /a /b", { kind: "copy", from: { image: "nginx" }, paths: ["/a"], inline: 0 }],
  ["COPY <<EOF a /to/\ntext\nEOF", { kind: "copy", paths: ["a"], inline: 1 }],
  ["ADD site.tar /srv", { kind: "add", paths: ["site.tar"], inline: 0, remote: false }],
  ["ADD https://example.com/a /a", { kind: "add", paths: ["https://example.com/a"], inline: 0, remote: true }],
  ["WORKDIR /srv", { kind: "workdir", path: "/srv" }],
];

for (const [line, added] of cases) {
  test(`adds: ${line.split("\n")[0]}`, () => {
    const { stack } = analyze(`FROM a AS tools\nFROM b\n${line}`, 1);
    assert.deepEqual(addedBy(stack.steps[2]!, stack), added);
  });
}
