import assert from "node:assert/strict";
import { test } from "node:test";
import type { Position } from "../../server/protocol";
import { composeUri, dockerfileUri, start } from "./session";

const at = (line: number, character: number): Position => ({ line, character });

test("documents: incremental edits arrive in order and move what is explained", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "FROM alpine\nRUN true\n");
  await session.change(
    dockerfileUri,
    2,
    { range: { start: at(1, 0), end: at(1, 0) }, text: "# a comment\n\n" },
    { range: { start: at(3, 0), end: at(3, 3) }, text: "CMD" },
  );
  assert.equal(await session.hover(dockerfileUri, at(1, 0)), null);
  const hover = await session.hover(dockerfileUri, at(3, 0));
  assert.deepEqual(hover?.range, { start: at(3, 0), end: at(3, 3) });
  assert.match(hover?.contents.value ?? "", /No layer/i);
  const stack = await session.layerStack(dockerfileUri);
  assert.deepEqual([stack?.version, stack?.steps.map((step) => step.instruction)], [2, ["FROM", "CMD"]]);
});

test("documents: a full text replaces the one before", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "FROM alpine\n");
  await session.change(dockerfileUri, 7, { text: "FROM alpine\nRUN true\nRUN false\n" });
  const stack = await session.layerStack(dockerfileUri);
  assert.deepEqual([stack?.version, stack?.image.layers], [7, 2]);
});

test("documents: every keystroke of an instruction is answered", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "FROM alpine\n");
  const typed = "COPY --from=build /out /srv";
  for (let column = 0; column < typed.length; column++) {
    const text = typed[column]!;
    await session.change(dockerfileUri, column + 2, { range: { start: at(1, column), end: at(1, column) }, text });
    const stack = await session.layerStack(dockerfileUri);
    assert.equal(stack?.version, column + 2);
    await session.hover(dockerfileUri, at(1, column));
  }
  assert.deepEqual(session.log, []);
});

test("documents: one that is closed or was never open is answered null", async (t) => {
  const session = await start(t);
  assert.equal(await session.hover(dockerfileUri, at(0, 0)), null);
  assert.equal(await session.layerStack(dockerfileUri), null);
  await session.open(dockerfileUri, "FROM alpine\n");
  assert.ok(await session.layerStack(dockerfileUri));
  await session.close(dockerfileUri);
  assert.equal(await session.hover(dockerfileUri, at(0, 0)), null);
  assert.equal(await session.layerStack(dockerfileUri), null);
});

test("documents: reopened with the same version, the new text counts", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "FROM alpine\nRUN true\n");
  assert.equal((await session.layerStack(dockerfileUri))?.image.layers, 1);
  await session.close(dockerfileUri);
  await session.open(dockerfileUri, "FROM alpine\n");
  assert.equal((await session.layerStack(dockerfileUri))?.image.layers, 0);
});

test("documents: two are kept apart", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "FROM alpine\nRUN true\n", "dockerfile", 3);
  await session.open("untitled:Untitled-1", "FROM alpine\n", "dockerfile", 5);
  const stacks = [await session.layerStack(dockerfileUri), await session.layerStack("untitled:Untitled-1")];
  assert.deepEqual(
    stacks.map((stack) => [stack?.version, stack?.image.layers]),
    [
      [3, 1],
      [5, 0],
    ],
  );
});

const harmless: [name: string, text: string, positions: Position[]][] = [
  ["an empty file", "", [at(0, 0)]],
  ["only comments", "# one\n# two\n", [at(0, 0), at(1, 3), at(2, 0)]],
  ["only blank lines", "\n\n \n", [at(0, 0), at(2, 1)]],
  ["past the end of the line", "FROM alpine\n", [at(0, 12), at(0, 4000)]],
  ["past the end of the file", "FROM alpine\n", [at(2, 0), at(99999, 99999)]],
  ["before the start", "FROM alpine\n", [at(-1, 0), at(0, -1)]],
  ["no whole number", "FROM alpine\n", [at(0.5, 0), at(0, 1.5), { line: "0", character: null } as unknown as Position]],
];

for (const [name, text, positions] of harmless) {
  test(`documents: nothing to say: ${name}`, async (t) => {
    const session = await start(t);
    await session.open(dockerfileUri, text);
    for (const position of positions) assert.equal(await session.hover(dockerfileUri, position), null);
    assert.ok(await session.layerStack(dockerfileUri));
  });
}

const readable: [name: string, text: string, position: Position, token: [start: Position, end: Position]][] = [
  ["carriage returns", "FROM alpine\r\nRUN true\r\n", at(1, 0), [at(1, 0), at(1, 3)]],
  ["a byte order mark", "\uFEFFFROM alpine\n", at(0, 2), [at(0, 1), at(0, 5)]],
  ["lower case", "from alpine\n", at(0, 2), [at(0, 0), at(0, 4)]],
  [
    "characters of two units before it",
    "FROM alpine\n# \u{1F433}\nRUN echo \u{1F433}\nCMD x\n",
    at(3, 0),
    [at(3, 0), at(3, 3)],
  ],
];

for (const [name, text, position, [from, to]] of readable) {
  test(`documents: explains a keyword in a file with ${name}`, async (t) => {
    const session = await start(t);
    await session.open(dockerfileUri, text);
    assert.deepEqual((await session.hover(dockerfileUri, position))?.range, { start: from, end: to });
  });
}

const halves = [
  "F",
  "FRO",
  "FROM",
  "FROM ",
  "FROM alpine\nRU",
  "FROM alpine\nRUN",
  "FROM alpine\nCOPY --",
  "FROM alpine\nRUN <<EOF\n",
];

for (const text of halves) {
  test(`documents: half typed: ${JSON.stringify(text)}`, async (t) => {
    const session = await start(t);
    await session.open(dockerfileUri, text);
    const line = text.split("\n").length - 1;
    for (let character = 0; character <= text.length; character++)
      await session.hover(dockerfileUri, at(line, character));
    assert.equal((await session.layerStack(dockerfileUri))?.version, 1);
    assert.deepEqual(session.log, []);
  });
}

test("documents: a broken Compose file", async (t) => {
  const session = await start(t);
  await session.open(composeUri, "services:\n\tweb: [\n  image: &a *a\n");
  for (const line of [0, 1, 2, 3]) await session.hover(composeUri, at(line, 2));
  assert.deepEqual(session.log, []);
});
