import assert from "node:assert/strict";
import { test } from "node:test";
import { composeUri, dockerfileUri, start } from "./session";

test("model: a Compose file, and one that is not open, have none", async (t) => {
  const session = await start(t);
  await session.open(composeUri, "services: {}\n");
  for (const uri of [composeUri, dockerfileUri]) {
    assert.equal(await session.layerStack(uri), null);
    assert.equal(await session.rebuild(uri), null);
    assert.equal(await session.checks(uri), null);
  }
});

test("model: a target and build arguments are heeded", async (t) => {
  const session = await start(t);
  const text = "ARG BASE=alpine\nFROM $BASE AS build\nRUN true\nRUN true\nFROM scratch\nCOPY --from=build /x /x\n";
  await session.open(dockerfileUri, text);
  const byDefault = await session.layerStack(dockerfileUri);
  assert.deepEqual([byDefault?.target, byDefault?.image.layers], [1, 1]);
  const build = await session.layerStack(dockerfileUri, { target: "build", buildArgs: { BASE: "debian" } });
  assert.deepEqual([build?.target, build?.image.layers], [0, 2]);
  assert.match(build?.image.base.reference ?? "", /debian/);
  assert.deepEqual(await session.layerStack(dockerfileUri), byDefault);
});

test("model: changed files say what runs again", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "FROM alpine\nCOPY a /a\nCOPY b /b\nRUN true\n");
  const fates = async (changedFiles: string[], dockerignore?: string) => {
    const rebuild = await session.rebuild(dockerfileUri, { changedFiles, ...(dockerignore ? { dockerignore } : {}) });
    return rebuild?.steps.map(({ fate }) => fate);
  };
  assert.deepEqual(await fates([]), ["reused", "reused", "reused"]);
  assert.deepEqual(await fates(["b"]), ["reused", "rebuilt", "rebuilt"]);
  assert.deepEqual(await fates(["b"], "b\n"), ["reused", "reused", "reused"]);
});

test("model: the builder's checks", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "FROM alpine as build\n");
  const checks = await session.checks(dockerfileUri);
  assert.deepEqual(
    checks?.map(({ rule, range }) => [rule, range.start.line]),
    [["FromAsCasing", 0]],
  );
});

test("model: a compose file becomes a project, with the variables it is given", async (t) => {
  const session = await start(t);
  const text = "services:\n  web:\n    image: nginx:${TAG:-1}\n    ports: ['80:80', nonsense]\n";
  await session.open(composeUri, text);
  const project = await session.project(composeUri);
  assert.equal(project?.version, 1);
  assert.deepEqual(
    project.services.map(({ name, image, ports }) => [name, image, ports.map(({ published }) => published)]),
    [["web", "nginx:1", ["80"]]],
  );
  assert.deepEqual(
    project.problems.map(({ message, range, cure }) => [message, range.start.line, cure !== undefined]),
    [["Invalid containerPort: nonsense", 3, true]],
  );
  const other = await session.project(composeUri, { environment: { TAG: "2" } });
  assert.equal(other?.services[0]?.image, "nginx:2");
});

test("model: a Dockerfile has no project", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "FROM alpine\n");
  assert.equal(await session.project(dockerfileUri), null);
  assert.equal(await session.project(composeUri), null);
});

test("model: options of the wrong type are answered null and logged", async (t) => {
  const session = await start(t);
  await session.open(dockerfileUri, "FROM alpine\nRUN true\n");
  const wrong = { images: 1, buildArgs: null } as never;
  assert.equal(await session.layerStack(dockerfileUri, wrong), null);
  assert.equal(session.log.length, 1);
  assert.equal((await session.layerStack(dockerfileUri))?.image.layers, 1);
});
