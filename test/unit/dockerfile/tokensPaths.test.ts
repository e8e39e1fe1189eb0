import assert from "node:assert/strict";
import { test } from "node:test";
import { ociKeys } from "../../../server/dockerfile/explain/tokens/labels";
import { at, isSound, most } from "../../support/dockerfileHover";
import { explainsTokens, holdsTopics } from "./tokens";

explainsTokens(most.name, [
  [
    "FROM a\nCOPY s<|>rc /x/",
    "src",
    "path-source",
    "**Into layer 1** · from the build context",
    "what is in it is copied",
  ],
  [
    "FROM a\nCOPY <|>. /x/",
    ".",
    "path-source",
    "**The whole build context into layer 1** · less what `.dockerignore` excludes",
  ],
  ["FROM a\nCOPY *.<|>json /x/", "*.json", "path-source", "**Into layer 1** · from the build context", "is a pattern"],
  [
    "FROM a\nCOPY ../<|>x /x/",
    "../x",
    "path-source",
    "**Into layer 1** · from the build context",
    "No path leads out of the context",
  ],
  [
    "FROM a AS b\nFROM c\nCOPY --from=b /o<|>ut /x/",
    "/out",
    "path-source",
    "**Into layer 1** · out of stage `b`",
    "from the root",
  ],
  ["FROM c\nCOPY --from=nginx:1 /o<|>ut /x/", "/out", "path-source", "**Into layer 1** · out of the image `nginx:1`"],
  [
    "FROM a\nADD https://e<|>.x/f /x/",
    "https://e.x/f",
    "path-source",
    "**Into layer 1** · downloaded during the build",
    "mode 0600",
  ],
  [
    "FROM a\nADD https://e<|>.x/f.git /x/",
    "https://e.x/f.git",
    "path-source",
    "**Into layer 1** · fetched from a Git repository",
    "without `.git`",
  ],
  [
    "FROM a\nADD --keep-git-dir git@e.x<|>:f /x/",
    "git@e.x:f",
    "path-source",
    "**Into layer 1** · fetched from a Git repository",
    "with `.git`",
  ],
  ["FROM a\nADD a.<|>tgz /x/", "a.tgz", "path-source", "**Into layer 1** · from the build context", "is unpacked"],
  [
    "FROM scratch\nENV D=d\nCOPY $D/<|>a /x/",
    "$D/a",
    "path-source",
    "**Into layer 1** · from the build context",
    "`$D/a` is `d/a` here",
  ],
  ["FROM a AS b\nCOPY <|>x /x\nFROM c", "x", "path-source", "**Not copied** · stage 1 does not need stage `b`"],
  [
    "FROM a\nWORKDIR /app\nCOPY a b/<|>",
    "b/",
    "path-destination",
    "**`/app/b/`** · where layer 2 puts the files",
    "set on line 2",
    "makes it a directory",
  ],
  ["FROM a\nCOPY a /b<|>", "/b", "path-destination", "**`/b`** · where layer 1 puts the files", "Without a slash"],
  ["FROM a\nCOPY a b<|>", "b", "path-destination", "**`b` in layer 1** · where that is, only `a` knows"],
  [
    "FROM scratch\nCOPY a b<|>",
    "b",
    "path-destination",
    "**`/b`** · where layer 1 puts the files",
    "starts at the working directory",
  ],
  ['FROM a\nCOPY ["a b", "/x <|>y/"]', '"/x y/"', "path-destination", "**`/x y/`** · where layer 1 puts the files"],
  [
    "FROM a\nWORKDIR /a<|>pp",
    "/app",
    "path-workdir",
    "**`/app`** · created in layer 1 if it is missing",
    "So does the container",
  ],
  [
    "FROM a\nWORKDIR /a\nWORKDIR <|>b",
    "b",
    "path-workdir",
    "**`/a/b`** · created in layer 2 if it is missing",
    "goes on from",
  ],
  [
    "FROM a\nWORKDIR <|>/\nWORKDIR /x",
    "/",
    "path-workdir",
    "**`/`** · adds no layer, the root is always there",
    "line 3 changes it",
  ],
  ["FROM a\nWORKDIR <|>b", "b", "path-workdir", "**`b`** · below a directory that only `a` knows"],
  [
    "FROM a\nVOLUME /data /lo<|>gs",
    "/logs",
    "path-volume",
    "**`/logs`** · a new anonymous volume in every container",
    "`docker run -v my-data:/logs …`",
  ],
  ['FROM a\nVOLUME ["/da<|>ta"]', '"/data"', "path-volume", "**`/data`** · a new anonymous volume in every container"],
  [
    "FROM a AS b\nVOLUME /d<|>\nFROM c\nCOPY --from=b /d /",
    "/d",
    "path-volume",
    "**`/d`** · no volume, because stage `b` is not shipped",
  ],
  [
    "FROM a\nEXPOSE 8<|>0",
    "80",
    "port-port",
    "**Notes port `80/tcp`** · opens and publishes nothing",
    "Without a protocol",
    "`docker run -p 80:80 …`",
  ],
  [
    "FROM a\nEXPOSE 5<|>3/udp",
    "53",
    "port-port",
    "**Notes port `53/udp`** · opens and publishes nothing",
    "`docker run -p 53:53/udp …`",
  ],
  ["FROM a\nEXPOSE 80/t<|>cp", "tcp", "port-protocol", "**TCP** · also meant when no protocol is written"],
  [
    "FROM a\nEXPOSE 53/u<|>dp",
    "udp",
    "port-protocol",
    "**UDP** · a port of its own, apart from TCP of the same number",
  ],
  ["FROM a\nEXPOSE 53/s<|>ctp", "sctp", "port-protocol", "**SCTP** · a port of its own, apart from TCP and UDP"],
  [
    "FROM a\nEXPOSE 8000-<|>8010",
    "8000-8010",
    "port-range",
    "**Notes 11 ports, `8000` to `8010`** · opens and publishes nothing",
  ],
  ["FROM a\nEXPOSE 80<|>80:80", "8080", "port-host", "**Without effect** · an image cannot choose a port of the host"],
]);

const prefix = "org.opencontainers.image.";
for (const key of ociKeys) {
  explainsTokens(most.name, [
    [
      `FROM a\nLABEL ${prefix}<|>${key}=x`,
      `${prefix}${key}`,
      `label-${key}`,
      `**No layer** · writes \`${prefix}${key}\` on the image`,
      "The value is `x`",
    ],
  ]);
}

test("tokens: each key of the OCI specification has a topic, and each topic a key", () => {
  holdsTopics("label-", [...ociKeys.map((key) => `label-${key}`), "label-headline", "label-note"]);
});

test("tokens: a quoted key, and one of a stage that is not shipped", () => {
  isSound(`FROM a\nLABEL "${prefix}ti<|>tle"="x"`, most.name);
  isSound(`FROM a AS b\nLABEL ${prefix}ti<|>tle=x\nFROM c\nCOPY --from=b /a /`, most.name);
});

for (const text of [
  "FROM a\nLABEL ver<|>sion=1",
  `FROM a\nLABEL ${prefix}title=so<|>me`,
  `FROM a\nLABEL ${prefix}na<|>me=x`,
  "FROM a\nENV A=pl<|>ain",
  "FROM a\nARG A=pl<|>ain",
  "FROM a\nRUN cp a <|>/b",
  "FROM a\nRUN FROM <|>a AS b",
  "FROM a\nCOPY a \\\n# /com<|>ment\n/b",
  "FROM a\nEXPOSE po<|>rt",
]) {
  test(`tokens: silent in ${JSON.stringify(text)}`, () => assert.equal(at(text), null));
}
