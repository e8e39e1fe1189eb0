import assert from "node:assert/strict";
import { test } from "node:test";
import { officialImages } from "../../../server/images/official";
import { at, hover, isSound, most } from "../../support/dockerfileHover";
import { explainsTokens } from "./tokens";

explainsTokens(most.name, [
  [
    "FROM a AS build<|>\nRUN x\nFROM b\nCOPY --from=build /a /",
    "build",
    "stage-name",
    "**Built, not shipped** · only what is taken out of it goes further",
    "add 1 layer.",
    "`COPY --from` on line 4 takes files out of it",
    "`docker build --target build .`",
  ],
  [
    "FROM a AS <|>x\nRUN x\nFROM x\nRUN --mount=from=x,target=/x y",
    "x",
    "stage-name",
    "**Part of the image** · stage 1 stands on this one",
    "`FROM` on line 3 stands on it",
    "`RUN --mount` on line 4 reads from it",
  ],
  [
    "FROM a AS <|>X",
    "X",
    "stage-name",
    "**The image** · `docker build` makes this stage",
    "in lower case, as `x`",
    "!No line uses",
  ],
  [
    "FROM a AS <|>x\nFROM a AS x",
    "x",
    "stage-name",
    "**Not built** · stage `x` does not need it",
    "Line 2 gives the name again",
    "No line uses the name.",
  ],
  ["FROM a A<|>S x", "AS", "stage-as", "**No layer** · gives the stage a name for the build", "`COPY --from=`"],
  [
    "FROM a AS x\nRUN y\nFROM <|>x",
    "x",
    "stage-base",
    "**Stands on stage `x`** · its layers are part of the image",
    "1 layer of this file",
  ],
  [
    "FROM a AS x\nFROM x<|> AS y\nFROM b\nCOPY --from=y /a /",
    "x",
    "stage-base",
    "**Stands on stage `x`** · neither is shipped as a whole",
  ],
  ["FROM a AS x\nFROM <|>x AS y\nFROM b", "x", "stage-base", "**Stands on stage `x`** · for a stage that is not built"],
  [
    "FROM a AS x\nRUN y\nFROM b\nCOPY --from=<|>x /a /",
    "x",
    "stage-copied",
    "**Takes files out of stage `x`** · none of its layers comes along",
    "1 layer and its configuration, stays behind",
  ],
  [
    "FROM a AS x\nFROM b\nCOPY --from=<|>0 /a /",
    "0",
    "stage-copied",
    "**Takes files out of stage `x`** · none of its layers comes along",
    "counted from 0; its name `x` would stay right",
  ],
  [
    "FROM a\nFROM b\nCOPY --from=0<|> /a /",
    "0",
    "stage-copied",
    "**Takes files out of stage 0** · none of its layers comes along",
    "`AS` on its `FROM` line",
  ],
  [
    "FROM a AS x\nFROM x\nCOPY --from=<|>x /a /",
    "x",
    "stage-copied",
    "**Takes files out of stage `x`** · its layers are in the image already",
  ],
  [
    "FROM a AS x\nFROM b\nRUN --mount=type=bind,from=<|>x,target=/x y",
    "x",
    "stage-mounted",
    "**Reads stage `x` while it runs** · nothing of it is in the layer",
  ],
]);

explainsTokens(most.name, [
  [
    "FROM postgr<|>es",
    "postgres",
    "image-name",
    "**Layers of `postgres:latest`** · below all layers of this stage",
    "An official image",
    "port `5432`",
    "`/var/lib/postgresql`",
    "`POSTGRES_PASSWORD`",
    "`latest`",
  ],
  [
    "FROM node<|>:22",
    "node",
    "image-name",
    "**Layers of `node:22`** · below all layers of this stage",
    "`docker-entrypoint.sh node`",
    "notes no port",
    "!latest",
  ],
  [
    "FROM vau<|>lt:1",
    "vault",
    "image-name",
    "**Layers of `vault:1`** · below all layers of this stage",
    "no longer maintained",
  ],
  [
    "FROM swipl<|>:9",
    "swipl",
    "image-name",
    "**Layers of `swipl:9`** · below all layers of this stage",
    "An official image",
    "unknown here",
  ],
  [
    "FROM me/<|>app:1",
    "app",
    "image-name",
    "**Layers of `me/app:1`** · below all layers of this stage",
    "unknown here",
    "!official",
  ],
  ["FROM m<|>e/app:1", "me", "image-namespace", "**Published by `me`** · on `docker.io`", "no official image"],
  ["FROM libr<|>ary/node", "library", "image-namespace", "**The official images** · `library` on `docker.io`"],
  [
    "FROM ghcr<|>.io/o/app:1",
    "ghcr.io",
    "image-registry",
    "**Pulled from `ghcr.io`** · unless the layers are here already",
  ],
  [
    "FROM docker<|>.io/node",
    "docker.io",
    "image-registry",
    "**Pulled from `docker.io`** · unless the layers are here already",
    "Docker Hub",
  ],
  [
    "FROM localhost:5000/<|>o/p/app:1",
    "o/p",
    "image-namespace",
    "**Published by `o/p`** · on `localhost:5000`",
    "up to the registry",
  ],
  [
    "FROM localhost:50<|>00/app",
    "localhost:5000",
    "image-registry",
    "**Pulled from `localhost:5000`** · unless the layers are here already",
  ],
  ["FROM node:2<|>2", "22", "image-tag", "**Movable** · `22` may mean other layers tomorrow"],
  [
    "FROM node:lat<|>est",
    "latest",
    "image-tag",
    "**Movable** · `latest` may mean other layers tomorrow",
    "not always on the newest image",
  ],
  [
    `FROM node:2<|>2@sha256:${"0f".repeat(32)}`,
    "22",
    "image-tag",
    "**Without effect** · the digest decides, `22` is for people",
  ],
  [
    `FROM node@sha2<|>56:${"0f".repeat(32)}`,
    `sha256:${"0f".repeat(32)}`,
    "image-digest",
    "**Pinned** · the same layers on every build",
  ],
  ["ARG V=22\nFROM node:$V-sl<|>im", "$V-slim", "image-tag", "**Movable** · `22-slim` may mean other layers tomorrow"],
  ["ARG R=ghcr.io\nFROM $R/o<|>/app", "o", "image-namespace", "**Published by `o`** · on `ghcr.io`"],
  ["FROM scra<|>tch", "scratch", "image-scratch", "**Nothing below** · the stage starts without a layer"],
  [
    "FROM a\nCOPY --from=ngi<|>nx:1 /a /",
    "nginx",
    "image-name",
    "**Files of `nginx:1`** · none of its layers comes along",
  ],
  [
    "FROM a\nRUN --mount=from=ngi<|>nx,target=/x y",
    "nginx",
    "image-name",
    "**Files of `nginx:latest`** · there while the command runs, in no layer",
  ],
  ["FROM a\nCOPY --from=scr<|>atch /a /", "scratch", "image-scratch", "**Nothing to take** · `scratch` holds no file"],
  [
    "ARG V\nFROM a/no<|>de:$V-",
    "a/node:$V-",
    "image-refused",
    "**Refused by the builder** · `invalid reference format`",
    "`a/node:-`",
  ],
  ["FROM No<|>de", "Node", "image-refused", "**Refused by the builder** · `invalid reference format: repository na…`"],
]);

explainsTokens(most.name, [
  [
    "FROM a AS x\nFROM <|>x AS y\nFROM x\nCOPY --from=y /a /",
    "x",
    "stage-base",
    "**Stands on stage `x`** · which is shipped, unlike this one",
  ],
]);

test("tokens: every official image of the table has its facts in few lines", () => {
  assert.equal(Object.keys(officialImages).length, 46);
  for (const [name, { ports, volumes, command }] of Object.entries(officialImages)) {
    const text = `FROM <|>${name}:1`;
    isSound(text, most.name);
    const english = hover(text);
    for (const said of [...(ports ?? []).slice(0, 4), ...(volumes ?? []), ...(command ?? []).slice(0, 1)]) {
      assert.ok(english.includes(said), `${said}: ${english}`);
    }
  }
});

test("tokens: every offset of a reference answers", () => {
  const line = "FROM ghcr.io/o/app:1.2@sha256:0123456789abcdef0123456789abcdef AS x";
  for (let offset = 5; offset <= line.length; offset++) {
    assert.ok(at(`${line.slice(0, offset)}<|>${line.slice(offset)}`), `offset ${offset}`);
  }
});
