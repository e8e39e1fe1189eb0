import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze } from "../../server/dockerfile/analysis";
import { locate } from "../../server/dockerfile/explain";
import { contains } from "../../server/dockerfile/explain/place";
import { isSound, most } from "../support/dockerfileHover";

const ours = /^(?:flag|mount|directive|check|heredoc|form|healthcheck|signal|user)\./;

const kitchen = `# syntax=docker/dockerfile:1
# check=skip=UndefinedVar,FromAsCasing;experimental=all;error=true
FROM --platform=linux/arm64 node:22 AS deps
WORKDIR /app
COPY --link --chown="node:node" \\
  # the copies are ours
  --exclude=*.md a b /x/
RUN --mount=type=cache,id=npm,target=/root/.npm,sharing=locked,uid=1000 \\
    --mount=type=secret,id=npmrc,required --network=none npm ci --mount=type=cache # no comment
RUN --mount=type=tmpfs,target=/t,size=64m --mount=type=ssh,required=false <<-"EOF"
	STOPSIGNAL TERM <<X --link
	EOF
FROM scratch
ADD --keep-git-dir=true https://github.com/a/b.git#v1 /src
ADD --checksum=sha256:0123 --unpack=false https://e.example/a.tar /
HEALTHCHECK --interval=1m --timeout=3s --start-period=5s --start-interval=1s --retries=5 CMD curl --retries=9 [x]
ONBUILD RUN --mount=type=bind,from=deps,source=/x,target=y,rw make [ --link
STOPSIGNAL SIGRTMIN+3
USER 1000:www-data
CMD nginx -g "daemon off;"
`;

/** What only the shell reads. */
const shellText = [
  "npm ci --mount=type=cache # no comment",
  "STOPSIGNAL TERM <<X --link",
  " --retries=9 [x]",
  "make [ --link",
  ' -g "daemon off;"',
  "# the copies are ours",
];

test("tokens: in a file with everything, each text is sound at every offset of its token", () => {
  const analysis = analyze(kitchen, 1);
  const seen = new Set<string>();
  for (const [line, text] of kitchen.split("\n").entries()) {
    for (let character = 0; character <= text.length; character++) {
      const position = { line, character };
      const found = locate(analysis, position);
      if (!found || !ours.test(found.topic)) continue;
      assert.ok(contains(found.range, position), `${found.topic} at ${line}:${character}`);
      const key = JSON.stringify(found.range);
      if (seen.has(key)) continue;
      seen.add(key);
      const lines = kitchen.split("\n");
      lines[line] = `${text.slice(0, character)}<|>${text.slice(character)}`;
      isSound(lines.join("\n"), /^(?:flag|mount|directive|heredoc)\.\w+$/.test(found.topic) ? most.name : most.value);
    }
  }
  assert.ok(seen.size > 70, `${seen.size} tokens`);
});

test("tokens: silent at every offset of shell text and comments", () => {
  const analysis = analyze(kitchen, 1);
  for (const text of shellText) {
    const start = kitchen.indexOf(text) + 1;
    for (let offset = start; offset < start + text.length - 1; offset++) {
      const before = kitchen.slice(0, offset).split("\n");
      const position = { line: before.length - 1, character: before.at(-1)!.length };
      assert.equal(locate(analysis, position), null, `"${text}" at ${offset - start}`);
    }
  }
});
