import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ComposeSnapshot, DockerfileSnapshot, PackedSnapshot, Snapshot } from "../../../media/layerView/messages";
import { Packer, Unpacker } from "../../../media/layerView/wire";
import { createService } from "../../../server/service";
import { dockerfileSnapshot } from "../../support/layerViewSnapshot";

const service = createService();

function dockerfile(text: string, was?: string, active?: number): DockerfileSnapshot {
  const document = TextDocument.create("file:///Dockerfile", "dockerfile", 1, text);
  const fates = was === undefined ? undefined : service.rebuild(document, { was: { text: was } })!.steps;
  return dockerfileSnapshot(service.layerStack(document)!, {
    ...(fates && { whatIf: { question: { kind: "saved" }, steps: fates } }),
    ...(active !== undefined && { active }),
  });
}

function compose(text: string): ComposeSnapshot {
  const project = service.project(TextDocument.create("file:///compose.yaml", "dockercompose", 1, text))!;
  const shown = { uri: "file:///compose.yaml", file: "compose.yaml", language: "en", locked: false } as const;
  return { type: "snapshot", kind: "compose", ...shown, stale: false, project, piles: {} };
}

/** As VS Code brings a message from one end to the other. */
const travelled = (message: PackedSnapshot): PackedSnapshot => JSON.parse(JSON.stringify(message));
const plain = (snapshot: Snapshot | undefined) => snapshot && JSON.parse(JSON.stringify(snapshot));

const base = "FROM a\nRUN b\nENV C=1\nRUN d\n";
const snapshots: [what: string, Snapshot][] = [
  ["a file", dockerfile(base)],
  ["the same again", dockerfile(base)],
  ["the cursor in it", dockerfile(base, undefined, 2)],
  ["an edited line", dockerfile("FROM a\nRUN b2\nENV C=1\nRUN d\n", base)],
  ["a new line", dockerfile("FROM a\nRUN b2\nRUN new\nENV C=1\nRUN d\n", base)],
  ["equal lines", dockerfile("FROM a\nRUN b\nRUN b\nRUN b\nRUN b\n", base)],
  ["one of them less", dockerfile("FROM a\nRUN b\nRUN b\nRUN b\n", base)],
  ["saved", dockerfile("FROM a\nRUN b\nRUN b\nRUN b\n")],
  ["a compose file", compose("services:\n  a:\n    image: b\n")],
  ["a file with nothing but a stage", dockerfile("FROM scratch\n")],
  ["no line of the last one", dockerfile("FROM x\nCOPY y /\n", base)],
];

test("wire: each snapshot arrives as it was sent, whatever the one before it was", () => {
  const packer = new Packer();
  const unpacker = new Unpacker();
  for (const [what, snapshot] of snapshots)
    assert.deepEqual(plain(unpacker.unpack(travelled(packer.next(snapshot)))), plain(snapshot), what);
});

test("wire: a page that loads anew, or missed a snapshot, is told apart and gets a whole one", () => {
  const packer = new Packer();
  const [first, second, third] = [dockerfile(base), dockerfile(`${base}RUN e\n`), dockerfile(`${base}RUN f\n`)];
  packer.next(first);
  const page = new Unpacker();
  assert.equal(page.unpack(travelled(packer.next(second))), undefined);
  assert.deepEqual(plain(page.unpack(travelled(packer.whole(second)))), plain(second));
  assert.deepEqual(plain(page.unpack(travelled(packer.next(third)))), plain(third));
});

test("wire: what stays is neither sent nor read again", () => {
  const packer = new Packer();
  const unpacker = new Unpacker();
  const lines = Array.from({ length: 500 }, (_, at) => `RUN step ${at}`);
  const file = (edited: string) => dockerfile(["FROM a", ...lines.with(250, edited), ""].join("\n"));
  const before = unpacker.unpack(packer.next(file("RUN one"))) as DockerfileSnapshot;
  const message = packer.next(file("RUN another"));
  assert.ok(JSON.stringify(message).length < 5_000);
  const after = unpacker.unpack(message) as DockerfileSnapshot;
  assert.deepEqual(
    after.stack.steps.flatMap((step, at) => (step === before.stack.steps[at] ? [] : [at])),
    [251],
  );
});
