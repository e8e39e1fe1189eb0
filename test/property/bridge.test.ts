import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Language } from "../../server/protocol";
import { opened } from "../support/bridge";
import { hostile } from "../support/hostile";
import { withoutCode } from "../support/withoutCode";

const compose = `include: [base.yaml, "b\\uD800.yaml"]
services:
  web:
    extends: {file: base.yaml, service: web}
    build: {context: ., target: run, args: {A: 1}}
    command: [x]
    entrypoint: [y]
    env_file: [a.env]
    environment: {E: 1}
    expose: [80]
    healthcheck: {interval: 1s}
    ports: ["8080:80"]
    user: me
    volumes: [./src:/app]
    working_dir: /
`;

const dockerfile = (word: string) => `ARG A=${word}
FROM ${word} AS run
ENV E=${word}
WORKDIR /app/${word}
COPY ${word} ${word}
VOLUME ${word}
EXPOSE 80 ${word}
USER ${word}
HEALTHCHECK CMD ${word}
ENTRYPOINT ${word}
CMD ["${word}"]
`;

const other = (word: string) =>
  `services: {web: {build: ${word}, command: ${word}, volumes: ["${word}:/app"]}, ${word}: {}}\nvolumes: ${word}`;

/** Every hover, link and lens of a document of which others have said this. */
function askEverything(name: string, text: string, files: Record<string, string>): string[] {
  const { service, document } = opened(name, `${text}<|>`, files);
  service.links(document);
  service.relatedFiles(document);
  const languages: Language[] = ["en", "ko"];
  const lenses = languages.flatMap((language) => service.codeLenses(document, language) ?? []);
  const hovers = text.split("\n").flatMap((content, line) =>
    [...content].flatMap((_, character) => {
      service.elsewhere(document, { line, character });
      return languages.map((language) => service.hover(document, { line, character }, language)?.contents ?? "");
    }),
  );
  assert.ok(lenses.every(({ text }) => text !== ""));
  return hovers;
}

function askBoth(word: string): string[] {
  const files = {
    Dockerfile: dockerfile(word),
    "base.yaml": other(word),
    "a.env": `E=${word}\n${word}=1`,
    "compose.override.yml": other(word),
  };
  return [
    ...askEverything("compose.yaml", compose, files),
    ...askEverything("Dockerfile", dockerfile("run"), { "compose.yaml": compose, "x/compose.yaml": other(word) }),
  ];
}

test("bridge: text of other files never leaves its code span", () => {
  for (const word of hostile) {
    for (const contents of askBoth(word)) {
      const plain = withoutCode(contents);
      assert.ok(!plain.includes("command:workbench") && !/<img|!\[|\{[?>]/.test(plain), contents);
    }
  }
});

test("bridge: other files may hold anything", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (word) => {
      askBoth(word);
    }),
    { numRuns: 10 },
  );
});
