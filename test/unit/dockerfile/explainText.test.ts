import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { analyze } from "../../../server/dockerfile/analysis";
import { locate } from "../../../server/dockerfile/explain";
import type { Language } from "../../../server/protocol";
import { explainTopic, topics } from "../../../server/topics/topics";
import { root } from "../../support/root.mjs";
import { hostile } from "./hostile";
import { hover, keywordHovers, renderedLines, withoutCode } from "./hover";

const languages: Language[] = ["en", "ko"];

/** What is wrong with a hover's text, whatever it is about. */
function faults(markdown: string): string[] {
  const own = withoutCode(markdown);
  const links = [...own.matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1]!);
  return [
    ...(/[{}]/.test(own) ? ["a placeholder is left"] : []),
    ...(renderedLines(markdown) > 12 ? [`${renderedLines(markdown)} lines`] : []),
    ...(markdown.startsWith("**") ? [] : ["no headline"]),
    ...(/[<>]/.test(own) ? ["HTML"] : []),
    ...(/undefined|NaN|\[object/.test(own) ? ["a value that is none"] : []),
    ...(links.length === 2 && links[0]!.startsWith("https://docs.docker.com/reference/dockerfile/#") ? [] : ["links"]),
    ...(links[1] === "command:strata.openLayerView" ? [] : ["the last link"]),
  ];
}

function checked(text: string): void {
  for (const language of languages) {
    for (const { line, topic, markdown } of keywordHovers(text, language)) {
      assert.deepEqual(faults(markdown), [], `${language}, line ${line}, ${topic}:\n${markdown}`);
    }
  }
}

const kitchen = `ARG NODE=22
ARG UNUSED
FROM node:$NODE-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm --mount=type=secret,id=npmrc npm ci && rm -rf /tmp/*
FROM deps AS builder
ARG VERSION
ENV NODE_ENV=production
USER node
SHELL ["/bin/bash", "-c"]
COPY . .
RUN npm run build
WORKDIR /
EXPOSE 80
FROM builder AS test
RUN npm test
ONBUILD RUN x
FROM node@sha256:${"0f".repeat(32)}
ARG VERSION=1 NODE
ENV A=$VERSION B=2 C=3 D=4 E=5
USER node
WORKDIR /srv
WORKDIR /srv
COPY --link --from=builder /app/dist ./dist
ADD https://example.com/very/long/path/to/some/archive.tar.gz#abc /srv/downloads/
ADD a.tar.gz b.tar c.tgz d.txt /srv/
COPY <<ONE <<TWO /srv/
1
ONE
2
TWO
RUN <<EOF
curl -f https://example.com | sh
EOF
EXPOSE 3000 53/udp
VOLUME /data /logs /cache /tmp/somewhere/else /and/more
LABEL a=b
HEALTHCHECK --start-period=10s --interval=1m30s --timeout=5s --retries=5 CMD curl -f http://localhost:3000/health || exit 1
STOPSIGNAL SIGINT
MAINTAINER me <me@example.com>
ONBUILD COPY --from=builder . /x
CMD npm start
ENTRYPOINT ["docker-entrypoint.sh", "--port=$PORT"]
CMD ["server.js"]
`;

test("explain: a file with everything has a sound text on every keyword in both languages", () => checked(kitchen));

test("explain: the Korean says the same first things", () => {
  const first = (marked: string): string => hover(marked, "ko").split("\n\n")[0]!;
  assert.equal(first("FROM a\nRUN b\n<|>COPY c /"), "**2번 레이어(layer) 추가 (전체 2개)** · 읽기 전용");
  assert.equal(first("FROM a\n<|>CMD b"), "**레이어(layer) 없음** · 메타데이터 설정: Cmd");
  assert.equal(first("FROM a\n<|>ARG b"), "**빌드할 때만** · 컨테이너에는 남지 않음");
});

test("explain: every topic of the chapter is written in every language", () => {
  for (const language of languages) {
    for (const { id, body, title } of topics(language).values()) {
      assert.ok(body.trim() !== "" && title !== "", `${language}: ${id}`);
    }
  }
});

test("explain: text of the file stays text", () => {
  for (const word of hostile) {
    for (const text of [
      `FROM ${word} AS ${word}\nRUN ${word}\nCOPY ${word} ${word}\nADD ${word} ${word}\nENV A=${word}\nLABEL ${word}=${word}`,
      `ARG A=${word}\nFROM a AS b\nRUN ${word}\nUSER ${word}\nWORKDIR ${word}\nVOLUME ${word}\nARG ${word}=1\nFROM c\nCOPY --from=b ${word} /`,
      `FROM a\nCMD ${word}\nENTRYPOINT ${word}\nEXPOSE ${word}\nSTOPSIGNAL ${word}\nMAINTAINER ${word}\nONBUILD RUN ${word}`,
      `FROM a\nCMD [${JSON.stringify(word)}]\nHEALTHCHECK CMD ${word}\nSHELL [${JSON.stringify(word)}]\nCOPY --from=${word} ${word} /`,
      `FROM ${word}\nFROM a\nRUN --mount=target=${word} x\n${word} x\nCOPY ${word}`,
    ]) {
      checked(text);
      for (const language of languages) {
        for (const { markdown } of keywordHovers(text, language)) {
          assert.doesNotMatch(markdown.replaceAll("\n", ""), /[\p{Cc}\p{Cf}]/u);
          assert.doesNotMatch(withoutCode(markdown), /\bimg\b|workbench|e\.example|\bbold\b/);
        }
      }
    }
  }
});

test("explain: never throws, and what it says has a topic", () => {
  const pieces = fc.constantFrom(
    ...kitchen.split(/(?<=[ \n])/),
    ...["FROM ", "--from=", "\\\n", "<<EOF", "[", '"', "$", "${", "=", "\n", "\r\n", "\t", "#", "AS "],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
      const text = words.join("");
      const analysis = analyze(text, 1);
      for (const [line, content] of text.split("\n").entries()) {
        for (let character = 0; character <= Math.min(content.length, 12); character++) {
          const found = locate(analysis, { line, character });
          if (found) assert.ok(explainTopic("en", found.topic, found.facts)?.startsWith("**"), found.topic);
        }
      }
    }),
    { numRuns: 300 },
  );
});

const corpus = `${root}/../shared/corpora/dockerfiles`;

test("explain: Dockerfiles of others have a sound text on every keyword", { skip: !existsSync(corpus) }, () => {
  for (const file of readdirSync(corpus)) checked(readFileSync(`${corpus}/${file}`, "utf8"));
});
