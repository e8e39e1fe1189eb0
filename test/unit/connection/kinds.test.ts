import assert from "node:assert/strict";
import { test } from "node:test";
import { type DocumentKind, documentKind } from "../../../server/kinds";

const cases: [languageId: string, uri: string, kind: DocumentKind | undefined][] = [
  ["dockerfile", "file:///any", "dockerfile"],
  ["Dockerfile", "untitled:Untitled-1", "dockerfile"],
  ["containerfile", "file:///any", "dockerfile"],
  ["dockercompose", "untitled:Untitled-1", "compose"],
  ["docker-compose", "file:///any", "compose"],
  ["yaml.docker-compose", "file:///any", "compose"],
  ["dockercompose", "file:///Dockerfile", "compose"],
  ["text", "file:///app/Dockerfile", "dockerfile"],
  ["text", "file:///app/Dockerfile.dev", "dockerfile"],
  ["text", "file:///app/api.dockerfile", "dockerfile"],
  ["text", "file:///app/Containerfile", "dockerfile"],
  ["text", "file:///C%3A/app/dockerfile", "dockerfile"],
  ["text", "file:///app/Dockerfiles", undefined],
  ["text", "file:///Dockerfile/notes", undefined],
  ["yaml", "file:///app/compose.yaml", "compose"],
  ["yaml", "file:///app/compose.override.yml", "compose"],
  ["yaml", "file:///app/compose%2Ddev.yml", "compose"],
  ["yaml", "file:///app/docker-compose.yml", "compose"],
  ["yaml", "file:///app/docker-compose_test.yaml", "compose"],
  ["yaml", "vscode-vfs://github/o/r/compose.yaml?ref=main", "compose"],
  ["yaml", "file:///app/composer.yml", undefined],
  ["yaml", "file:///app/values.yaml", undefined],
  ["json", "file:///app/compose.json", undefined],
  ["text", "file:///app/%E0%A4%A", undefined],
  ["", "", undefined],
];

for (const [languageId, uri, kind] of cases) {
  test(`kind of ${languageId || "no language"} ${uri}: ${kind}`, () =>
    assert.equal(documentKind({ languageId, uri }), kind));
}
