import assert from "node:assert/strict";
import { test } from "node:test";
import { findings } from "../../engine/fixtures/findings.mjs";
import { hover } from "../../support/dockerfileHover";
import { checkKeywordHovers } from "../../support/keywordHovers";

const deleted = "FROM debian:13\nCOPY a.tar /tmp/a.tar\nR<|>UN tar xf /tmp/a.tar && rm /tmp/a.tar";

/** The paragraph of a hover that begins so. */
function paragraph(text: string, start: string): string | undefined {
  return text.split("\n\n").find((each) => each.startsWith(start));
}

test("explain findings: one cause and one cure, as the fourth part", () => {
  const parts = hover(deleted).split("\n\n");
  assert.equal(
    parts[3],
    "**Finding:** `rm` only hides `/tmp/a.tar`: what the `COPY` of line 2 put there stays in its layer and is shipped all the same. " +
      "Drop that `COPY` and give the file to the `RUN` that reads it with `--mount=type=bind,source=a.tar,target=/tmp/a.tar`, which leaves nothing in a layer.",
  );
  assert.match(parts[2]!, /^\*\*Cache:\*\*/);
  assert.equal(parts.length, 5);
});

test("explain findings: in Korean", () => {
  assert.match(paragraph(hover(deleted, "ko"), "**개선할 점:**") ?? "", /`\/tmp\/a\.tar` 경로를 가릴 뿐입니다/);
});

test("explain findings: a mount is named only where its target is known", () => {
  const cure = (copy: string, rm: string) => hover(`FROM debian:13 AS b\nFROM debian:13\n${copy}\nR<|>UN ${rm}`);
  assert.match(cure("COPY a.jar /opt/", "rm /opt/a.jar"), /source=a\.jar,target=\/opt\/a\.jar/);
  assert.match(
    cure("COPY --from=b /x/a.jar /a.jar", "rm /a.jar"),
    /type=bind,from=b,source=\/x\/a\.jar,target=\/a\.jar/,
  );
  for (const [copy, rm] of [
    ["COPY a.jar /opt", "rm /opt/a.jar"],
    ["COPY --from=0 /a.jar /a.jar", "rm /a.jar"],
    ["COPY a.jar b.jar /opt/", "rm /opt/a.jar"],
    ["COPY src /src", "rm -rf /src"],
    ["ADD https://e.org/a.jar /a.jar", "rm /a.jar"],
    ["RUN curl -o /a.jar https://e.org/a", "rm /a.jar"],
  ] as const) {
    const said = cure(copy, rm);
    assert.match(said, /\*\*Finding:/, copy);
    assert.doesNotMatch(said, /--mount/, copy);
  }
});

test("explain findings: the general words give way to what is known here", () => {
  const general = "those of layers below are hidden";
  assert.ok(!hover(deleted).includes(general));
  assert.ok(hover("FROM debian:13\nR<|>UN x && rm /tmp/b").includes(general));
  const argument = "FROM a\nA<|>RG API_TOKEN\nRUN ";
  assert.ok(hover(`${argument}x`).includes("no place for a secret"));
  assert.ok(!hover(`${argument}x $API_TOKEN`).includes("no place for a secret"));
});

test("explain findings: nothing where nothing is found, and nothing at the other place", () => {
  assert.equal(paragraph(hover("FROM debian:13\nR<|>UN rm /tmp/a.tar"), "**Finding:**"), undefined);
  assert.equal(paragraph(hover(deleted.replace("<|>", "").replace("COPY", "CO<|>PY")), "**Finding:**"), undefined);
});

for (const { name, before, after } of findings) {
  test(`explain findings: sound and short: ${name}`, () => {
    checkKeywordHovers(before.dockerfile);
    checkKeywordHovers(after.dockerfile);
  });
}

test("explain findings: short where there is much to say", () => {
  const settings = "ARG API_TOKEN\nARG A\nENV B=$A C=1 D=2 E=3\nUSER app\nWORKDIR /app\n";
  const run = "RUN --mount=type=bind,target=/src";
  for (const command of [
    "apt-get update && apt-get install -y curl && rm -rf /app",
    "chown -R app:app /app && pip install -r requirements.txt",
    "npm ci && echo $API_TOKEN",
  ]) {
    const image = `FROM x AS x\nFROM python:3.14\n${settings}`;
    checkKeywordHovers(`${image}COPY $A/id_rsa . . ./\nCOPY . .\n${run} ${command}\nRUN y\nCMD z`);
    checkKeywordHovers(`${image}COPY --link --chmod=644 .env ./\nADD . .\nRUN ${command}\nRUN y\nCMD z`);
  }
});
